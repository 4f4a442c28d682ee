import { randomUUID } from 'node:crypto';
import { pageAddress } from '#api/contract/addresses.ts';
import type { Language } from '#api/contract/text.ts';
import { recordEvent } from '#api/db/announce.ts';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import { countInvitations, endExpired, endInvitation, findInvitation, insertInvitation, listInvitations, type InvitationRow } from './invitation.store.ts';
import { refuseMember } from './member-refusals.ts';
import { countMembers, listMembers, type MemberRole } from './membership.store.ts';
import { requireOwner } from './require-member.ts';
import { Failure } from '#api/platform/failure.ts';

/** What changes of a team need; `baseUrl` is where the public reaches the catalogue. */
export type MemberDeps = { readonly db: Database; readonly now: () => Date; readonly config: { readonly baseUrl: string } };

/** Who of a vendor does something about its team. */
export type OwnerDeed = { readonly vendorId: string; readonly actor: { readonly id: string; readonly name: string; readonly language: Language } };

const dayMs = 86_400_000;

/** For how many days an invitation stands, how many a vendor sends in a day, and how many members it has. */
const openDays = 14;
const mostInvitations = 20;
const mostMembers = 50;

/**
 * Invites an address to the team of a vendor; only an account with that very address can accept.
 * @throws Refusal `not-owner`, `suspended`, `already-member`, `already-invited`, `too-many-invitations`, `team-full`
 */
export function inviteMember({ db, now, config }: MemberDeps, { vendorId, actor }: OwnerDeed, { email, role }: { email: string; role: MemberRole }): InvitationRow {
  const at = now();
  const address = email.toLowerCase();
  return db.transaction(
    (tx) => {
      requireOwner(tx, vendorId, actor.id);
      endExpired(tx, at);
      assertInvitable(tx, vendorId, address, at);
      const expiresAt = new Date(at.getTime() + openDays * dayMs);
      const row: InvitationRow = { id: randomUUID(), vendorId, email: address, role, invitedBy: actor.id, createdAt: at, expiresAt, endedAt: null, outcome: null };
      insertInvitation(tx, row);
      recordEvent(tx, { at, actor: actor.id, kind: 'member-invited', subject: vendorId, data: { invitation: row.id, role } });
      const link = `${config.baseUrl}${pageAddress('invitation', actor.language, { invitation: row.id })}`;
      const data = { vendor: findVendorById(tx, vendorId)?.name ?? '', inviter: actor.name, role, link, until: expiresAt.toISOString() };
      announceMail(tx, at, { to: { address }, template: 'invitation', language: actor.language, data });
      return row;
    },
    { behavior: 'immediate' },
  );
}

function assertInvitable(tx: Transaction, vendorId: string, address: string, at: Date): void {
  if (listMembers(tx, vendorId).some(({ email }) => email.toLowerCase() === address)) throw refuseMember('already-member', '/email');
  const open = listInvitations(tx, vendorId, at);
  if (open.some(({ email }) => email === address)) throw refuseMember('already-invited', '/email');
  if (countMembers(tx, vendorId) + open.length >= mostMembers) throw refuseMember('team-full');
  if (countInvitations(tx, vendorId, new Date(at.getTime() - dayMs)) >= mostInvitations) throw refuseMember('too-many-invitations');
}

/** Takes an invitation back. @throws Failure `not-found`; Refusal `not-owner`, `suspended`, `invitation-ended` */
export function withdrawInvitation({ db, now }: MemberDeps, { vendorId, actor }: OwnerDeed, invitationId: string): void {
  const at = now();
  db.transaction(
    (tx) => {
      requireOwner(tx, vendorId, actor.id);
      if (findInvitation(tx, invitationId)?.vendorId !== vendorId) throw new Failure('not-found', 'not-found', 'There is no such invitation.');
      if (!endInvitation(tx, invitationId, 'withdrawn', at)) throw refuseMember('invitation-ended');
      recordEvent(tx, { at, actor: actor.id, kind: 'invitation-withdrawn', subject: vendorId, data: { invitation: invitationId } });
    },
    { behavior: 'immediate' },
  );
}
