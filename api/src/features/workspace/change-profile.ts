import { VendorContent } from '#api/contract/vendor.ts';
import { recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { announceVendor } from '#api/features/listings/index.ts';
import { requireMember } from '#api/features/members/index.ts';
import { settleVendor, withdrawNameRequests } from '#api/features/proofs/index.ts';
import { findVendorById, isSameWebsite, reviseVendor, type VendorRow } from '#api/features/vendors/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { settleOrigin } from '#api/platform/language/settle-origin.rules.ts';
import { checkProfile, findResembling } from './check-profile.ts';
import type { WorkspaceDeps } from './found-vendor.ts';
import { refuseName, refuseOlderProfile, refuseWork } from './workspace-refusals.ts';

/** A changed profile, and the version that it was made of. */
export type ProfileChange = { readonly vendorId: string; readonly content: VendorContent; readonly version: number };

/** The version of a profile now, and the website that is taken over once it is proven, where there is one. */
export type ChangedProfile = { readonly version: number; readonly websiteToProve: string | undefined };

/**
 * Changes what an organization says of itself, and renews its pages. Its names and its website are its owners' to change;
 * a website on another domain is taken over once it is proven.
 * @throws Failure `no-vendor`; Refusal `suspended`, `older-version`, `not-owner`, `name-taken`, `hidden-signs`, `mixed-scripts`, `no-term`, `no-image`
 */
export function changeProfile({ db, taxonomy, now }: WorkspaceDeps, personId: string, { vendorId, content, version }: ProfileChange): ChangedProfile {
  const at = now();
  return db.transaction(
    (tx) => {
      const role = requireMember(tx, vendorId, personId);
      const vendor = findVendorById(tx, vendorId);
      if (vendor === undefined) throw new Failure('not-found', 'no-vendor', 'There is no such vendor.');
      if (vendor.version !== version) throw refuseOlderProfile(vendor.version);
      checkProfile(tx, taxonomy, content);
      const change = changeOf(vendor, VendorContent.parse(settleOrigin(content, vendor.content)));
      if (change.ofOwners && role !== 'owner') throw refuseWork('not-owner');
      if (change.named) assertOwnName(tx, vendor, content);

      reviseVendor(tx, vendor, change.content, at);
      recordEvent(tx, { at, actor: personId, kind: 'vendor-changed', subject: vendorId });
      if (change.named) withdrawNameRequests(tx, vendorId, at);
      if (!settleVendor(tx, vendorId, { actor: personId, at })) announceVendor(tx, vendorId, at);
      return { version: findVendorById(tx, vendorId)?.version ?? version, websiteToProve: change.websiteToProve };
    },
    { behavior: 'immediate' },
  );
}

function changeOf({ content: former, vettedAt }: VendorRow, content: VendorContent) {
  const moved = !isSameWebsite(former.website, content.website);
  const named = former.operatingName !== content.operatingName || former.legalName !== content.legalName;
  const held = moved && vettedAt !== null;
  return {
    named,
    ofOwners: named || moved,
    content: held ? { ...content, website: former.website } : content,
    websiteToProve: held ? content.website : undefined,
  };
}

/** A known organization cannot take a name that is like another; CATA can give it. */
function assertOwnName(tx: Transaction, { id }: VendorRow, content: VendorContent): void {
  const like = findResembling(tx, content, id).find(({ likeness }) => likeness !== 'website');
  if (like !== undefined) throw refuseName(like.name, { likeness: like.likeness, mayInsist: false });
}
