import { languages, type Language } from '#api/contract/text.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import { tokenize } from './tokenize.ts';

/** A word of a sequence, as its stem; stop words count for nothing between the words of an expression. */
export type SequenceWord = { readonly stem: string; readonly isStopWord: boolean };

/** A place where a member of a group of synonyms stands in a sequence of words. */
export type SynonymMatch = { readonly concept: string; readonly start: number; readonly end: number };

type Member = { readonly stems: readonly string[]; readonly concept: string };

/**
 * Groups of words and expressions that mean the same in either language. Each group is a concept, which texts are
 * also found by: so an expression of several words is found as one thing.
 */
export class Synonyms {
  readonly #members = { en: new Map<string, Member[]>(), fr: new Map<string, Member[]>() };
  readonly #words = new Map<string, Set<string>>();

  constructor(groups: readonly (readonly string[])[]) {
    for (const [index, group] of groups.entries()) {
      for (const term of group) for (const language of languages) this.#add(`=${index}`, term, language);
    }
  }

  /** The members that stand in a sequence of words of a language. */
  find(words: readonly SequenceWord[], language: Language): SynonymMatch[] {
    const found: SynonymMatch[] = [];
    for (let start = 0; start < words.length; start += 1) {
      for (const { stems, concept } of this.#members[language].get(words[start]?.stem ?? '') ?? []) {
        const end = endOf(stems, words, start);
        if (end !== undefined) found.push({ concept, start, end });
      }
    }
    return found;
  }

  /** Whether a member of a language begins with a stem. */
  mayStart(stemmed: string, language: Language): boolean {
    return this.#members[language].has(stemmed);
  }

  /** The stems of those members of a concept that are one word, for marking. */
  wordsOf(concept: string): string[] {
    return [...(this.#words.get(concept) ?? [])];
  }

  #add(concept: string, term: string, language: Language): void {
    const words = tokenize(term).map(({ word }) => word);
    const telling = words.filter((word) => !isStopWord(word));
    const stems = (telling.length > 1 ? telling : words).map((word) => stem(word, language));
    const [one] = stems;
    if (one === undefined) return;
    const members = this.#members[language];
    members.set(one, [...(members.get(one) ?? []), { stems, concept }]);
    if (stems.length === 1) this.#words.set(concept, (this.#words.get(concept) ?? new Set()).add(one));
  }
}

/** Where an expression that begins at a place ends, if it does stand there: stop words between its words count for nothing. */
function endOf(stems: readonly string[], words: readonly SequenceWord[], start: number): number | undefined {
  let at = start;
  for (const stemmed of stems) {
    while (at > start && words[at]?.isStopWord === true && words[at]?.stem !== stemmed) at += 1;
    if (words[at]?.stem !== stemmed) return undefined;
    at += 1;
  }
  return at;
}
