import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { Line, Lines, seen, seenWithin } from '#api/contract/plain-text.ts';

test.each([
  ['an override that turns what follows', 'invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['embeddings and isolates', '\u202aa\u202bb\u202cc\u202dd\u2066e\u2067f\u2068g\u2069', 'abcdefg'],
  ['marks of direction', 'a\u200eb\u200fc\u061cd', 'abcd'],
  ['signs of no width', 'Ac\u200bme\u2060 \ufeffNo\u00adrd\u034f', 'Acme Nord'],
  ['a joiner where nothing is joined', 'Ac\u200dme\u200c', 'Acme'],
  ['blanks that count as letters', 'a\u3164b\u115fc\u2800d\uffa0e', 'abcde'],
  ['controls of terminals', 'a\u0000b\u001b[31mc\u0007d\u009be\u007f', 'ab[31mcde'],
  ['letters that are hidden in tags', 'a\u{e0041}\u{e0042}\u{e007f}b', 'ab'],
  ['a selector that selects nothing', 'a\ufe0f1\ufe0fb', 'a1b'],
  ['half a character', 'a\ud83cb\udf41', 'ab'],
  ['notes between lines', 'a\ufff9b\ufffac\ufffb', 'abc'],
  ['a heap of marks', `Z${'\u0300'.repeat(40)}algo`, `Z${'\u0300'.repeat(4)}algo`],
  ['every end of a line', 'a\r\nb\rc\u0085d\u2028e\u2029f\vg\fh', 'a\nb\nc\nd\ne\nf\ng\nh'],
])('a text is kept without %s', (_, given, kept) => {
  expect(seen(given)).toBe(kept);
});

test.each([
  ['the spaces of French', '«\u202fSécurité\u202f»\u00a0: 10\u202f000\u00a0$\u2009!'],
  ['accents, written in either way', 'Œuvre d’été e\u0301te\u0301 Ñandú Việt'],
  ['a family', '👩\u200d👩\u200d👧\u200d👦 👩🏽\u200d💻 ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈 👁\ufe0f\u200d🗨\ufe0f'],
  ['flags', '🇨🇦 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} 🏴\u200d☠\ufe0f'],
  ['keys and signs in either style', '1\ufe0f\u20e3 #\ufe0f\u20e3 ©\ufe0e ↔\ufe0f'],
  ['Inuktitut, Cree and Hebrew', 'ᓄᓇᕗᑦ ᓀᐦᐃᔭᐍᐏᐣ שָׁלוֹם'],
  ['what Persian and Hindi are written with', 'می\u200cخواهم क्\u200dष'],
  ['tabs and lines', '# A\n\n\tcode\n- b'],
  ['code and signs', 'C++ & "Co." <b> O’Brien = cmd | a@b'],
])('a text keeps %s', (_, given) => {
  expect(seen(given)).toBe(given);
});

const signs = oneof(
  constantFrom(
    '\u202e',
    '\u2066',
    '\u200b',
    '\u200c',
    '\u200d',
    '\ufe0f',
    '\ufe0e',
    '\u00ad',
    '\r',
    '\n',
    '\u0000',
    '\u0085',
    '\u2028',
    '\u{e0067}',
    '\u{e007f}',
    '\u{1f3f4}',
    '👩',
    '🏽',
    '1',
    '\u20e3',
    '\u0301',
    'ی',
    'é',
    '\u202f',
    '\ud83c',
  ),
  string({ unit: 'binary', maxLength: 1 }),
);
const texts = array(signs, { maxLength: 40 }).map((parts) => parts.join(''));

test('whatever is typed, nothing that turns or controls text is left, and what is left stays as it is', () => {
  assert(
    property(texts, (given) => {
      const once = seen(given);
      expect(seen(once)).toBe(once);
      // oxlint-disable-next-line no-control-regex
      expect(once).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u3164]|\p{Surrogate}/u);
    }),
    { numRuns: 3_000 },
  );
});

test('a name is on one line, and one of unseen signs alone is none', () => {
  expect(Line.parse(' Acme\r\n\tNord\u2028inc. ')).toBe('Acme Nord inc.');
  expect(Lines.parse(' a\r\nb\u202e ')).toBe('a\nb');
  expect(Line.min(1).safeParse('\u200b\u3164\u202e \u2800').success).toBe(false);
});

test('a draft is cleaned as deep as one goes, and what is deeper neither throws nor is looked at', () => {
  expect(seenWithin({ name: { en: 'a\u202eb' }, features: [{ fr: 'c\u200b' }], n: 1, no: null })).toEqual({ name: { en: 'ab' }, features: [{ fr: 'c' }], n: 1, no: null });
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect(Array.isArray(seenWithin(deep))).toBe(true);
});

test('six thousand unseen signs take no time', () => {
  const from = performance.now();
  for (const sign of ['\u200d', '\u{e0067}', '\ufe0f', '\u0300', '\r', '\u{1f3f4}\u{e0067}']) seen(sign.repeat(6_000));
  expect(performance.now() - from).toBeLessThan(1_000);
});
