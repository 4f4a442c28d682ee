import { expect, test } from 'vitest';
import { texts } from './sample-texts.ts';

const fine = '\u202f';
const firm = '\u00a0';

/** What the typography of each language forbids, by name. */
const rules: Readonly<Record<'en' | 'fr', readonly (readonly [string, RegExp])[]>> = {
  fr: [
    ['straight apostrophe', /\p{L}'\p{L}/u],
    ['no fine space before ; ! ?', new RegExp(`[^${fine};!?][;!?](?![\\w=/&])`, 'u')],
    ['no firm space before :', new RegExp(`[^${firm}]:(?=\\s|$)`, 'u')],
    ['no firm space inside « »', new RegExp(`«[^${firm}]|[^${firm}]»`, 'u')],
    ['English quotation marks', /[“”]|"\p{L}/u],
    ['no firm space before % or $', new RegExp(`\\d[^${firm}\\d.,)–-]?[%$]`, 'u')],
    ['English number', /\d,\d{3}(?!\d|\u00a0%)/u],
  ],
  en: [
    ['straight apostrophe', /\p{L}'\p{L}|s' \p{L}/u],
    ['straight quotation marks', /(?<![\d=])"(?=\p{L})/u],
    ['space before punctuation', /\s[;:!?](?=\s|$)/u],
    ['French quotation marks', /[«»]/u],
  ],
};
const ofBoth: typeof rules.en = [
  ['double space', /\S {2,}(?=\S)/u],
  ['unspaced em dash', /\S—|—\S/u],
  ['three points', /\.\.\./u],
];

/** Takes out what typography does not govern: code, addresses and the times of day. */
function onlyProse(text: string): string {
  return text
    .replaceAll(/`[^`]*`/g, 'code')
    .replaceAll(/https?:\/\/\S+/g, 'address')
    .replaceAll(/^\|[ :|-]+\|$/gm, '');
}

/** Names what is wrong with the typography of `text`. */
function findFaults(language: 'en' | 'fr', text: string): string[] {
  const prose = onlyProse(text);
  return [...rules[language], ...ofBoth].filter(([, pattern]) => pattern.test(prose)).map(([name]) => name);
}

/** The one name that must keep signs which a careless page would break. */
const kept = 'C++ & "Co." <Analyzer>';

test.each(['en', 'fr'] as const)('the samples keep the typography of %s', (wanted) => {
  const faults = texts
    .filter(({ language, text }) => language === wanted && text !== kept)
    .flatMap(({ path, text }) => findFaults(wanted, text).map((fault) => `${path}: ${fault}`));
  expect(faults).toEqual([]);
});

test.each([
  ['fr', "l'infonuagique", 'straight apostrophe'],
  ['fr', 'Qui lit la réponse ?', 'no fine space before ; ! ?'],
  ['fr', 'le prix\u202f: 4', 'no firm space before :'],
  ['fr', '« libre »', 'no firm space inside « »'],
  ['fr', 'dit “libre”', 'English quotation marks'],
  ['fr', '94 %', 'no firm space before % or $'],
  ['fr', '1,400 postes', 'English number'],
  ['en', "the client's own", 'straight apostrophe'],
  ['en', 'a "critical" system', 'straight quotation marks'],
  ['en', 'what ? no', 'space before punctuation'],
  ['en', 'two  spaces', 'double space'],
  ['en', 'before—after', 'unspaced em dash'],
] as const)('a breach in %s, %s, is found', (language, text, fault) => {
  expect(findFaults(language, text)).toContain(fault);
});
