import type { OwnProfile, OwnVendor, Workspace } from '#api/contract/workspace.ts';
import type { Reader } from '#api/db/open-database.ts';
import { findMember, listInvitationsTo, listOwnVendors, type MemberRole } from '#api/features/members/index.ts';
import { findNewestRequest, listAsked, openOf } from '#api/features/proofs/index.ts';
import { findVendorById, type VendorRow } from '#api/features/vendors/index.ts';
import { Failure } from '#api/platform/failure.ts';

/** What a person's workspace begins with: their organizations, what they are invited to, and what they asked of CATA. */
export function readWorkspace(db: Reader, { id, email }: { id: string; email: string }, at: Date): Workspace {
  return {
    vendors: listOwnVendors(db, id).map(({ vendor, role }) => ownVendor(db, vendor, role)),
    invitations: listInvitationsTo(db, email, at)
      .filter(({ vendorStatus }) => vendorStatus !== 'suspended')
      .map(({ invitation, vendorName, inviter }) => ({
        id: invitation.id,
        vendor: vendorName,
        inviter,
        role: invitation.role,
        until: invitation.expiresAt.toISOString(),
      })),
    requests: listAsked(db, id).map(({ request, vendorName }) => ({
      id: request.id,
      vendor: vendorName,
      kind: request.kind,
      state: request.state,
      reason: request.reason,
      at: request.createdAt.toISOString(),
    })),
  };
}

/** A vendor as its own people see it. */
export function ownVendor(db: Reader, { id, slug, name, status, vettedAt }: VendorRow, role: MemberRole): OwnVendor {
  const request = findNewestRequest(db, id, ['claim', 'website', 'name']);
  const open = request === undefined ? null : openOf(request);
  return { id, slug, name, status, vetted: vettedAt !== null, role, doubt: request === undefined || open === null ? null : { kind: request.kind, ...open } };
}

/** What a vendor says of itself, for one of its people. @throws Failure `no-vendor` */
export function readProfile(db: Reader, vendorId: string, personId: string): OwnProfile {
  const vendor = findVendorById(db, vendorId);
  if (vendor === undefined) throw new Failure('not-found', 'no-vendor', 'There is no such vendor.');
  const { id, slug, status, version, content } = vendor;
  return { id, slug, status, version, content, mayRename: findMember(db, vendorId, personId)?.role === 'owner' };
}
