import { pageAddress } from '#api/contract/addresses.ts';
import { recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import { Failure } from '#api/platform/failure.ts';
import type { MemberDeps } from './invite-member.ts';
import { endInvitation, findInvitation, type InvitationRow } from './invitation.store.ts';
import { refuseMember } from './member-refusals.ts';
import { findMember, listMembers, putMember } from './membership.store.ts';

/** Whoever answers an invitation: the address of their account was verified. */
export type Invited = { readonly id: string; readonly name: string; readonly email: string };

/**
 * Makes the invited person a member; of two answers at once, the first counts.
 * @throws Failure `not-found`; Refusal `other-address`, `invitation-ended`, `suspended`
 */
export function acceptInvitation({ db, now, config }: MemberDeps, invited: Invited, invitationId: string): string {
  const at = now();
  return db.transaction(
    (tx) => {
      const { vendorId, role } = takeInvitation(tx, invited, invitationId, { outcome: 'accepted', at });
      if (findVendorById(tx, vendorId)?.status === 'suspended') throw refuseMember('suspended');
      // Whoever is a member by another way meanwhile keeps the higher role.
      const known = findMember(tx, vendorId, invited.id)?.role;
      putMember(tx, { vendorId, personId: invited.id, role: known === 'owner' ? 'owner' : role, createdAt: at });
      recordEvent(tx, { at, actor: invited.id, kind: 'member-joined', subject: vendorId, data: { invitation: invitationId, role } });
      tellOwners(tx, vendorId, invited, { baseUrl: config.baseUrl, at });
      return vendorId;
    },
    { behavior: 'immediate' },
  );
}

function tellOwners(tx: Transaction, vendorId: string, invited: Invited, { baseUrl, at }: { baseUrl: string; at: Date }): void {
  const vendor = findVendorById(tx, vendorId)?.name ?? '';
  for (const { personId, role, language } of listMembers(tx, vendorId)) {
    const team = `${baseUrl}${pageAddress('team', language, { vendor: vendorId })}`;
    if (role === 'owner' && personId !== invited.id) announceMail(tx, at, { to: { personId }, template: 'member-joined', data: { vendor, member: invited.name, team } });
  }
}

/** Turns an invitation down. @throws Failure `not-found`; Refusal `other-address`, `invitation-ended` */
export function declineInvitation({ db, now }: Pick<MemberDeps, 'db' | 'now'>, invited: Invited, invitationId: string): void {
  const at = now();
  db.transaction(
    (tx) => {
      const { vendorId } = takeInvitation(tx, invited, invitationId, { outcome: 'declined', at });
      recordEvent(tx, { at, actor: invited.id, kind: 'invitation-declined', subject: vendorId, data: { invitation: invitationId } });
    },
    { behavior: 'immediate' },
  );
}

/** The invitation of an id, for the person whom it was sent to. @throws Failure `not-found`; Refusal `other-address`, `invitation-ended` */
export function openInvitation(tx: Parameters<typeof findInvitation>[0], invited: Invited, invitationId: string, at: Date): InvitationRow {
  const row = findInvitation(tx, invitationId);
  if (row === undefined) throw new Failure('not-found', 'not-found', 'There is no such invitation.');
  if (row.email !== invited.email.toLowerCase()) throw refuseMember('other-address');
  if (row.endedAt !== null || row.expiresAt <= at) throw refuseMember('invitation-ended');
  return row;
}

function takeInvitation(tx: Transaction, invited: Invited, invitationId: string, { outcome, at }: { outcome: 'accepted' | 'declined'; at: Date }): InvitationRow {
  const row = openInvitation(tx, invited, invitationId, at);
  if (!endInvitation(tx, invitationId, outcome, at)) throw refuseMember('invitation-ended');
  return row;
}
