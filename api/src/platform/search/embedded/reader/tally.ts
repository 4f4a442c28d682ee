import type { Alternative } from './alternatives.ts';
import { BitSet } from './bit-set.ts';
import type { Clause } from './plan-query.ts';

/** How finely it is told apart how much of a query a document has. */
const coverageSteps = 200;

/** So many documents are enough, and one that has less than this share of what the best has is too far off. */
const enough = 20;
const leastShare = { ofFewWords: 0.3, ofMany: 0.25 } as const;
const manyWords = 4;

/** Adds up what each clause says of each document. */
export class Tally {
  readonly weights: number[] = [];
  readonly scores: Float64Array;
  /** How many clauses were found anywhere. */
  known = 0;
  readonly #size: number;
  readonly #covered: Float64Array;
  readonly #matched: Uint8Array;
  readonly #best: Float64Array;
  readonly #touched: Uint32Array;

  constructor(size: number, clauses: number) {
    this.#size = size;
    this.scores = new Float64Array(size);
    this.#covered = new Float64Array(size);
    this.#matched = new Uint8Array(size);
    this.#best = new Float64Array(clauses === 0 ? 0 : size);
    this.#touched = new Uint32Array(clauses === 0 ? 0 : size);
  }

  /** Adds a clause; `eachFound` visits the documents of one of its alternatives. */
  add({ alternatives }: Clause, eachFound: (alternative: Alternative, visit: (slot: number, score: number) => void) => void): void {
    const best = this.#best;
    const touched = this.#touched;
    const size = this.#size;
    let count = 0;
    for (const alternative of alternatives) {
      eachFound(alternative, (slot, score) => {
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

  /**
   * The documents that have most of the clauses, by weight: as many as are enough, but none with much less than the
   * best of the fitting ones has.
   */
  loosened(wanted: BitSet, fitting: BitSet): BitSet {
    const sum = this.weights.reduce((all, weight) => all + weight, 0) || 1;
    const some = this.matching(1, wanted);
    const steps = new Uint32Array(coverageSteps + 1);
    const stepOf = (slot: number): number => Math.round(((this.#covered[slot] ?? 0) / sum) * coverageSteps);
    for (const slot of some.toNumbers()) {
      this.scores[slot] = (this.scores[slot] ?? 0) * ((this.#covered[slot] ?? 0) / sum) ** 2;
      if (fitting.has(slot)) steps[stepOf(slot)] = (steps[stepOf(slot)] ?? 0) + 1;
    }
    const least = leastStep(steps, this.known < manyWords ? leastShare.ofFewWords : leastShare.ofMany);
    const found = new BitSet();
    for (const slot of some.toNumbers()) if (stepOf(slot) >= least) found.add(slot);
    return found;
  }

  #settle(touched: Uint32Array): void {
    const weight = Math.log(1 + (this.#size - touched.length + 0.5) / (touched.length + 0.5));
    this.weights.push(weight);
    if (touched.length > 0) this.known += 1;
    for (const slot of touched) {
      this.scores[slot] = (this.scores[slot] ?? 0) + (this.#best[slot] ?? 0) * weight;
      this.#covered[slot] = (this.#covered[slot] ?? 0) + weight;
      this.#matched[slot] = (this.#matched[slot] ?? 0) + 1;
      this.#best[slot] = 0;
    }
  }
}

function leastStep(steps: Uint32Array, share: number): number {
  let found = 0;
  let best = 0;
  for (let step = coverageSteps; step > 0; step -= 1) {
    const count = steps[step] ?? 0;
    if (count === 0) continue;
    if (best === 0) best = step;
    if (found >= enough || step < best * share) return step + 1;
    found += count;
  }
  return 1;
}
