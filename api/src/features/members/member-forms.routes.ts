import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ChosenMember, ChosenRole, NewInvitation } from '#api/contract/workspace.ts';
import { policies } from '#api/features/authority/index.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { addForm } from '#api/platform/http/add-form.ts';
import { acceptInvitation, declineInvitation } from './answer-invitation.ts';
import { changeRole, leaveVendor, removeMember, transferOwnership } from './change-members.ts';
import { inviteMember, withdrawInvitation, type MemberDeps } from './invite-member.ts';

const ToMe = z.strictObject({ invitation: z.string() });
const none = z.strictObject({});

/** The forms of the team and of invitations. */
export function addMemberForms(app: FastifyInstance, deps: MemberDeps): void {
  const deedOf = ({ params, caller }: { params: Readonly<Record<string, string>>; caller: Parameters<typeof personOf>[0] }) => ({
    vendorId: params['vendor'] ?? '',
    actor: personOf(caller),
  });
  const back = (vendor: string, done: string) => ({ page: 'team', slots: { vendor }, query: { done } }) as const;
  addForm(app, {
    page: 'team',
    form: 'invite',
    policy: policies.vendorOwner,
    input: NewInvitation,
    run: (asked) => {
      inviteMember(deps, deedOf(asked), asked.input);
      return back(deedOf(asked).vendorId, 'invited');
    },
  });
  addForm(app, {
    page: 'team',
    form: 'withdraw',
    policy: policies.vendorOwner,
    input: ToMe,
    run: (asked) => {
      withdrawInvitation(deps, deedOf(asked), asked.input.invitation);
      return back(deedOf(asked).vendorId, 'withdrawn');
    },
  });
  addForm(app, {
    page: 'team',
    form: 'role',
    policy: policies.vendorOwner,
    input: z.strictObject({ ...ChosenMember.shape, ...ChosenRole.shape }),
    run: (asked) => {
      changeRole(deps, deedOf(asked), { personId: asked.input.person, role: asked.input.role });
      return back(deedOf(asked).vendorId, 'role');
    },
  });
  addLeavingForms(app, deps, { deedOf, back });
  addInvitationForms(app, deps);
}

type TeamForms = {
  readonly deedOf: (asked: { params: Readonly<Record<string, string>>; caller: Parameters<typeof personOf>[0] }) => { vendorId: string; actor: ReturnType<typeof personOf> };
  readonly back: (vendor: string, done: string) => { readonly page: 'team'; readonly slots: { readonly vendor: string }; readonly query: { readonly done: string } };
};

/** Forms by which somebody leaves a team, or its ownership passes on. */
function addLeavingForms(app: FastifyInstance, deps: MemberDeps, { deedOf, back }: TeamForms): void {
  addForm(app, {
    page: 'team',
    form: 'remove',
    policy: policies.vendorOwner,
    input: ChosenMember,
    run: (asked) => {
      removeMember(deps, deedOf(asked), asked.input.person);
      return back(deedOf(asked).vendorId, 'removed');
    },
  });
  addForm(app, {
    page: 'team',
    form: 'transfer',
    policy: policies.vendorOwner,
    input: ChosenMember,
    run: (asked) => {
      transferOwnership(deps, deedOf(asked), asked.input.person);
      return back(deedOf(asked).vendorId, 'transferred');
    },
  });
  addForm(app, {
    page: 'team',
    form: 'leave',
    policy: policies.vendorLeaver,
    input: none,
    run: (asked) => {
      const { vendorId, actor } = deedOf(asked);
      leaveVendor(deps, { vendorId, personId: actor.id });
      return { page: 'workspace', query: { done: 'left' } };
    },
  });
}

/** Forms by which the invited answer. */
function addInvitationForms(app: FastifyInstance, deps: MemberDeps): void {
  addForm(app, {
    page: 'invitation',
    form: 'accept',
    policy: policies.signedIn,
    input: none,
    run: ({ params, caller }) => ({ page: 'dashboard', slots: { vendor: acceptInvitation(deps, personOf(caller), params['invitation'] ?? '') }, query: { done: 'joined' } }),
  });
  addForm(app, {
    page: 'invitation',
    form: 'decline',
    policy: policies.signedIn,
    input: none,
    run: ({ params, caller }) => {
      declineInvitation(deps, personOf(caller), params['invitation'] ?? '');
      return { page: 'workspace', query: { done: 'declined' } };
    },
  });
}
