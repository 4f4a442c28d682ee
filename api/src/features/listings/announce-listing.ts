import { announce } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import { getListing } from './listing.store.ts';
import { settleTerms } from './shown-terms.store.ts';
import type { TouchedTerms } from './touched-terms.ts';

/**
 * Settles what a listing counts towards, and announces that it changed.
 * One that is no longer public is announced apart as well, so that taking it down waits for nothing else.
 */
export function announceListing(tx: Transaction, listingId: string, before: TouchedTerms, at: Date): void {
  settleTerms(tx, listingId);
  const listing = getListing(tx, listingId);
  const isPublic = listing.state === 'live' && findVendorById(tx, listing.vendorId)?.status === 'active';
  if (!isPublic) announce(tx, at, { kind: 'listing-left', subject: listingId });
  announce(tx, at, { kind: 'listing-changed', subject: listingId, payload: { before } });
}
