import { expect, test } from 'vitest';
import { plainText } from '#api/features/search/plain-text.ts';

test.each([
  ['A **bold** claim, *said* `twice`', 'A bold claim, said twice'],
  ['# Title\n\nFirst [link](https://one.example "title") here.', 'Title First link here.'],
  ['- one\n- two **three**\n\n1. four', 'one two three four'],
  ['| a | b |\n|---|---|\n| c | d |', 'a b c d'],
  ['Before <script>alert(1)</script> after', 'Before alert(1) after'],
  ['R&amp;D &lt;here&gt; C++ & "Co."', 'R&D <here> C++ & "Co."'],
  ['', ''],
])('the words of %j are %j', (markdown, words) => {
  expect(plainText(markdown).replaceAll(/\s+/g, ' ')).toBe(words);
});
