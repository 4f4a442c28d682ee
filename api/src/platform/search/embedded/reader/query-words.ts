import { eachChunk } from '../../analysis/tokenize.ts';
import type { ParsedQuery } from '../../parse-query.ts';

/** A word of a query, with its place, and whether it may still be being typed. `joined` is the whole that it is a part of. */
export type QueryWord = { readonly word: string; readonly joined: string | undefined; readonly start: number; readonly end: number; readonly isOpen: boolean };

/** The most words of a query that count. */
const mostWords = 24;

/** The words of a query, in their order. */
export function readQueryWords({ words, isOpen }: ParsedQuery): QueryWord[] {
  const found: QueryWord[] = [];
  eachChunk(words, ({ parts, joined }, place) => {
    for (const { word, start, end } of parts) {
      if (found.length < mostWords) found.push({ word, joined, start: place + start, end: place + end, isOpen: isOpen && place + end === words.length });
    }
  });
  return found;
}
