import { facetNames, type FacetName } from '#api/contract/facets.ts';
import type { Selection } from '#api/contract/search.ts';

/** The facets of one document. */
export type FacetValues = Readonly<Record<FacetName, readonly string[]>>;

/** The counts of every facet, each without its own selection. */
export type FacetCounts = Record<FacetName, Record<string, number>>;

/**
 * Counts facets over candidates and keeps those that fit every facet.
 * A document that fails one facet alone counts in that facet; one that fails none counts in all.
 */
export function countFacets<Candidate>(
  candidates: readonly Candidate[],
  valuesOf: (candidate: Candidate) => FacetValues,
  selection: Selection,
): { kept: Candidate[]; counts: FacetCounts } {
  const chosen = facetNames.filter((name) => (selection[name]?.length ?? 0) > 0);
  const kept: Candidate[] = [];
  const counts = emptyCounts();
  for (const candidate of candidates) {
    const values = valuesOf(candidate);
    const failed = chosen.filter((name) => !values[name].some((id) => selection[name]?.includes(id)));
    const [only] = failed;
    if (failed.length > 1) continue;
    if (only === undefined) kept.push(candidate);
    for (const name of only === undefined ? facetNames : [only]) {
      const tally = counts[name];
      for (const id of values[name]) tally[id] = (tally[id] ?? 0) + 1;
    }
  }
  return { kept, counts };
}

function emptyCounts(): FacetCounts {
  return {
    area: {},
    action: {},
    category: {},
    deployment: {},
    residency: {},
    security: {},
    procurement: {},
    certification: {},
    accessibility: {},
    language: {},
    province: {},
    ownership: {},
    maturity: {},
    type: {},
  };
}
