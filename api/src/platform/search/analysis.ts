import type { Language } from '#api/contract/text.ts';

/** A word as it stands in a text, with the stem that it is found by. */
export type Token = { readonly stem: string; readonly start: number; readonly end: number };

const elision = /^(?:l|d|qu|j|n|s|c|m|t|jusqu|lorsqu|puisqu)['’](?=\p{L})/iu;
const wordPattern = /c\+\+|c#|\.net\b|[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/giu;

/** Words that carry no meaning of their own in a search. */
const stopWords = new Set(
  'a an and are as at be by for from in is it of on or that the to with au aux avec ce ces dans de des du en est et la le les leur ou par pas pour que qui sa se ses son sur un une'.split(
    ' ',
  ),
);

/** Lowercase without accents or ligatures. */
export function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('’', "'");
}

/** The stem that a word is found by: without elision, accents, plural and the commonest endings. */
export function stem(word: string, language: Language): string {
  const plain = fold(word.replace(elision, ''));
  if (plain === 'c++') return 'cplusplus';
  if (plain === 'c#') return 'csharp';
  if (plain === '.net') return 'dotnet';
  const bare = plain.replaceAll(/[^a-z0-9]/g, '');
  return language === 'fr' ? stemFrench(bare) : stemEnglish(bare);
}

function stemEnglish(word: string): string {
  if (word.length < 4) return word;
  return word
    .replace(/(?:ies)$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^su])s$/, '$1')
    .replace(/^(.{4,}?)(?:ing|ed)$/, '$1')
    .replace(/e$/, '');
}

function stemFrench(word: string): string {
  if (word.length < 4) return word;
  return word
    .replace(/eaux$/, 'eau')
    .replace(/aux$/, 'al')
    .replace(/[sx]$/, '')
    .replace(/ee?$/, '')
    .replace(/(.{4,})(?:er|ez|ant)$/, '$1');
}

/** The words of a text, with their places and stems; nothing else of it counts. */
export function tokenize(text: string, language: Language): Token[] {
  return [...text.matchAll(wordPattern)].flatMap((match) => {
    const found = stem(match[0], language);
    return found === '' ? [] : [{ stem: found, start: match.index, end: match.index + match[0].length }];
  });
}

/** Whether a word is too common to be required. */
export function isStopWord(word: string): boolean {
  return stopWords.has(fold(word));
}
