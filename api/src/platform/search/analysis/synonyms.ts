import { languages, type Language } from '#api/contract/text.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import { tokenize } from './tokenize.ts';

/** A word of a sequence, as its stem; stop words count for nothing between the words of an expression. */
export type SequenceWord = { readonly stem: string; readonly isStopWord: boolean };

/**
 * A member of a group that was given in quotes, such as `"Protected B"`, is a term: its words are one thing only where
 * they stand side by side. `isCommon` says that one of its words is common, as in `"Manage IT"`.
 */
export type FixedTerm = { readonly written: string; readonly isCommon: boolean };

/** A place where a member of a group of synonyms stands in a sequence of words. */
export type SynonymMatch = { readonly concept: string; readonly start: number; readonly end: number; readonly term: FixedTerm | undefined };

type Member = { readonly stems: readonly string[]; readonly concept: string; readonly term: FixedTerm | undefined };

/** A member of a group as it is given: its words, and the one language that they are of, where it is said. */
export type GivenMember = { readonly text: string; readonly language: Language | undefined };

const languageMark = /^(en|fr):/;

/** Reads a member of a group: `fr:formation` is no word of English. */
export function readMember(member: string): GivenMember {
  const marked = languageMark.exec(member);
  const language = languages.find((side) => side === marked?.[1]);
  return { text: member.slice(marked?.[0].length ?? 0), language };
}

/**
 * Groups of words and expressions that mean the same in either language. Each group is a concept, which texts are
 * also found by: so an expression of several words is found as one thing.
 */
export class Synonyms {
  readonly #members = { en: new Map<string, Member[]>(), fr: new Map<string, Member[]>() };
  readonly #forms = { en: new Map<string, string[][]>(), fr: new Map<string, string[][]>() };

  /** The groups as they were given. */
  readonly groups: readonly (readonly string[])[];

  constructor(groups: readonly (readonly string[])[]) {
    this.groups = groups;
    for (const [index, group] of groups.entries()) {
      for (const { text, language } of group.map(readMember)) {
        for (const side of language === undefined ? languages : [language]) this.#add(`=${index}`, text, side);
      }
    }
  }

  /** The members that stand in a sequence of words of a language; a term within a longer expression is a part of that. */
  find(words: readonly SequenceWord[], language: Language): SynonymMatch[] {
    const found: SynonymMatch[] = [];
    for (let start = 0; start < words.length; start += 1) {
      const members = this.#members[language].get(words[start]?.stem ?? '');
      if (members === undefined) continue;
      for (const { stems, concept, term } of members) {
        const end = term === undefined ? endOf(stems, words, start) : endOfTerm(stems, words, start);
        if (end !== undefined) found.push({ concept, start, end, term });
      }
    }
    return found.some(({ term }) => term !== undefined) ? found.filter((match) => match.term === undefined || !isWithinAny(match, found)) : found;
  }

  /** Whether a member of a language begins with a stem. */
  mayStart(stemmed: string, language: Language): boolean {
    return this.#members[language].has(stemmed);
  }

  /** Whether a member of a language is one word with this stem. */
  isMember(stemmed: string, language: Language): boolean {
    return this.#members[language].get(stemmed)?.some(({ stems }) => stems.length === 1) === true;
  }

  /** The stems of each member of a concept in a language. */
  formsOf(concept: string, language: Language): readonly (readonly string[])[] {
    return this.#forms[language].get(concept) ?? [];
  }

  #add(concept: string, term: string, language: Language): void {
    const words = tokenize(term).map(({ word }) => word);
    const telling = words.filter((word) => !isStopWord(word));
    const isTerm = term.startsWith('"');
    const stems = (telling.length > 1 && !isTerm ? telling : words).map((word) => stem(word, language));
    const [one] = stems;
    if (one === undefined) return;
    const members = this.#members[language];
    const fixed = isTerm ? { written: term.replaceAll('"', ''), isCommon: words.some((word) => word.length > 1 && isStopWord(word)) } : undefined;
    members.set(one, [...(members.get(one) ?? []), { stems, concept, term: fixed }]);
    this.#forms[language].set(concept, [...(this.#forms[language].get(concept) ?? []), stems]);
  }
}

/** Where an expression that begins at a place ends, if it does stand there: stop words between its words count for nothing. */
export function endOf(stems: readonly string[], words: readonly SequenceWord[], start: number): number | undefined {
  let at = start;
  for (let place = 0; place < stems.length; place += 1) {
    const stemmed = stems[place];
    while (at > start && words[at]?.isStopWord === true && words[at]?.stem !== stemmed) at += 1;
    if (words[at]?.stem !== stemmed) return undefined;
    at += 1;
  }
  return at;
}

function endOfTerm(stems: readonly string[], words: readonly SequenceWord[], start: number): number | undefined {
  return stems.every((stemmed, at) => words[start + at]?.stem === stemmed) ? start + stems.length : undefined;
}

function isWithinAny(inner: SynonymMatch, all: readonly SynonymMatch[]): boolean {
  return all.some((outer) => outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start);
}
