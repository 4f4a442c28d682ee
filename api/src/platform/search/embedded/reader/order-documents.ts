import type { Language } from '#api/contract/text.ts';
import { fold } from '../../analysis/fold.ts';
import type { Synonyms } from '../../analysis/synonyms.ts';
import type { EngineQuery } from '../../search-engine.ts';
import { bestOf } from './best-of.ts';
import type { BitSet } from './bit-set.ts';
import type { Columns } from './columns.ts';
import type { ForwardReader } from './forward-reader.ts';
import type { Matches } from './match-documents.ts';
import type { NameOrder } from './name-order.ts';
import type { Plan } from './plan-query.ts';
import { createReranker } from './rerank.ts';
import { hashText, tieOf } from './tie-break.ts';

/** What documents are ordered with. */
export type Ordering = {
  readonly columns: Columns;
  readonly nameOrders: Readonly<Record<Language, NameOrder>>;
  readonly matches: Matches;
  readonly plan: Plan;
  readonly forwards: ForwardReader;
  readonly synonyms: Synonyms;
};

type Compare = (a: number, b: number) => number;

/** How many of the documents that seem best are looked at closely. */
const closely = 100;

/** The slots of the wanted page, in the wanted order; equals are ordered by the seed's lot. */
export function orderDocuments(kept: BitSet, query: EngineQuery, ordering: Ordering): number[] {
  const seedHash = hashText(query.seed);
  const { hashes } = ordering.columns;
  const byLot: Compare = (a, b) => tieOf(hashes[a] ?? 0, seedHash) - tieOf(hashes[b] ?? 0, seedHash);
  const start = (query.page - 1) * query.pageSize;
  const end = start + query.pageSize;
  const slots = kept.toNumbers();
  if (query.sort !== 'relevance') return bestOf(slots, end, then(bySort(query, ordering), byLot)).slice(start, end);
  const { scores } = ordering.matches;
  if (scores === undefined) return bestOf(slots, end, byLot).slice(start, end);
  const byScore: Compare = (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0);
  const best = bestOf(slots, Math.max(end, closely), then(byScore, byLot));
  return reranked(best, slots, query, { ...ordering, byLot, scores }).slice(start, end);
}

function bySort({ sort, language }: EngineQuery, { columns, nameOrders }: Ordering): Compare {
  if (sort === 'newest') return (a, b) => (columns.publishedAt[b] ?? 0) - (columns.publishedAt[a] ?? 0);
  const places = nameOrders[language].places();
  return (a, b) => (places[a] ?? 0) - (places[b] ?? 0);
}

type Closer = Ordering & { readonly byLot: Compare; readonly scores: Float64Array };

function reranked(best: readonly number[], slots: Uint32Array, { q, language }: EngineQuery, { columns, byLot, scores, matches, plan, forwards, synonyms }: Closer): number[] {
  const folded = columns.foldedNames[language];
  const asked = fold(q.trim());
  const named = slots.filter((slot) => folded[slot] === asked);
  const head = [...new Set([...best.slice(0, closely), ...named])];
  const rerank = createReranker({ plan, weights: matches.weights, forwards, synonyms });
  const closer = new Map(head.map((slot) => [slot, (folded[slot] === asked ? 10_000_000 : 0) + Math.round(rerank(slot, scores[slot] ?? 0) * 10_000)]));
  const byCloser: Compare = (a, b) => (closer.get(b) ?? 0) - (closer.get(a) ?? 0);
  return [...head.toSorted(then(byCloser, byLot)), ...best.slice(closely).filter((slot) => !closer.has(slot))];
}

function then(first: Compare, second: Compare): Compare {
  return (a, b) => first(a, b) || second(a, b);
}
