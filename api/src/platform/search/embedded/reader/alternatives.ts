import { otherLanguage, type Language } from '#api/contract/text.ts';
import { stem } from '../../analysis/stem.ts';
import type { Synonyms } from '../../analysis/synonyms.ts';
import type { Postings } from './postings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A stem of a language that a word of a query is found by, and how much that is worth. */
export type Alternative = { readonly language: Language; readonly stem: string; readonly weight: number };

/** The words of a phrase, as stems of each language; `telling` are the places of those that are no stop words. */
export type PhraseStems = Readonly<Record<Language, readonly string[]>> & { readonly telling: readonly number[] };

/** What is known of the words of an index. */
export type Knowledge = {
  readonly vocabularies: Readonly<Record<Language, Vocabulary>>;
  readonly postings: Postings;
  readonly synonyms: Synonyms;
};

const otherLanguageWeight = 0.9;

/** The stems that a word is found by. */
export function exact(word: string, language: Language, weight: number): Alternative[] {
  const other = otherLanguage(language);
  return [
    { language, stem: stem(word, language), weight },
    { language: other, stem: stem(word, other), weight: weight * otherLanguageWeight },
  ];
}
