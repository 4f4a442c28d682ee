import { pageAddress } from '#api/contract/addresses.ts';
import { recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import type { MemberDeps, OwnerDeed } from './invite-member.ts';
import { refuseMember } from './member-refusals.ts';
import { countMembers, deleteMember, findMember, putMember, type Member, type MemberRole } from './membership.store.ts';
import { requireOwner } from './require-member.ts';

/** Gives a member another role. @throws Refusal `not-owner`, `suspended`, `no-member`, `last-owner` */
export function changeRole({ db, now }: Pick<MemberDeps, 'db' | 'now'>, { vendorId, actor }: OwnerDeed, { personId, role }: { personId: string; role: MemberRole }): void {
  const at = now();
  db.transaction(
    (tx) => {
      requireOwner(tx, vendorId, actor.id);
      const member = memberOf(tx, vendorId, personId);
      if (member.role === role) return;
      if (member.role === 'owner') assertAnotherOwner(tx, vendorId);
      putMember(tx, { vendorId, personId, role, createdAt: member.since });
      recordEvent(tx, { at, actor: actor.id, kind: 'member-role-changed', subject: vendorId, data: { person: personId, role } });
    },
    { behavior: 'immediate' },
  );
}

/** Removes a member, whose rights end with this transaction. @throws Refusal `not-owner`, `suspended`, `no-member`, `last-owner` */
export function removeMember({ db, now }: Pick<MemberDeps, 'db' | 'now'>, { vendorId, actor }: OwnerDeed, personId: string): void {
  const at = now();
  db.transaction(
    (tx) => {
      requireOwner(tx, vendorId, actor.id);
      const member = memberOf(tx, vendorId, personId);
      if (member.role === 'owner') assertAnotherOwner(tx, vendorId);
      deleteMember(tx, vendorId, personId);
      recordEvent(tx, { at, actor: actor.id, kind: 'member-removed', subject: vendorId, data: { person: personId } });
      if (personId !== actor.id) announceMail(tx, at, { to: { personId }, template: 'member-removed', data: { vendor: vendorName(tx, vendorId) } });
    },
    { behavior: 'immediate' },
  );
}

/** Leaves a vendor, suspended or not; its last owner cannot. @throws Failure `no-vendor`; Refusal `last-owner` */
export function leaveVendor({ db, now }: Pick<MemberDeps, 'db' | 'now'>, { vendorId, personId }: { vendorId: string; personId: string }): void {
  const at = now();
  db.transaction(
    (tx) => {
      const member = memberOf(tx, vendorId, personId);
      if (member.role === 'owner') assertAnotherOwner(tx, vendorId);
      deleteMember(tx, vendorId, personId);
      recordEvent(tx, { at, actor: personId, kind: 'member-left', subject: vendorId });
    },
    { behavior: 'immediate' },
  );
}

/** Makes another member an owner in one's own place; one stays as an editor. @throws Refusal `not-owner`, `suspended`, `no-member`, `not-yourself` */
export function transferOwnership({ db, now, config }: MemberDeps, { vendorId, actor }: OwnerDeed, personId: string): void {
  const at = now();
  db.transaction(
    (tx) => {
      requireOwner(tx, vendorId, actor.id);
      if (personId === actor.id) throw refuseMember('not-yourself', '/person');
      const [from, to] = [memberOf(tx, vendorId, actor.id), memberOf(tx, vendorId, personId)];
      putMember(tx, { vendorId, personId, role: 'owner', createdAt: to.since });
      putMember(tx, { vendorId, personId: actor.id, role: 'editor', createdAt: from.since });
      recordEvent(tx, { at, actor: actor.id, kind: 'ownership-transferred', subject: vendorId, data: { from: actor.id, to: personId } });
      const news = { vendor: vendorName(tx, vendorId), from: from.name, to: to.name };
      for (const { personId: reader, language } of [from, to]) {
        const team = `${config.baseUrl}${pageAddress('team', language, { vendor: vendorId })}`;
        announceMail(tx, at, { to: { personId: reader }, template: 'ownership-transferred', data: { ...news, team } });
      }
    },
    { behavior: 'immediate' },
  );
}

function memberOf(tx: Transaction, vendorId: string, personId: string): Member {
  const member = findMember(tx, vendorId, personId);
  if (member === undefined) throw refuseMember('no-member');
  return member;
}

function assertAnotherOwner(tx: Transaction, vendorId: string): void {
  if (countMembers(tx, vendorId, 'owner') < 2) throw refuseMember('last-owner');
}

function vendorName(tx: Transaction, vendorId: string): string {
  return findVendorById(tx, vendorId)?.name ?? '';
}
