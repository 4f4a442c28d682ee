import type { Taxonomy } from '@catalog/api/contract/taxonomy.ts';
import { termsOf } from './terms.ts';

/** The parts of an address that the directory of vendors knows; anything else is ignored. */
export function readDirectory(given: URLSearchParams, taxonomy: Taxonomy): URLSearchParams {
  const known = new URLSearchParams();
  const letter = given.get('letter') ?? '';
  if (/^[A-Z#]$/.test(letter)) known.set('letter', letter);
  const province = given.get('province') ?? '';
  if (termsOf(taxonomy, 'provinces').some(({ id }) => id === province)) known.set('province', province);
  const page = Number(given.get('page'));
  if (Number.isInteger(page) && page > 1 && page <= 2000) known.set('page', String(page));
  return known;
}

/** An address with one part of its query changed, from its first page; an empty value leaves the part out. */
export function withPart(here: string, query: URLSearchParams, name: string, value: string): string {
  const next = new URLSearchParams(query);
  next.delete('page');
  if (value === '') next.delete(name);
  else next.set(name, value);
  return next.size === 0 ? here : `${here}?${next.toString()}`;
}
