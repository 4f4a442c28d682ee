import type { Judgement } from './judgements.ts';

/** How good the first ten results of a query are, each from 0 to 1. */
export type Score = { readonly ndcg: number; readonly recall: number; readonly isEmpty: boolean };

/** A group of queries and how good their results are in the mean. */
export type GroupScore = { readonly queries: number; readonly ndcg: number; readonly recall: number; readonly empty: number };

const depth = 10;

/** Scores the results of a query, best first. */
export function scoreResults(slugs: readonly string[], { grades }: Judgement): Score {
  const shown = slugs.slice(0, depth);
  const ideal = Object.values(grades).toSorted((a, b) => b - a);
  const gained = gain(shown.map((slug) => grades[slug] ?? 0));
  const relevant = Object.keys(grades);
  const found = shown.filter((slug) => grades[slug] !== undefined).length;
  return { ndcg: gained / gain(ideal.slice(0, depth)), recall: found / Math.min(depth, relevant.length), isEmpty: slugs.length === 0 };
}

function gain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}

/** The mean of scores. */
export function meanOf(scores: readonly Score[]): GroupScore {
  const mean = (of: (score: Score) => number) => scores.reduce((sum, score) => sum + of(score), 0) / scores.length;
  return { queries: scores.length, ndcg: mean(({ ndcg }) => ndcg), recall: mean(({ recall }) => recall), empty: mean(({ isEmpty }) => (isEmpty ? 1 : 0)) };
}
