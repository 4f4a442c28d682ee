import type { Reader } from '#api/db/open-database.ts';
import { countMembers, findMember } from '#api/features/members/index.ts';
import { findVendorById, type VendorRow } from '#api/features/vendors/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { refuseProof } from './proof-refusals.ts';

/** A vendor, and what a person who proves something about it is to it: its owner, or somebody who claims one that nobody speaks for. */
export type Speaking = { readonly vendor: VendorRow; readonly as: 'owner' | 'claimant' };

/**
 * Whether a person may prove that they speak for a vendor.
 * @throws Failure `no-vendor`; Refusal `sample`, `suspended`, `has-owner`, `not-owner`
 */
export function requireSpeaker(db: Reader, vendorId: string, personId: string): Speaking {
  const vendor = findVendorById(db, vendorId);
  if (vendor === undefined) throw new Failure('not-found', 'no-vendor', 'There is no such vendor.');
  const role = findMember(db, vendorId, personId)?.role;
  // One that is not public is known to its own people alone.
  if (role === undefined && vendor.status === 'pending') throw new Failure('not-found', 'no-vendor', 'There is no such vendor.');
  if (vendor.sample) throw refuseProof('sample');
  if (vendor.status === 'suspended') throw refuseProof('suspended');
  if (role === 'editor') throw refuseProof('not-owner');
  if (role === undefined && countMembers(db, vendorId) > 0) throw refuseProof('has-owner');
  return { vendor, as: role === undefined ? 'claimant' : 'owner' };
}
