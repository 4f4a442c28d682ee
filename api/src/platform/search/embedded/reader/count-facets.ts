import { facetNames, type FacetName } from '#api/contract/facets.ts';
import type { Selection } from '#api/contract/search.ts';
import { intersect, unite, type BitSet } from './bit-set.ts';

/** The documents of every value of every facet. */
export type FacetSets = Readonly<Record<FacetName, ReadonlyMap<string, BitSet>>>;

/** How many documents each value of each facet has; values without any are left out. */
export type FacetCounts = Record<FacetName, Record<string, number>>;

/** The documents that fit a facet's chosen values. */
export type Chosen = { readonly name: FacetName; readonly fitting: BitSet };

/** The documents that fit each facet in which something is chosen. */
export function chosenSets(facets: FacetSets, selection: Selection): Chosen[] {
  return facetNames.flatMap((name) => {
    const ids = selection[name] ?? [];
    return ids.length === 0 ? [] : [{ name, fitting: unite(ids.flatMap((id) => facets[name].get(id) ?? [])) }];
  });
}

/** Counts each facet's values among what was found, without what is chosen in the facet itself. */
export function countFacets(found: BitSet, facets: FacetSets, chosen: readonly Chosen[]): FacetCounts {
  const kept = intersect(
    found,
    chosen.map(({ fitting }) => fitting),
  );
  const counts = emptyCounts();
  for (const name of facetNames) {
    const others = chosen.filter((one) => one.name !== name).map(({ fitting }) => fitting);
    countValues(counts[name], others.length === chosen.length ? kept : intersect(found, others), facets[name]);
  }
  return counts;
}

function countValues(tally: Record<string, number>, counted: BitSet, values: ReadonlyMap<string, BitSet>): void {
  for (const [id, set] of values) {
    const count = set.countWith(counted);
    if (count > 0) tally[id] = count;
  }
}

/** No count for any facet. */
export function emptyCounts(): FacetCounts {
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
