export { addMemberForms } from './member-forms.routes.ts';
export { memberRoutes } from './members.routes.ts';
export { acceptInvitation, declineInvitation, openInvitation, type Invited } from './answer-invitation.ts';
export { changeRole, leaveVendor, removeMember, transferOwnership } from './change-members.ts';
export { inviteMember, withdrawInvitation, type MemberDeps, type OwnerDeed } from './invite-member.ts';
export { deleteOldInvitations, endExpired, listInvitations, listInvitationsTo, type InvitationRow, type ShownInvitation } from './invitation.store.ts';
export { countMembers, findLanguage, findMember, listMembers, listOwnVendors, putMember, type Member, type MemberRole } from './membership.store.ts';
export { requireMember, requireOwner } from './require-member.ts';
