import type { Team } from '#api/contract/workspace.ts';
import type { MemberDeps } from './invite-member.ts';
import { listInvitations } from './invitation.store.ts';
import { listMembers } from './membership.store.ts';

/** The team of a vendor as one of its members sees it; whom it invites is its owners' to know. */
export function readTeam({ db, now }: Pick<MemberDeps, 'db' | 'now'>, vendorId: string, personId: string): Team {
  const members = listMembers(db, vendorId);
  const role = members.find((member) => member.personId === personId)?.role ?? 'editor';
  const open = role === 'owner' ? listInvitations(db, vendorId, now()) : [];
  return {
    role,
    members: members.map(({ personId: id, name, email, role, since }) => ({ id, name, email, role, since: since.toISOString(), you: id === personId })),
    invitations: open.map(({ id, email, role, createdAt, expiresAt }) => ({ id, email, role, sentAt: createdAt.toISOString(), until: expiresAt.toISOString() })),
  };
}
