import { announce, recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { Failure } from '#api/platform/failure.ts';
import { allClaims } from './claims.rules.ts';
import { moveListing, type ListingMove } from './listing-life.rules.ts';
import { getListing, getRevision, replaceTerms, updateListing, type ListingRow } from './listing.store.ts';
import type { Deed } from './deed.ts';
import { touchedTerms } from './touched-terms.ts';

/**
 * Withdraws, suspends, restores, unpublishes or archives a listing, with effect everywhere.
 * @throws Failure `wrong-state` where the move is not possible.
 */
export function applyListingMove(tx: Transaction, listingId: string, move: Exclude<ListingMove, 'publish'>, { actor, at }: Deed): void {
  const listing = getListing(tx, listingId);
  const state = moveListing(listing.state, move);
  if (state === undefined) throw new Failure('conflict', 'wrong-state', `A listing that is ${listing.state} cannot be moved this way.`);

  const before = touchedTerms(tx, listing);
  updateListing(tx, listingId, { state, updatedAt: at, leftAt: state === 'live' ? null : at });
  replaceTerms(tx, listingId, state === 'live' ? shownOf(tx, listing) : undefined);
  recordEvent(tx, { at, actor, kind: `listing-${state}`, subject: listingId });
  announce(tx, at, { kind: 'listing-changed', subject: listingId, payload: { before } });
}

function shownOf(tx: Transaction, listing: ListingRow): Parameters<typeof replaceTerms>[2] {
  if (listing.liveRevisionId === null) return undefined;
  const { content } = getRevision(tx, listing.liveRevisionId);
  return { content, publishedAt: listing.publishedAt ?? listing.createdAt, expiries: allClaims(content).flatMap(({ expires }) => expires ?? []) };
}
