import { languages, type Language } from '#api/contract/text.ts';
import { firstStrongLevel, levelScores } from '../impact.ts';
import { BitSet, subtract, unite } from './bit-set.ts';
import type { Columns } from './columns.ts';
import type { ForwardReader } from './forward-reader.ts';
import type { Alternative, PhraseStems } from './alternatives.ts';
import type { Clause, Plan } from './plan-query.ts';
import type { Postings } from './postings.ts';

/** The documents of a query. Scores are by slot, and absent where nothing was asked for; so are the weights of the clauses. */
export type Matches = { readonly found: BitSet; readonly scores: Float64Array | undefined; readonly weights: readonly number[] };

/** What documents are matched with. */
export type MatchSources = { readonly columns: Columns; readonly postings: Postings; readonly forwards: ForwardReader };

/** What the text of the other language is worth where a document has both. */
const besideOwn = 0.35;

/** The most documents in which a phrase is looked for. */
const mostPhraseChecks = 20_000;

/** A query of so many words is let go of one word after the other until it finds a few. */
const manyWords = 4;
const few = 10;
const enough = 20;

/** Finds the documents that have every phrase and every word; where there are none, those that have as many of the words as can be. */
export function matchDocuments(plan: Plan, sources: MatchSources): Matches {
  const allowed = subtract(sources.columns.alive, excludedDocuments(plan, sources));
  if (plan.clauses.length === 0 && plan.phrases.length === 0) return { found: allowed, scores: undefined, weights: [] };
  const wanted = plan.phrases.reduce((left, phrase) => withPhrase(left, phrase, plan.language, sources), allowed);
  const tally = new Tally(sources.columns.size, plan.clauses.length);
  for (const clause of plan.clauses) tally.add(clause, plan.language, sources);
  if (tally.known === 0) return { found: plan.clauses.length === 0 ? wanted : new BitSet(), scores: tally.scores(), weights: tally.weights };
  const all = tally.matching(tally.known, wanted);
  const total = all.count();
  const enoughFound = total > 0 && (total >= few || tally.known < manyWords);
  return { found: enoughFound ? all : tally.loosened(wanted), scores: tally.scores(), weights: tally.weights };
}

function excludedDocuments({ excluded, excludedPhrases, language }: Plan, sources: MatchSources): BitSet {
  const found = new BitSet();
  for (const alternative of excluded) eachFound(alternative, language, sources, (slot) => found.add(slot));
  return unite([found, ...excludedPhrases.map((phrase) => withPhrase(sources.columns.alive, phrase, language, sources))]);
}

/** The documents in which the words of a phrase follow one another; those that lack one of its words need no look at their text. */
function withPhrase(within: BitSet, phrase: PhraseStems, language: Language, sources: MatchSources): BitSet {
  const tally = new Tally(sources.columns.size, phrase.telling.length);
  for (const at of phrase.telling) tally.add({ alternatives: languages.map((side) => ({ language: side, stem: phrase[side][at] ?? '', weight: 1 })) }, language, sources);
  const candidates = phrase.telling.length === 0 ? within : tally.matching(phrase.telling.length, within);
  const found = new BitSet();
  for (const slot of candidates.toNumbers().subarray(0, mostPhraseChecks)) if (sources.forwards.hasPhrase(slot, phrase)) found.add(slot);
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

/** Adds up what each clause says of each document. */
class Tally {
  readonly weights: number[] = [];
  /** How many clauses were found anywhere. */
  known = 0;
  readonly #size: number;
  readonly #scores: Float64Array;
  readonly #covered: Float64Array;
  readonly #matched: Uint8Array;
  readonly #best: Float64Array;
  readonly #touched: Uint32Array;

  constructor(size: number, clauses: number) {
    this.#size = size;
    this.#scores = new Float64Array(size);
    this.#covered = new Float64Array(size);
    this.#matched = new Uint8Array(size);
    this.#best = new Float64Array(clauses === 0 ? 0 : size);
    this.#touched = new Uint32Array(clauses === 0 ? 0 : size);
  }

  add({ alternatives }: Clause, language: Language, sources: MatchSources): void {
    const best = this.#best;
    const touched = this.#touched;
    const size = this.#size;
    let count = 0;
    for (const alternative of alternatives) {
      eachFound(alternative, language, sources, (slot, score) => {
        if (slot >= size) return;
        const known = best[slot] ?? 0;
        if (known === 0) touched[count++] = slot;
        if (score > known) best[slot] = score;
      });
    }
    this.#settle(touched.subarray(0, count));
  }

  /** The documents in which at least so many clauses were found. */
  matching(least: number, wanted: BitSet): BitSet {
    const words = new Uint32Array(wanted.words.length);
    if (least === 0) return new BitSet(words);
    for (let slot = 0; slot < this.#size; slot += 1) {
      const at = slot >>> 5;
      if ((this.#matched[slot] ?? 0) >= least) words[at] = (words[at] ?? 0) | (1 << (slot & 31));
    }
    for (let at = 0; at < words.length; at += 1) words[at] = (words[at] ?? 0) & (wanted.words[at] ?? 0);
    return new BitSet(words);
  }

  /** Lets go of one clause after the other until there are enough documents; the rarer words that one has, the better. */
  loosened(wanted: BitSet): BitSet {
    const sum = this.weights.reduce((all, weight) => all + weight, 0) || 1;
    for (let slot = 0; slot < this.#size; slot += 1) this.#scores[slot] = (this.#scores[slot] ?? 0) * ((this.#covered[slot] ?? 0) / sum) ** 2;
    for (let least = this.known; least > 1; least -= 1) {
      const found = this.matching(least, wanted);
      if (found.count() >= enough) return found;
    }
    return this.matching(1, wanted);
  }

  scores(): Float64Array {
    return this.#scores;
  }

  #settle(touched: Uint32Array): void {
    const weight = Math.log(1 + (this.#size - touched.length + 0.5) / (touched.length + 0.5));
    this.weights.push(weight);
    if (touched.length > 0) this.known += 1;
    for (const slot of touched) {
      this.#scores[slot] = (this.#scores[slot] ?? 0) + (this.#best[slot] ?? 0) * weight;
      this.#covered[slot] = (this.#covered[slot] ?? 0) + weight;
      this.#matched[slot] = (this.#matched[slot] ?? 0) + 1;
      this.#best[slot] = 0;
    }
  }
}
