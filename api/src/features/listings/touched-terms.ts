import type { Transaction } from '#api/db/open-database.ts';
import { getRevision, type ListingRow } from './listing.store.ts';

/** What a public listing counted towards before a change, so that those pages are renewed too. */
export type TouchedTerms = { readonly areas: string[]; readonly actions: string[]; readonly categories: string[] };

/** The terms of the live revision of a listing, none where it has none. */
export function touchedTerms(tx: Transaction, listing: ListingRow): TouchedTerms {
  if (listing.liveRevisionId === null) return { areas: [], actions: [], categories: [] };
  const { content } = getRevision(tx, listing.liveRevisionId);
  return { areas: content.areas.map(({ id }) => id), actions: content.actions ?? [], categories: content.categories };
}
