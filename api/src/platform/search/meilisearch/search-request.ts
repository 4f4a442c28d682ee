import { facetNames, type FacetName } from '#api/contract/facets.ts';
import type { Selection } from '#api/contract/search.ts';
import type { EngineQuery } from '../search-engine.ts';

/** One of the queries of a multi-search. */
export type IndexQuery = {
  readonly indexUid: string;
  readonly q: string;
  readonly filter: readonly (readonly string[])[];
  readonly facets: readonly FacetName[];
  readonly attributesToRetrieve: readonly string[];
  readonly sort: readonly string[];
  readonly matchingStrategy: 'all';
  readonly page: number;
  readonly hitsPerPage: number;
};

/** The body of a multi-search. */
export type SearchRequest = { readonly queries: readonly IndexQuery[] };

const sorts = { relevance: [], newest: ['publishedAt:desc'], name: ['nameOrder:asc'] } as const;

/**
 * The body of one multi-search: the results with the counts of the facets in which nothing is chosen,
 * and one query without results for each facet in which something is, whose counts ignore that choice.
 */
export function searchRequest(indexUid: string, text: string, query: EngineQuery): SearchRequest {
  const chosen = facetNames.filter((name) => (query.selection[name]?.length ?? 0) > 0);
  const shared = { indexUid, q: text, attributesToRetrieve: ['id'], matchingStrategy: 'all' } as const;
  const results = {
    ...shared,
    filter: filterOf(query.selection),
    facets: facetNames.filter((name) => !chosen.includes(name)),
    sort: sorts[query.sort],
    page: query.page,
    hitsPerPage: query.pageSize,
  };
  const counts = chosen.map((name) => ({ ...shared, filter: filterOf({ ...query.selection, [name]: [] }), facets: [name], sort: [], page: 1, hitsPerPage: 0 }));
  return { queries: [results, ...counts] };
}

/** The ids are terms of the taxonomy, lowercase letters, digits and hyphens, as the contract checks. */
function filterOf(selection: Selection): string[][] {
  return facetNames.flatMap((name) => {
    const ids = selection[name] ?? [];
    return ids.length === 0 ? [] : [ids.map((id) => `${name} = "${id}"`)];
  });
}
