import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../site/src/data/markdown.ts';
import { within } from '../../support/extent.ts';

test('text in code shows as it was typed', () => {
  expect(renderMarkdown('`<Analyzer>` and `a &lt; b`')).toContain('<code>&lt;Analyzer&gt;</code> and <code>a &amp;lt; b</code>');
  expect(renderMarkdown('```\nif (a < b && c > d) "x"\n```')).toContain('if (a &lt; b &amp;&amp; c &gt; d) "x"');
});

test('raw HTML never passes: it shows as the text that it is', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<div>\n\n**x**\n\n</div>',
    '<!-- -->',
    '<svg/onload=alert(1)>',
    '<style>*{}</style>',
    'a <b>x</b>',
    '<iframe srcdoc="<p>">',
  ];
  for (const text of hostile) {
    const html = renderMarkdown(text);
    expect(html.replaceAll(/<\/?(p|strong)>/g, '')).not.toContain('<');
    expect(html).toContain('&lt;');
  }
});

test('only links to the web and to a mailbox stay links', () => {
  const hostile = [
    '[x](javascript:alert(1))',
    '[x](JaVa&#115;cript:alert(1))',
    '[x](java\tscript:alert(1))',
    '[x](data:text/html,<script>)',
    '[x](vbscript:x)',
    '[x](//evil.example)',
    '[x](/en/)',
    '[x](https://canada.ca@evil.example/)',
    '[x](HTTPS://canada.ca:443@evil.example/)',
    '[x][r]\n\n[r]: javascript:alert(1)',
    '<javascript:alert(1)>',
  ];
  for (const text of hostile) expect(renderMarkdown(text)).not.toContain('<a');
  expect(renderMarkdown('[x](https://a.example/?b=1&c=2)')).toContain('<a href="https://a.example/?b=1&amp;c=2" rel="nofollow noopener">x</a>');
  expect(renderMarkdown('a@b.example')).toContain('href="mailto:a@b.example"');
  expect(renderMarkdown('[x](https://a.example "t\\" onmouseover=alert(1)")')).not.toContain('onmouseover');
});

test('an image is its words, so that nothing is fetched from elsewhere', () => {
  const html = renderMarkdown('![a "b" <c>](https://tracker.example/x.png)');
  expect(html).not.toContain('<img');
  expect(html).not.toContain('tracker.example');
  expect(html).toContain('a "b" &lt;c&gt;');
});

test('headings lie below the heading of their group, without a gap', () => {
  const levels = (markdown: string) => [...renderMarkdown(markdown).matchAll(/<h(\d)>/g)].map(([, level]) => level);
  expect(levels('# A\n\n## B\n\n# C')).toEqual(['3', '4', '3']);
  expect(levels('#### A\n\n###### B\n\n## C')).toEqual(['3', '4', '3']);
  expect(levels('## A\n\n### B\n\n#### C\n\n##### D\n\n###### E')).toEqual(['3', '4', '5', '6', '6']);
});

const nested: Readonly<Record<string, string>> = {
  'lists by indentation': Array.from({ length: 400 }, (_, index) => `${' '.repeat((index % 40) * 2)}- a`).join('\n'),
  'lists in one line': '- '.repeat(3000),
  'numbers in one line': '1. '.repeat(2000),
  quotations: '>'.repeat(6000),
  'lists in quotations': '- > '.repeat(1500),
};

test.each(Object.entries(nested))('6,000 characters of nested %s neither take long nor end the page', (_, text) => {
  const markdown = text.slice(0, 6000);
  renderMarkdown(markdown);
  // The best of several: what else the machine does is not the renderer's.
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now();
    renderMarkdown(markdown);
    return performance.now() - from;
  });
  expect(Math.min(...times)).toBeLessThan(within(50));
});
