import { facetNames } from '@catalog/api/contract/facets.ts';

/** The parts of an address that a search knows, wrong values left out; anything else, as from a campaign, is ignored. */
export function readSearch(given: URLSearchParams): URLSearchParams {
  const known = new URLSearchParams();
  const q = (given.get('q') ?? '').slice(0, 200);
  if (q.trim() !== '') known.set('q', q);
  for (const name of facetNames) {
    const ids = new Set(
      given
        .getAll(name)
        .filter((id) => id.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
        .slice(0, 40),
    );
    for (const id of ids) known.append(name, id);
  }
  const sort = given.get('sort');
  if (sort === 'newest' || sort === 'name') known.set('sort', sort);
  const page = Number(given.get('page'));
  if (Number.isInteger(page) && page > 1 && page <= 500) known.set('page', String(page));
  return known;
}

/** The same search without one choice, from its first page. */
export function without(query: URLSearchParams, name: string, value?: string): string {
  const kept = [...query].filter(([key, one]) => key !== 'page' && !(key === name && (value === undefined || one === value)));
  return new URLSearchParams(kept).toString();
}
