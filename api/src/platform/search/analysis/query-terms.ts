import { languages } from '#api/contract/text.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import type { Synonyms } from './synonyms.ts';

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

function plain(text: string): string {
  return text.replaceAll('’', "'");
}
