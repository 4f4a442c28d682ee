import { languages, type Language } from '#api/contract/text.ts';
import { firstStrongLevel, levelScores } from '../impact.ts';
import { BitSet, subtract, unite } from './bit-set.ts';
import type { Columns } from './columns.ts';
import type { ForwardReader } from './forward-reader.ts';
import type { Alternative, PhraseStems } from './alternatives.ts';
import type { Plan } from './plan-query.ts';
import type { Postings } from './postings.ts';
import { Tally } from './tally.ts';

/** The documents of a query. Scores are by slot, and absent where nothing was asked for; so are the weights of the clauses. */
export type Matches = { readonly found: BitSet; readonly scores: Float64Array | undefined; readonly weights: readonly number[]; readonly partial: boolean };

/** What documents are matched with. */
export type MatchSources = { readonly columns: Columns; readonly postings: Postings; readonly forwards: ForwardReader };

/** The same, with how many texts may still be looked at. */
type Sources = MatchSources & { readonly checks: { left: number } };

/** What the text of the other language is worth where a document has both. */
const besideOwn = 0.35;

/** The most documents whose text is looked at for the phrases of a query, which bounds how long it may take. */
const mostPhraseChecks = 20_000;

/** Where fewer documents than this have every word, those that have most of them follow. */
const few = 10;

/**
 * Finds the documents that have every phrase and every word; where there are few, or none among the `fitting` ones
 * that the filters keep, also those that have most of the words.
 */
export function matchDocuments(plan: Plan, given: MatchSources, fitting: BitSet): Matches {
  const sources: Sources = { ...given, checks: { left: mostPhraseChecks } };
  const allowed = subtract(sources.columns.alive, excludedDocuments(plan, sources));
  if (plan.clauses.length === 0 && plan.phrases.length === 0) return { found: allowed, scores: undefined, weights: [], partial: false };
  const wanted = plan.phrases.reduce((left, phrase) => withPhrase(left, phrase, plan.language, sources), allowed);
  const tally = new Tally(sources.columns.size, plan.clauses.length);
  for (const clause of plan.clauses) tally.add(clause, (alternative, visit) => eachFound(alternative, plan.language, sources, visit));
  const { scores, weights, known } = tally;
  if (known === 0) return { found: plan.clauses.length === 0 ? wanted : new BitSet(), scores, weights, partial: false };
  const all = tally.matching(known, wanted);
  const isEnough = known === 1 || (all.count() >= few && all.countWith(fitting) > 0);
  if (isEnough) return { found: all, scores, weights, partial: false };
  const found = tally.loosened(wanted, fitting);
  return { found, scores, weights, partial: found.count() > all.count() };
}

function excludedDocuments({ excluded, excludedPhrases, language }: Plan, sources: Sources): BitSet {
  const found = new BitSet();
  for (const alternative of excluded) eachFound(alternative, language, sources, (slot) => found.add(slot));
  return unite([found, ...excludedPhrases.map((phrase) => withPhrase(sources.columns.alive, phrase, language, sources))]);
}

/** The documents in which the words of a phrase follow one another; those that lack one of its words need no look at their text. */
function withPhrase(within: BitSet, phrase: PhraseStems, language: Language, sources: Sources): BitSet {
  const tally = new Tally(sources.columns.size, phrase.telling.length);
  for (const at of phrase.telling) {
    const alternatives = languages.map((side) => ({ language: side, stem: phrase[side][at] ?? '', weight: 1 }));
    tally.add({ alternatives }, (alternative, visit) => eachFound(alternative, language, sources, visit));
  }
  const candidates = phrase.telling.length === 0 ? within : tally.matching(phrase.telling.length, within);
  if (phrase.en.length === 1 && phrase.telling.length === 1) return candidates;
  return looked(candidates, phrase, sources);
}

function looked(candidates: BitSet, phrase: PhraseStems, { forwards, checks }: Sources): BitSet {
  const isIn = forwards.phrase(phrase);
  const found = new BitSet();
  for (const slot of candidates.toNumbers()) {
    checks.left -= 1;
    if (checks.left < 0) break;
    if (isIn(slot)) found.add(slot);
  }
  return found;
}

function eachFound({ language: side, stem, weight }: Alternative, language: Language, { columns, postings }: MatchSources, visit: (slot: number, score: number) => void): void {
  const own = columns.written[language];
  for (const { level, slots } of postings.of(side, stem)) {
    const score = (levelScores[level] ?? 0) * weight;
    if (side === language) {
      for (const slot of slots) visit(slot, score);
      continue;
    }
    const isStrong = level >= firstStrongLevel;
    for (const slot of slots) {
      if (!own.has(slot)) visit(slot, score);
      else if (isStrong) visit(slot, score * besideOwn);
    }
  }
}
