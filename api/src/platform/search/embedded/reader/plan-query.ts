import { languages, otherLanguage, type Language } from '#api/contract/text.ts';
import { stem } from '../../analysis/stem.ts';
import { isStopWord } from '../../analysis/stop-words.ts';
import { findConcepts, findLightWords, findQueryTerms, type QueryTerm } from '../../analysis/query-terms.ts';
import type { SynonymMatch, Synonyms } from '../../analysis/synonyms.ts';
import { tokenize } from '../../analysis/tokenize.ts';
import { parseQuery, type ParsedQuery } from '../../parse-query.ts';
import { exact, type Alternative, type Knowledge, type PhraseStems } from './alternatives.ts';
import { readQueryWords, type QueryWord } from './query-words.ts';
import { correct } from './correct-word.ts';

/** What is looked for on behalf of one word of a query. */
export type Clause = { readonly alternatives: readonly Alternative[] };

/** A query as it is looked up. `corrected` is the query as it was searched, where that differs from what was typed. */
export type Plan = {
  readonly language: Language;
  readonly clauses: readonly Clause[];
  readonly phrases: readonly PhraseStems[];
  readonly excluded: readonly Alternative[];
  readonly excludedPhrases: readonly PhraseStems[];
  readonly corrected: string | null;
  readonly stems: readonly string[];
};

/** A synonym of one word is worth less than the word; an expression of several says more than each of its words. */
const synonymWeight = 0.75;
const expressionWeight = 1.4;
const joinedWeight = 0.95;

/** Decides what to look for. */
export function planQuery(query: string, language: Language, knowledge: Knowledge): Plan {
  const parsed = parseQuery(query);
  const all = readQueryWords(parsed);
  const phrases = phraseStems(parsed.phrases);
  const terms = findQueryTerms(all, parsed.words, knowledge.synonyms);
  const meaningful = all.filter(({ word }, at) => termAt(terms, at)?.start === at || (termAt(terms, at) === undefined && !isStopWord(word)));
  const spoken = all.map(({ word }) => word);
  const matches = findConcepts(spoken, language, knowledge.synonyms);
  const light = findLightWords(spoken, [...matches, ...terms]);
  const words = meaningful.length > 0 || phrases.length > 0 ? meaningful.filter((word) => !light.has(all.indexOf(word))) : all;
  const planned = words.map((word) => {
    const term = termAt(terms, all.indexOf(word));
    return term === undefined ? planWord(word, { words: all, matches, language, knowledge, alone: all.length === 1 }) : planTerm(term, word, { language, knowledge });
  });
  const clauses = [...planned.map(({ alternatives }) => ({ alternatives })), ...phraseClauses(parsed.phrases, language)];
  return {
    language,
    clauses,
    phrases,
    excluded: parsed.excludedWords.flatMap((text) => tokenize(text)).flatMap(({ word }) => exact(word, language, 1)),
    excludedPhrases: phraseStems(parsed.excludedPhrases),
    corrected: correctedText(parsed, planned),
    stems: [...new Set([...stemsToMark(clauses, knowledge.synonyms), ...stemsOfTerms(terms, all)])],
  };
}

function termAt(terms: readonly QueryTerm[], at: number): QueryTerm | undefined {
  return terms.find(({ start, end }) => start <= at && at < end);
}

/** A term is one thing, which its words alone do not find. */
function planTerm({ concept }: QueryTerm, word: QueryWord, { language, knowledge }: Pick<WordContext, 'language' | 'knowledge'>): PlannedWord {
  return { word, alternatives: exact(concept, language, expressionWeight).filter((one) => isKnown(one, knowledge)), correction: undefined };
}

function stemsOfTerms(terms: readonly QueryTerm[], all: readonly QueryWord[]): string[] {
  const words = terms.flatMap(({ start, end }) => all.slice(start, end)).filter(({ word }) => word.length > 1 && !isStopWord(word));
  return words.flatMap(({ word }) => languages.map((side) => stem(word, side)));
}

type PlannedWord = { readonly word: QueryWord; readonly alternatives: readonly Alternative[]; readonly correction: string | undefined };
type WordContext = {
  readonly words: readonly QueryWord[];
  readonly matches: readonly SynonymMatch[];
  readonly language: Language;
  readonly knowledge: Knowledge;
  readonly alone: boolean;
};

