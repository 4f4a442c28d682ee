import type { Reader } from '#api/db/open-database.ts';
import { findStanding } from '#api/features/authority/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { refuseMember } from './member-refusals.ts';

/**
 * Makes sure, within the transaction of a change, that a person still is a member of a vendor that may write, whatever was true when they asked.
 * @throws Failure `no-vendor`; Refusal `suspended`
 */
export function requireMember(tx: Reader, vendorId: string, personId: string): 'owner' | 'editor' {
  const standing = findStanding(tx, personId, vendorId);
  if (standing === undefined) throw new Failure('not-found', 'no-vendor', 'There is no such vendor.');
  if (standing.vendorStatus === 'suspended') throw refuseMember('suspended');
  return standing.role;
}

/** Makes sure, within the transaction of a change, that a person still is an owner of a vendor that may write. @throws Failure `no-vendor`; Refusal `suspended`, `not-owner` */
export function requireOwner(tx: Reader, vendorId: string, personId: string): void {
  if (requireMember(tx, vendorId, personId) !== 'owner') throw refuseMember('not-owner');
}
