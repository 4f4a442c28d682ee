import { recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { Failure } from '#api/platform/failure.ts';
import { announceListing } from './announce-listing.ts';
import type { Deed } from './deed.ts';
import { moveListing, type ListingMove } from './listing-life.rules.ts';
import { getListing, updateListing, type ListingRow } from './listing.store.ts';
import { touchedTerms } from './touched-terms.ts';

/**
 * Withdraws, suspends, restores, unpublishes or archives a listing, with effect everywhere.
 * @throws Failure `wrong-state` where the move is not possible.
 */
export function applyListingMove(tx: Transaction, listingId: string, move: Exclude<ListingMove, 'publish'>, { actor, at, data = {} }: Deed): void {
  const listing = getListing(tx, listingId);
  const state = moveListing(listing.state, move);
  if (state === undefined) throw new Failure('conflict', 'wrong-state', `A listing that is ${listing.state} cannot be moved this way.`);

  const before = touchedTerms(tx, listing);
  updateListing(tx, listingId, { state, updatedAt: at, leftAt: leftAt({ listing, state, at }) });
  recordEvent(tx, { at, actor, kind: `listing-${state}`, subject: listingId, data });
  announceListing(tx, listingId, before, at);
}

/** What had left before it was archived left on the day on which it did. */
function leftAt({ listing, state, at }: { listing: ListingRow; state: ListingRow['state']; at: Date }): Date | null {
  if (state === 'live') return null;
  return state === 'archived' ? (listing.leftAt ?? at) : at;
}
