import { languages, type Language } from '#api/contract/text.ts';
import { stem } from './stem.ts';
import { tokenize } from './tokenize.ts';

/** A place where a member of a group of synonyms stands in a sequence of stems. */
export type SynonymMatch = { readonly concept: string; readonly start: number; readonly length: number };

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

  /** The members that stand in a sequence of stems of a language. */
  find(stems: readonly string[], language: Language): SynonymMatch[] {
    const found: SynonymMatch[] = [];
    for (const [start, one] of stems.entries()) {
      for (const member of this.#members[language].get(one) ?? []) {
        if (member.stems.every((wanted, at) => stems[start + at] === wanted)) found.push({ concept: member.concept, start, length: member.stems.length });
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
    const stems = tokenize(term).map(({ word }) => stem(word, language));
    const [one] = stems;
    if (one === undefined) return;
    const members = this.#members[language];
    members.set(one, [...(members.get(one) ?? []), { stems, concept }]);
    if (stems.length === 1) this.#words.set(concept, (this.#words.get(concept) ?? new Set()).add(one));
  }
}