function planWord(word: QueryWord, context: WordContext): PlannedWord {
  const { language, knowledge } = context;
  const concepts = conceptsOf(word, context);
  const direct = [...exact(word.word, language, 1), ...joinedForms(word, context).flatMap((joined) => exact(joined, language, joinedWeight)), ...concepts];
  const literal = direct.filter((one) => isKnown(one, knowledge));
  const begun = word.isOpen ? completions(word.word, literal.length > 0, context) : [];
  // A word of an expression that is known is right, even where no listing has it.
  const isRight = begun.length > 0 || concepts.some(({ weight }) => weight === expressionWeight);
  const correction = isRight ? undefined : correct(word.word, literal, language, knowledge);
  const alternatives = [...literal, ...begun, ...(correction?.alternatives ?? [])];
  return { word, alternatives, correction: correction?.shown };
}

function isKnown({ language, stem: text }: Alternative, { postings }: Knowledge): boolean {
  return postings.of(language, text).length > 0;
}

function joinedForms(word: QueryWord, { words, language, knowledge }: WordContext): string[] {
  const at = words.indexOf(word);
  const known = (joined: string) => [language, otherLanguage(language)].some((side) => knowledge.vocabularies[side].find(joined) !== undefined);
  const before = words[at - 1];
  const after = words[at + 1];
  const neighbours = [before === undefined ? '' : before.word + word.word, after === undefined ? '' : word.word + after.word];
  return [...(word.joined === undefined ? [] : [word.joined]), ...neighbours.filter((joined) => joined.length > 5 && known(joined))];
}

function conceptsOf(word: QueryWord, { words, matches, language }: WordContext): Alternative[] {
  const at = words.indexOf(word);
  const weights = new Map<string, number>();
  for (const { concept, start, end } of matches) {
    if (start > at || at >= end) continue;
    weights.set(concept, Math.max(weights.get(concept) ?? 0, end - start > 1 ? expressionWeight : synonymWeight));
  }
  return [...weights].flatMap(([concept, weight]) => exact(concept, language, weight));
}

function completions(word: string, isKnownWord: boolean, { language, knowledge: { vocabularies }, alone }: WordContext): Alternative[] {
  const isShort = word.length < 2 || (isKnownWord && word.length < 3) || (isStopWord(word) && !alone);
  if (isShort) return [];
  const own = vocabularies[language].startingWith(word, 12).map((known) => ({ known, side: language }));
  const others = vocabularies[otherLanguage(language)].startingWith(word, 6).map((known) => ({ known, side: otherLanguage(language) }));
  return [...own, ...others]
    .filter(({ known, side }) => known.word !== word && known.stem !== stem(word, side))
    .map(({ known, side }) => ({ language: side, stem: known.stem, weight: 0.25 + 0.4 * (word.length / known.word.length) }));
}

/** The stems of phrases, those with most words that tell something first: they leave the fewest texts to be looked at. */
function phraseStems(phrases: readonly string[]): PhraseStems[] {
  return phrases
    .flatMap((phrase) => {
      const words = tokenize(phrase).map(({ word }) => word);
      const telling = words.flatMap((word, at) => (isStopWord(word) ? [] : [at]));
      return words.length === 0 ? [] : [{ en: words.map((word) => stem(word, 'en')), fr: words.map((word) => stem(word, 'fr')), telling }];
    })
    .toSorted((a, b) => b.telling.length - a.telling.length);
}

function phraseClauses(phrases: readonly string[], language: Language): Clause[] {
  const words = phrases.flatMap((phrase) => tokenize(phrase)).map(({ word }) => word);
  return words.filter((word) => !isStopWord(word)).map((word) => ({ alternatives: exact(word, language, 1) }));
}

function correctedText({ text }: ParsedQuery, planned: readonly PlannedWord[]): string | null {
  let corrected = '';
  let at = 0;
  for (const { word, correction } of planned) {
    if (correction === undefined) continue;
    corrected += text.slice(at, word.start) + correction;
    at = word.end;
  }
  return at === 0 ? null : corrected + text.slice(at);
}

function stemsToMark(clauses: readonly Clause[], synonyms: Synonyms): string[] {
  const ofConcept = ({ stem: concept, language }: Alternative) => synonyms.formsOf(concept, language).flatMap((stems) => (stems.length === 1 ? stems : []));
  const stems = clauses.flatMap(({ alternatives }) => alternatives.flatMap((one) => (one.stem.startsWith('=') ? ofConcept(one) : [one.stem])));
  return [...new Set(stems)];
}
