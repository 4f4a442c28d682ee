import { facetNames } from '@catalog/api/contract/facets.ts';
import type { Language } from '@catalog/api/contract/text.ts';

/** The orders that a search can be put in; the first is the usual one, and without words there is nothing to be relevant to. */
export function sortsOf(query: URLSearchParams): readonly ('relevance' | 'newest' | 'name')[] {
  return query.has('q') ? ['relevance', 'newest', 'name'] : ['newest', 'name'];
}

/** The parts of an address that a search knows, in a fixed order, wrong values left out; anything else, as from a campaign, is ignored. */
export function readSearch(given: URLSearchParams): URLSearchParams {
  const known = new URLSearchParams();
  const q = (given.get('q') ?? '').trim().slice(0, 200);
  if (q !== '') known.set('q', q);
  for (const name of facetNames) {
    const ids = given.getAll(name).filter((id) => id.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id));
    for (const id of [...new Set(ids)].slice(0, 40)) known.append(name, id);
  }
  const [usual, ...others] = sortsOf(known);
  const sort = others.find((name) => name === given.get('sort'));
  if (sort !== undefined && sort !== usual) known.set('sort', sort);
  const page = Number(given.get('page'));
  if (Number.isInteger(page) && page > 1 && page <= 500) known.set('page', String(page));
  return known;
}

/** What a search asks of the API. */
export function toApi(query: URLSearchParams, language: Language): URLSearchParams {
  const ask = new URLSearchParams(query);
  ask.set('lang', language);
  if (!ask.has('sort')) ask.set('sort', sortsOf(query)[0] ?? 'newest');
  return ask;
}

/** The same search without one choice, from its first page. */
export function without(query: URLSearchParams, name: string, value?: string): URLSearchParams {
  const kept = [...query].filter(([key, one]) => key !== 'page' && !(key === name && (value === undefined || one === value)));
  return readSearch(new URLSearchParams(kept));
}

/** The same search with one part set anew, from its first page unless the page is what is set. */
export function withPart(query: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(query);
  next.delete('page');
  next.set(name, value);
  return readSearch(next);
}

/** The same words without any filter. */
export function wordsOnly(query: URLSearchParams): URLSearchParams {
  return readSearch(new URLSearchParams({ q: query.get('q') ?? '' }));
}

/** The same search with each word as it was typed: a word in quotation marks is never corrected. */
export function literally(query: URLSearchParams): URLSearchParams {
  const parts = (query.get('q') ?? '').split(/("[^"]*"|\s+)/).filter((part) => part.trim() !== '');
  return withPart(query, 'q', parts.map((part) => (/^-|"/.test(part) ? part : `"${part}"`)).join(' '));
}

/** Whether a search shows a choice of its own, which no search engine needs to list: words, filters or an order. */
export function isNarrowed(query: URLSearchParams): boolean {
  return [...query.keys()].some((name) => name !== 'page');
}

/** The address of a search on the page at `here`. */
export function searchAddress(here: string, query: URLSearchParams): string {
  return query.size === 0 ? here : `${here}?${query.toString()}`;
}
