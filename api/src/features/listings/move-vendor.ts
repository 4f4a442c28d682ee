import { announce, recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { findVendorById, updateVendor } from '#api/features/vendors/index.ts';
import { Failure } from '#api/platform/failure.ts';
import type { Deed } from './deed.ts';
import { announceListing } from './announce-listing.ts';
import { getListing } from './listing.store.ts';
import { listVendorListingIds } from './public-rows.store.ts';
import { touchedTerms } from './touched-terms.ts';

const statuses = { suspend: 'suspended', reinstate: 'active' } as const;

/**
 * Suspends a vendor, so that all its listings leave every public surface at once, or reinstates it with those that are live.
 * @throws Failure `no-vendor`, or `wrong-state` where it already is.
 */
export function applyVendorMove(tx: Transaction, vendorId: string, move: keyof typeof statuses, { actor, at }: Deed): void {
  const vendor = findVendorById(tx, vendorId);
  if (vendor === undefined) throw new Failure('not-found', 'no-vendor', 'There is no such vendor.');
  const status = statuses[move];
  if (vendor.status === status) throw new Failure('conflict', 'wrong-state', `The vendor is ${status} already.`);

  updateVendor(tx, vendorId, { status, updatedAt: at });
  recordEvent(tx, { at, actor, kind: `vendor-${status}`, subject: vendorId });
  announceVendor(tx, vendorId, at);
}

/** Announces that what a vendor shows has changed, and with it each of its listings. */
export function announceVendor(tx: Transaction, vendorId: string, at: Date): void {
  if (findVendorById(tx, vendorId)?.status !== 'active') announce(tx, at, { kind: 'vendor-left', subject: vendorId });
  announce(tx, at, { kind: 'vendor-changed', subject: vendorId });
  for (const id of listVendorListingIds(tx, vendorId)) announceListing(tx, id, touchedTerms(tx, getListing(tx, id)), at);
}
