import { otherLanguage, type Language } from '#api/contract/text.ts';
import { isStopWord, tokenize } from '../analysis.ts';
import { parseQuery } from '../query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A query as FTS5 takes it: what is required, its looser form, and the stems to mark. */
export type MatchExpression = { readonly all: string; readonly any: string; readonly stems: readonly string[]; readonly corrected: string | null };

type Synonyms = readonly (readonly string[])[];

/** How many words a prefix stands for at the most. */
const prefixWords = 24;

/** Builds the expression of a query; `undefined` where it holds no word. Only stems ever reach FTS5, each quoted. */
export function toMatch(query: string, language: Language, vocabulary: Vocabulary, synonyms: Synonyms): MatchExpression | undefined {
  const { words, phrases, excluded } = parseQuery(query);
  const meaningful = words.filter((word) => !isStopWord(word));
  const kept = meaningful.length > 0 ? meaningful : words;
  const corrections = new Map<string, string>();
  const lastWord = /\s$/.test(query) ? undefined : kept.at(-1);
  const groups = kept.flatMap((word) => alternativesOf(word, { language, vocabulary, isLast: word === lastWord, corrections }));
  const phraseGroups = phrases.map((phrase) => [quoted(stemsOf(phrase, language))]).filter(([one]) => one !== '""');
  const required = [...groups.map((group) => group.map((one) => quoted([one]))), ...phraseGroups];
  if (required.length === 0) return undefined;
  const wider = synonymsOf(query, language, synonyms);
  const not = excluded
    .flatMap((word) => stemsOf(word, language))
    .map((one) => ` NOT ${quoted([one])}`)
    .join('');
  const joined = (operator: string) => required.map((group) => `(${group.join(' OR ')})`).join(operator);
  const withWider = (expression: string) => (wider.length === 0 ? expression : `(${expression}) OR ${wider.map(quoted).join(' OR ')}`);
  return {
    all: `(${withWider(joined(' AND '))})${not}`,
    any: `(${withWider(joined(' OR '))})${not}`,
    stems: [...new Set([...groups.flat(), ...phrases.flatMap((phrase) => stemsOf(phrase, language)), ...wider.flat()])],
    corrected: corrections.size === 0 ? null : words.map((word) => corrections.get(word) ?? word).join(' '),
  };
}

type WordContext = { language: Language; vocabulary: Vocabulary; isLast: boolean; corrections: Map<string, string> };

function alternativesOf(word: string, { language, vocabulary, isLast, corrections }: WordContext): string[][] {
  return stemsOf(word, language).map((own, index) => {
    const other = stemsOf(word, otherLanguage(language))[index];
    const exact = [own, ...(other === undefined ? [] : [other])];
    const longer = isLast && own.length >= 2 ? vocabulary.startingWith(own, prefixWords) : [];
    const known = [...new Set([...exact.filter((one) => vocabulary.has(one)), ...longer])];
    if (known.length > 0) return known;
    const near = vocabulary.nearest(own);
    if (near === undefined) return [own];
    corrections.set(word, near);
    return [near];
  });
}

function stemsOf(text: string, language: Language): string[] {
  return tokenize(text, language).map(({ stem }) => stem);
}

function quoted(stems: readonly string[]): string {
  return `"${stems.join(' ')}"`;
}

/** The other words of every group of synonyms of which the query holds one, as phrases of stems. */
function synonymsOf(query: string, language: Language, synonyms: Synonyms): string[][] {
  const asked = ` ${stemsOf(query, language).join(' ')} `;
  const holds = (term: string, side: Language) => asked.includes(` ${stemsOf(term, side).join(' ')} `);
  const whole = (term: string) => [language, otherLanguage(language)].some((side) => asked.trim() === stemsOf(term, side).join(' ') && holds(term, side));
  const groups = synonyms.filter((group) => group.some(whole));
  return groups
    .flat()
    .flatMap((term) => [stemsOf(term, 'en'), stemsOf(term, 'fr')])
    .filter((stems) => stems.length > 0);
}
