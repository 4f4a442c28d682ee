import { facetNames, type FacetName } from '#api/contract/facets.ts';
import { pageSize, type FacetCount, type Loosening, type SearchAnswer, type SearchParameters, type Selection } from '#api/contract/search.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { keptFor } from '#api/db/prepared.ts';
import { idsOf } from '#api/features/taxonomy/index.ts';
import { dayOf } from '#api/features/listings/index.ts';
import type { EngineAnswer, EngineQuery, SearchEngine } from '#api/platform/search/search-engine.ts';
import { showListings } from './shown-listings.ts';

/** What a search needs. */
export type SearchDeps = { readonly db: Database; readonly engine: SearchEngine; readonly taxonomy: Taxonomy; readonly now: () => Date };

/** Searches the public listings; the rows are read from the database, so that nothing withdrawn is ever shown. */
export async function searchListings(deps: SearchDeps, parameters: SearchParameters): Promise<SearchAnswer> {
  const started = performance.now();
  const query = toEngineQuery(parameters, deps.now());
  const answer = await deps.engine.search(query);
  const found = answer.hits.map(({ id }) => id);
  const items = showListings(deps.db, found, { language: query.language, now: deps.now(), stems: answer.stems });
  return {
    total: answer.total,
    page: query.page,
    pageSize,
    engine: answer.engine,
    tookMs: Math.round((performance.now() - started) * 10) / 10,
    corrected: answer.corrected,
    partial: answer.partial,
    items,
    facets: toFacets(deps.taxonomy, answer, query.selection),
    loosenings: answer.total === 0 ? await loosen(deps.engine, query) : [],
  };
}

function toEngineQuery(parameters: SearchParameters, now: Date): EngineQuery {
  const chosen = facetNames.flatMap((name) => (parameters[name] === undefined ? [] : [[name, parameters[name]] satisfies [FacetName, readonly string[]]]));
  return {
    q: parameters.q?.trim() ?? '',
    language: parameters.lang,
    selection: Object.fromEntries(chosen),
    sort: parameters.sort,
    page: parameters.page,
    pageSize,
    seed: dayOf(now),
  };
}

/** The ids of every facet. */
const idsIn = keptFor((taxonomy: Taxonomy) => new Map(facetNames.map((name) => [name, idsOf(taxonomy, name)])));

function toFacets(taxonomy: Taxonomy, answer: EngineAnswer, selection: Selection): Record<FacetName, FacetCount[]> {
  const ids = idsIn(taxonomy);
  const count = (name: FacetName): FacetCount[] => {
    const counts = answer.counts[name];
    const chosen = selection[name] ?? [];
    return (ids.get(name) ?? []).map((id) => ({ id, count: counts[id] ?? 0, selected: chosen.includes(id) }));
  };
  return {
    area: count('area'),
    action: count('action'),
    category: count('category'),
    deployment: count('deployment'),
    residency: count('residency'),
    security: count('security'),
    procurement: count('procurement'),
    certification: count('certification'),
    accessibility: count('accessibility'),
    language: count('language'),
    province: count('province'),
    ownership: count('ownership'),
    maturity: count('maturity'),
    type: count('type'),
  };
}

async function loosen(engine: SearchEngine, query: EngineQuery): Promise<Loosening[]> {
  const chosen = facetNames.flatMap((name) => (query.selection[name] ?? []).map((value) => ({ name, value }))).slice(0, 8);
  const without = chosen.map(async ({ name, value }): Promise<Loosening> => {
    const kept = (query.selection[name] ?? []).filter((id) => id !== value);
    const { total } = await engine.search({ ...query, page: 1, selection: { ...query.selection, [name]: kept } });
    return { without: name, value, total };
  });
  const textless = query.q === '' ? [] : [engine.search({ ...query, page: 1, q: '' }).then(({ total }): Loosening => ({ without: 'q', total }))];
  const steps = await Promise.all([...without, ...textless]);
  return steps.filter(({ total }) => total > 0).toSorted((a, b) => b.total - a.total);
}
