import { otherLanguage, type Language } from '#api/contract/text.ts';
import { stem } from '../../analysis/stem.ts';
import { firstStrongLevel } from '../impact.ts';
import { exact, type Alternative, type Knowledge } from './alternatives.ts';
import type { NearWord } from './vocabulary.ts';

/** What is looked for instead of a misspelled word, and how that is written; nothing is said of a word that is right and merely found nowhere. */
export type Correction = { readonly shown: string | undefined; readonly alternatives: readonly Alternative[] };

const mostNear = 3;

/** A known word that is found in so few documents may be a slip of its writer, if it is near a much commoner one. */
const mostSlips = 2;
const muchCommoner = 50;

/** Finds what could have been meant by a word that is unknown, or known only as somebody's slip. */
export function correct(word: string, literal: readonly Alternative[], language: Language, knowledge: Knowledge): Correction | undefined {
  const isRight = [language, otherLanguage(language)].some((side) => knowledge.synonyms.isMember(stem(word, side), side));
  if (literal.length === 0 && isRight) return quietly(splitInTwo(word, language, knowledge));
  if (literal.length === 0) return nearest(word, language, knowledge, 0) ?? splitInTwo(word, language, knowledge);
  const documents = documentsOf(literal, knowledge);
  if (documents > mostSlips || literal.some((one) => isProminent(one, knowledge))) return undefined;
  return nearest(word, language, knowledge, Math.max(1, documents) * muchCommoner);
}

function quietly(correction: Correction | undefined): Correction | undefined {
  return correction === undefined ? undefined : { ...correction, shown: undefined };
}

function nearest(word: string, language: Language, { vocabularies }: Knowledge, least: number): Correction | undefined {
  for (const side of [language, otherLanguage(language)]) {
    const near = vocabularies[side].near(word).filter(({ documents }) => documents >= least);
    const [best] = near;
    if (best !== undefined) return { shown: best.shown, alternatives: alternativesOf(near, best, side) };
  }
  return undefined;
}

function alternativesOf(near: readonly NearWord[], best: NearWord, language: Language): Alternative[] {
  const equals = near.filter(({ distance, stem, word }) => distance === best.distance && (stem === best.stem || word[0] === best.word[0])).slice(0, mostNear);
  return equals.map(({ stem }) => ({ language, stem, weight: stem === best.stem ? 0.95 : 0.5 })).concat(exact(best.word, language, 0.9));
}

function splitInTwo(word: string, language: Language, { vocabularies }: Knowledge): Correction | undefined {
  for (const side of [language, otherLanguage(language)]) {
    for (let at = word.length - 3; at >= 3; at -= 1) {
      const [left, right] = [vocabularies[side].find(word.slice(0, at)), vocabularies[side].find(word.slice(at))];
      if (left === undefined || right === undefined) continue;
      const rarer = left.documents < right.documents ? left : right;
      return { shown: `${left.shown} ${right.shown}`, alternatives: exact(rarer.word, side, 0.9) };
    }
  }
  return undefined;
}

function documentsOf(alternatives: readonly Alternative[], { postings }: Knowledge): number {
  return alternatives.reduce((sum, { language, stem }) => sum + postings.of(language, stem).reduce((all, { slots }) => all + slots.length, 0), 0);
}

function isProminent({ language, stem }: Alternative, { postings }: Knowledge): boolean {
  return postings.of(language, stem).some(({ level }) => level >= firstStrongLevel);
}
