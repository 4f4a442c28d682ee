import type { Language } from '#api/contract/text.ts';
import { stem } from '../analysis/stem.ts';
import { isStopWord } from '../analysis/stop-words.ts';
import { eachChunk, tokenize } from '../analysis/tokenize.ts';
import { parseQuery } from '../parse-query.ts';

const spelledSigns: Readonly<Record<string, string>> = { '+': 'plus', '#': 'sharp', '.': 'dot' };

/**
 * A text as Meilisearch is given it: the stems of its words with spaces between, so that both engines take words
 * apart in the same way, and nothing that anyone typed can be read as an operator.
 */
export function toSearchText(text: string, language: Language): string {
  const words: string[] = [];
  const others: string[] = [];
  eachChunk(text, ({ parts, joined, extras }) => {
    words.push(...parts.map(({ word }) => word));
    others.push(...(joined === undefined ? [] : [joined]), ...extras);
  });
  return [...words, ...others].map((word) => toStem(word, language)).join(' ');
}

/** An expression, each of its words once: what stands in a text where the expression does. */
export function toSearchWords(expression: string, language: Language): string {
  return tokenize(expression)
    .map(({ word }) => toStem(word, language))
    .join(' ');
}

/**
 * What is asked of Meilisearch for a query: exclusions, phrases, then words, since only a last word is completed.
 * `undefined` where a query says something, but nothing that a word can be made of.
 */
export function toSearchQuery(query: string, language: Language): { readonly text: string; readonly words: number } | undefined {
  const parsed = parseQuery(query);
  const all = tokenize(parsed.words).map(({ word }) => word);
  const phrases = parsed.phrases.map((phrase) => phraseOf(phrase, language)).filter((phrase) => phrase !== '""');
  const meaningful = all.filter((word) => !isStopWord(word));
  const words = meaningful.length > 0 || phrases.length > 0 ? meaningful : all;
  const excluded = [
    ...parsed.excludedPhrases.map((phrase) => phraseOf(phrase, language)).filter((phrase) => phrase !== '""'),
    ...parsed.excludedWords.flatMap((text) => tokenize(text)).map(({ word }) => toStem(word, language)),
  ].map((one) => `-${one}`);
  const said = [...excluded, ...phrases, ...words.map((word) => toStem(word, language))];
  if (said.length === 0) return /[\p{L}\p{N}\p{So}]/u.test(query) ? undefined : { text: '', words: 0 };
  return { text: `${said.join(' ')}${parsed.isOpen && words.length > 0 ? '' : ' '}`, words: words.length + phrases.length };
}

function phraseOf(phrase: string, language: Language): string {
  return `"${toSearchWords(phrase, language)}"`;
}

/** The stem of a folded word, its signs spelled out: Meilisearch would split at them. */
function toStem(word: string, language: Language): string {
  return stem(word, language).replaceAll(/[^\p{L}\p{N}]/gu, (sign) => spelledSigns[sign] ?? '');
}
