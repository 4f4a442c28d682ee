import { announce, recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { findVendorById, updateVendor } from '#api/features/vendors/index.ts';
import { Failure } from '#api/platform/failure.ts';
import type { Deed } from './deed.ts';
import { announceListing } from './announce-listing.ts';
import { getListing } from './listing.store.ts';
import { listVendorListingIds } from './public-rows.store.ts';
import { touchedTerms } from './touched-terms.ts';

type VendorMove = 'suspend' | 'reinstate';

/**
 * Suspends a vendor, so that all its listings leave every public surface at once, or reinstates it with those that are live.
 * @throws Failure `no-vendor`, or `wrong-state` where it already is.
 */
export function applyVendorMove(tx: Transaction, vendorId: string, move: VendorMove, { actor, at, data }: Deed): void {
  const vendor = findVendorById(tx, vendorId);
  if (vendor === undefined) throw new Failure('not-found', 'no-vendor', 'There is no such vendor.');
  // One that nobody vouched for is no more public than it was.
  const reinstated = vendor.vettedAt === null ? 'pending' : 'active';
  const status = move === 'suspend' ? 'suspended' : reinstated;
  if ((vendor.status === 'suspended') === (move === 'suspend')) throw new Failure('conflict', 'wrong-state', `The vendor is ${vendor.status} already.`);

  updateVendor(tx, vendorId, { status, updatedAt: at });
  recordEvent(tx, { at, actor, kind: `vendor-${status}`, subject: vendorId, data });
  announceVendor(tx, vendorId, at);
}

/** Announces that what a vendor shows has changed, and with it each of its listings. */
export function announceVendor(tx: Transaction, vendorId: string, at: Date): void {
  if (findVendorById(tx, vendorId)?.status !== 'active') announce(tx, at, { kind: 'vendor-left', subject: vendorId });
  announce(tx, at, { kind: 'vendor-changed', subject: vendorId });
  for (const id of listVendorListingIds(tx, vendorId)) announceListing(tx, id, touchedTerms(tx, getListing(tx, id)), at);
}
