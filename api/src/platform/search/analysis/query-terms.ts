import { languages, otherLanguage, type Language } from '#api/contract/text.ts';
import { stem } from './stem.ts';
import { isLightWord, isStopWord } from './stop-words.ts';
import type { SynonymMatch, Synonyms } from './synonyms.ts';

/** A term that a query names, from its word `start` up to before its word `end`. */
export type QueryTerm = { readonly concept: string; readonly start: number; readonly end: number };

type PlacedWord = { readonly word: string; readonly start: number; readonly end: number };

/**
 * The terms that the words of a query name, none over another. One with a common word, such as "Manage IT", is meant
 * where it is all that is asked, or stands in the query as people write it: "how to manage it" says something else.
 */
export function findQueryTerms(words: readonly PlacedWord[], text: string, synonyms: Synonyms): QueryTerm[] {
  const isMeant = (start: number, end: number, written: string): boolean =>
    end - start === words.length || plain(text.slice(words[start]?.start, words[end - 1]?.end)) === plain(written);
  const found = languages.flatMap((side) => {
    const sequence = words.map(({ word }) => ({ stem: stem(word, side), isStopWord: isStopWord(word) }));
    return synonyms.find(sequence, side).filter(({ term, start, end }) => term !== undefined && (!term.isCommon || isMeant(start, end, term.written)));
  });
  const longestFirst = found.toSorted((a, b) => b.end - b.start - (a.end - a.start));
  const kept: QueryTerm[] = [];
  for (const { concept, start, end } of longestFirst) {
    if (kept.every((other) => other.end <= start || end <= other.start)) kept.push({ concept, start, end });
  }
  return kept;
}

/**
 * The words and expressions of a query that have synonyms. What is a word of the other language counts where its own
 * one knows nothing of it: « file d’attente » has nothing to do with files.
 */
export function findConcepts(words: readonly string[], language: Language, synonyms: Synonyms): SynonymMatch[] {
  const ofSide = (side: Language) => {
    const sequence = words.map((word) => ({ stem: stem(word, side), isStopWord: isStopWord(word) }));
    return synonyms.find(sequence, side).filter(({ term }) => term === undefined);
  };
  const own = ofSide(language);
  const isFree = ({ start, end }: SynonymMatch): boolean => own.every((one) => one.end <= start || end <= one.start);
  return [...own, ...ofSide(otherLanguage(language)).filter((one) => one.end - one.start > 1 || isFree(one))];
}

/**
 * The places of words that a query is not asked by, since others tell more: a "tool for permits" is whatever does
 * permits. Within an expression or a term, such as "collaboration tools" or "Type II", they count.
 */
export function findLightWords(words: readonly string[], matches: readonly Pick<QueryTerm, 'start' | 'end'>[]): ReadonlySet<number> {
  const places = words.flatMap((word, at) => (isStopWord(word) ? [] : [at]));
  const isWithin = (at: number): boolean => matches.some(({ start, end }) => end - start > 1 && start <= at && at < end);
  const light = places.filter((at) => isLightWord(words[at] ?? '') && !isWithin(at));
  return new Set(light.length < places.length ? light : []);
}

function plain(text: string): string {
  return text.replaceAll('’', "'");
}
