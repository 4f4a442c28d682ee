import { recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { announceVendor } from '#api/features/listings/index.ts';
import { listMembers, putMember } from '#api/features/members/index.ts';
import { findNamesakes, findVendorById, isSameWebsite, updateVendor, type VendorRow } from '#api/features/vendors/index.ts';
import { putRequest } from './put-request.ts';
import { findNewestRequest } from './request.store.ts';

/** Who was found to speak for which website of a vendor, by whom and when. */
export type Vouched = { readonly vendorId: string; readonly personId: string; readonly website: string; readonly actor: string; readonly at: Date };

/** Makes whoever was found to speak for a vendor its owner, and what they speak for its website. */
export function vouchFor(tx: Transaction, { vendorId, personId, website, actor, at }: Vouched): void {
  const vendor = findVendorById(tx, vendorId);
  if (vendor === undefined) return;
  putMember(tx, { vendorId, personId, role: 'owner', createdAt: at });
  const moved = !isSameWebsite(vendor.content.website, website);
  if (moved) updateVendor(tx, vendorId, { content: { ...vendor.content, website }, updatedAt: at });
  if (vendor.vettedAt === null) updateVendor(tx, vendorId, { vettedAt: at, updatedAt: at });
  recordEvent(tx, { at, actor, kind: 'vendor-proven', subject: vendorId, data: { person: personId, website } });
  if (!settleVendor(tx, vendorId, { actor, at }) && moved) announceVendor(tx, vendorId, at);
}

/** Makes a vendor public that somebody vouches for and whose name nobody doubts; tells whether it became so. */
export function settleVendor(tx: Transaction, vendorId: string, { actor, at }: { actor: string; at: Date }): boolean {
  const vendor = findVendorById(tx, vendorId);
  if (vendor?.status !== 'pending' || vendor.vettedAt === null || isNameDoubted(tx, vendor, at)) return false;
  updateVendor(tx, vendorId, { status: 'active', updatedAt: at });
  recordEvent(tx, { at, actor, kind: 'vendor-active', subject: vendorId });
  announceVendor(tx, vendorId, at);
  return true;
}

/**
 * Whether CATA still has to say, or said no, to a name that is like another. Names are compared again when a vendor is about to become public:
 * the other one may have become so meanwhile.
 */
function isNameDoubted(tx: Transaction, { id, content }: VendorRow, at: Date): boolean {
  const state = findNewestRequest(tx, id, ['name'])?.state;
  if (state === 'approved') return false;
  if (state === 'waiting' || state === 'declined') return true;
  const [like] = findNamesakes(tx, [content.operatingName, content.legalName], id);
  const owner = listMembers(tx, id).find(({ role }) => role === 'owner');
  if (like === undefined || owner === undefined) return false;
  putRequest(tx, { vendorId: id, personId: owner.personId, kind: 'name', website: content.website, explanation: '' }, at);
  return true;
}
