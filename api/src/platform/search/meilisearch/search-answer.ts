import { facetNames, type FacetName } from '#api/contract/facets.ts';
import { emptyCounts } from '../embedded/reader/count-facets.ts';

/** What a multi-search found. */
export type Found = { readonly total: number; readonly ids: readonly string[]; readonly counts: Record<FacetName, Record<string, number>> };

/** Something answered, but not what Meilisearch answers to a search. */
export class StrangeAnswer extends Error {}

/** Reads the answer to a multi-search of `queries` queries. @throws StrangeAnswer where it is anything else */
export function readSearchAnswer(body: unknown, queries: number): Found {
  const results = listOf(member(body, 'results'));
  const [first] = results;
  if (results.length !== queries || first === undefined) throw new StrangeAnswer('Meilisearch answered with other results than were asked for.');
  const counts = emptyCounts();
  for (const result of results) readCounts(member(result, 'facetDistribution'), counts);
  const total = member(first, 'totalHits');
  if (typeof total !== 'number') throw new StrangeAnswer('Meilisearch answered without a total.');
  return { total, ids: listOf(member(first, 'hits')).map(idOf), counts };
}

function readCounts(distribution: unknown, counts: Record<FacetName, Record<string, number>>): void {
  for (const name of facetNames) {
    const ofFacet = member(distribution, name);
    if (ofFacet === undefined) continue;
    for (const [id, count] of Object.entries(objectOf(ofFacet))) if (typeof count === 'number') counts[name][id] = count;
  }
}

function idOf(hit: unknown): string {
  const id = member(hit, 'id');
  if (typeof id !== 'string') throw new StrangeAnswer('Meilisearch answered with a document that is not of this catalogue.');
  return id;
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new StrangeAnswer('Meilisearch answered without a list.');
  return value;
}
