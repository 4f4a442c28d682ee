import type { Language } from '#api/contract/text.ts';
import { firstStrongLevel, levelScores } from '../impact.ts';
import { BitSet, subtract } from './bit-set.ts';
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

/** Finds the documents that have every word; where there are none, those that have as many of them as can be. */
export function matchDocuments(plan: Plan, sources: MatchSources): Matches {
  const wanted = subtract(sources.columns.alive, excludedDocuments(plan, sources));
  if (plan.clauses.length === 0 && plan.phrases.length === 0) return { found: wanted, scores: undefined, weights: [] };
  const tally = new Tally(sources.columns.size, plan.clauses.length);
  for (const clause of plan.clauses) tally.add(clause, plan.language, sources);
  const all = withPhrases(plan.clauses.length === 0 ? wanted : tally.matching(tally.known, wanted), plan.phrases, sources);
  const total = all.count();
  const enoughFound = total > 0 && (total >= few || tally.known < manyWords);
  const found = enoughFound || tally.known === 0 ? all : tally.loosened(wanted);
  return { found, scores: tally.scores(), weights: tally.weights };
}

function excludedDocuments({ excluded, excludedPhrases, language }: Plan, sources: MatchSources): BitSet {
  const found = new BitSet();
  for (const alternative of excluded) eachFound(alternative, language, sources, (slot) => found.add(slot));
  for (const phrase of excludedPhrases) {
    const tally = new Tally(sources.columns.size, phrase.en.length);
    for (const [at, stem] of phrase.en.entries()) {
      tally.add(
        {
          alternatives: [
            { language: 'en', stem, weight: 1 },
            { language: 'fr', stem: phrase.fr[at] ?? stem, weight: 1 },
          ],
        },
        language,
        sources,
      );
    }
    for (const slot of withPhrases(tally.matching(tally.known, sources.columns.alive), [phrase], sources).toNumbers()) found.add(slot);
  }
  return found;
}

function withPhrases(candidates: BitSet, phrases: readonly PhraseStems[], { forwards }: MatchSources): BitSet {
  if (phrases.length === 0) return candidates;
  const found = new BitSet();
  for (const slot of candidates.toNumbers().subarray(0, mostPhraseChecks)) if (phrases.every((phrase) => forwards.hasPhrase(slot, phrase))) found.add(slot);
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
