import type { Language } from '#api/contract/text.ts';
import { findConcepts, findLightWords, findQueryTerms } from '../analysis/query-terms.ts';
import { stem } from '../analysis/stem.ts';
import { isStopWord } from '../analysis/stop-words.ts';
import type { SynonymMatch, Synonyms } from '../analysis/synonyms.ts';
import { eachChunk, tokenize } from '../analysis/tokenize.ts';
import { parseQuery } from '../parse-query.ts';

const plain = /^[a-z0-9]+$/;

const spelledSigns: Readonly<Record<string, string>> = { '+': 'plus', '#': 'sharp', '.': 'dot' };

/** A text taken apart for the indexes of both languages: its words, their other spellings, and the concepts that it speaks of. */
export type TextPiece = {
  readonly words: Readonly<Record<Language, readonly string[]>>;
  readonly others: Readonly<Record<Language, readonly string[]>>;
  readonly concepts: readonly string[];
};

/** How a text is taken apart: which languages it may be of, and whether it is prose, where a term of common words, such as "Manage IT", is hardly ever meant. */
export type TextKind = { readonly synonyms: Synonyms; readonly sides: readonly Language[]; readonly isProse: boolean };

/** Takes a text apart once, since both languages' indexes hold it. */
export function toTextPiece(text: string, { synonyms, sides, isProse }: TextKind): TextPiece {
  const words: string[] = [];
  const others: string[] = [];
  eachChunk(text, ({ parts, joined, extras }) => {
    words.push(...parts.map(({ word }) => word));
    others.push(...(joined === undefined ? [] : [joined]), ...extras);
  });
  const found = sides.flatMap((side) => findAll(words, side, synonyms)).filter(({ term }) => !isProse || term?.isCommon !== true);
  const concepts = found.map(({ concept }) => conceptWord(concept));
  return { words: inBoth(words), others: inBoth(others), concepts };
}

/**
 * Texts as Meilisearch is given them: the stems of their words with spaces between, then the concepts that they speak of.
 * So both engines take words apart in the same way, and nothing that anyone typed can be read as an operator.
 */
export function toSearchText(pieces: readonly TextPiece[], language: Language): string {
  const concepts = new Set(pieces.flatMap((piece) => piece.concepts));
  return [...pieces.flatMap(({ words }) => words[language]), ...pieces.flatMap(({ others }) => others[language]), ...concepts].join(' ');
}

function inBoth(words: readonly string[]): Record<Language, string[]> {
  return { en: words.map((word) => toStem(word, 'en')), fr: words.map((word) => toStem(word, 'fr')) };
}

/**
 * What is asked of Meilisearch for a query: exclusions, phrases, then words, since only a last word is completed.
 * `undefined` where a query says something, but nothing that a word can be made of.
 */
export function toSearchQuery(query: string, language: Language, synonyms: Synonyms): string | undefined {
  const parsed = parseQuery(query);
  const phrases = parsed.phrases.map((phrase) => phraseOf(phrase, language)).filter((phrase) => phrase !== '""');
  const words = wordsOf(parsed.words, phrases.length > 0, language, synonyms);
  const excluded = [
    ...parsed.excludedPhrases.map((phrase) => phraseOf(phrase, language)).filter((phrase) => phrase !== '""'),
    ...parsed.excludedWords.flatMap((text) => tokenize(text)).map(({ word }) => toStem(word, language)),
  ].map((one) => `-${one}`);
  const said = [...excluded, ...phrases, ...words];
  if (said.length === 0) return /[\p{L}\p{N}\p{So}]/u.test(query) ? undefined : '';
  // A letter alone would complete every word that begins with it.
  const isBegun = parsed.isOpen && words.length > 0 && (words.length === 1 || (words.at(-1)?.length ?? 0) > 1);
  return `${said.join(' ')}${isBegun ? '' : ' '}`;
}

/** The words that are wanted: an expression with synonyms is its concept, which stands for each of them. */
function wordsOf(text: string, hasPhrases: boolean, language: Language, synonyms: Synonyms): string[] {
  const placed = tokenize(text);
  const all = placed.map(({ word }) => word);
  const matches = findConcepts(all, language, synonyms);
  const terms = findQueryTerms(placed, text, synonyms);
  const light = findLightWords(all, [...matches, ...terms]);
  const concepts = [...terms, ...matches.toSorted((a, b) => b.end - b.start - (a.end - a.start))];
  const stemOf = (word: string) => toStem(word, language);
  const isTelling = hasPhrases || all.some((word) => !isStopWord(word));
  return all.flatMap((word, at) => {
    if (light.has(at)) return [];
    const concept = concepts.find(({ start, end }) => start <= at && at < end);
    if (concept !== undefined) return concept.start === at ? [conceptWord(concept.concept)] : [];
    return isTelling && isStopWord(word) ? [] : [stemOf(word)];
  });
}

function findAll(words: readonly string[], side: Language, synonyms: Synonyms): SynonymMatch[] {
  return synonyms.find(
    words.map((word) => ({ stem: stem(word, side), isStopWord: isStopWord(word) })),
    side,
  );
}

function phraseOf(phrase: string, language: Language): string {
  const words = tokenize(phrase).map(({ word }) => toStem(word, language));
  return `"${words.join(' ')}"`;
}

function toStem(word: string, language: Language): string {
  return spell(stem(word, language));
}

/** The word of a concept: digits, since Meilisearch takes words of letters for one another where they differ by a slip. */
function conceptWord(concept: string): string {
  return `77${concept.replaceAll(/\D/g, '').padStart(6, '0')}`;
}

/** A word with its signs spelled out: Meilisearch would split at them. */
function spell(word: string): string {
  if (plain.test(word)) return word;
  return word.replaceAll(/[^\p{L}\p{N}]/gu, (sign) => spelledSigns[sign] ?? '');
}
