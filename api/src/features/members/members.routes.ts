import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ChosenMember, ChosenRole, JoinedVendor, MadeInvitation, NewInvitation, OwnInvitation, Team } from '#api/contract/workspace.ts';
import { policies } from '#api/features/authority/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { acceptInvitation, declineInvitation, openInvitation } from './answer-invitation.ts';
import { changeRole, leaveVendor, removeMember, transferOwnership } from './change-members.ts';
import { inviteMember, withdrawInvitation, type MemberDeps } from './invite-member.ts';
import { findName } from './membership.store.ts';
import { readTeam } from './read-team.ts';

const OfVendor = z.strictObject({ vendor: z.string() });
const OneMember = z.strictObject({ vendor: z.string(), person: z.string() });
const OneInvitation = z.strictObject({ vendor: z.string(), invitation: z.string() });
const ToMe = z.strictObject({ invitation: z.string() });
const owner = { policy: policies.vendorOwner } as const;
const editor = { policy: policies.vendorEditor } as const;
const signedIn = { policy: policies.signedIn } as const;

/** `/vendors/{vendor}/members` with invitations, and `/workspace/invitations/{invitation}`. */
export function memberRoutes(deps: MemberDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/vendors/:vendor/members', { config: editor, schema: { params: OfVendor, response: { 200: Team } } }, async ({ params, caller }) =>
      readTeam(deps, params.vendor, personOf(caller).id),
    );
    app.post(
      '/vendors/:vendor/members/invitations',
      { config: { ...owner, createsOnce: true }, schema: { params: OfVendor, body: NewInvitation, response: { 201: MadeInvitation } } },
      async (request, reply) => {
        const { vendor: vendorId } = request.params;
        return app.createOnce(request, reply, () => {
          const { id } = inviteMember(deps, { vendorId, actor: personOf(request.caller) }, request.body);
          return { status: 201, body: { id }, location: `/api/v1/vendors/${vendorId}/members/invitations/${id}` };
        });
      },
    );
    app.delete(
      '/vendors/:vendor/members/invitations/:invitation',
      { config: owner, schema: { params: OneInvitation, response: { 204: z.null() } } },
      async ({ params, caller }, reply) => {
        withdrawInvitation(deps, { vendorId: params.vendor, actor: personOf(caller) }, params.invitation);
        return reply.code(204).send(null);
      },
    );
    addMemberRoutes(app, deps);
    addInvitationRoutes(app, deps);
  };
}

/** Members as owners change them, and leaving. */
function addMemberRoutes(app: Parameters<FastifyPluginAsyncZod>[0], deps: MemberDeps): void {
  app.put(
    '/vendors/:vendor/members/:person',
    { config: owner, schema: { params: OneMember, body: ChosenRole, response: { 204: z.null() } } },
    async ({ params, body, caller }, reply) => {
      changeRole(deps, { vendorId: params.vendor, actor: personOf(caller) }, { personId: params.person, role: body.role });
      return reply.code(204).send(null);
    },
  );
  app.delete('/vendors/:vendor/members/:person', { config: owner, schema: { params: OneMember, response: { 204: z.null() } } }, async ({ params, caller }, reply) => {
    removeMember(deps, { vendorId: params.vendor, actor: personOf(caller) }, params.person);
    return reply.code(204).send(null);
  });
  app.post(
    '/vendors/:vendor/members/transfer',
    { config: owner, schema: { params: OfVendor, body: ChosenMember, response: { 204: z.null() } } },
    async ({ params, body, caller }, reply) => {
      transferOwnership(deps, { vendorId: params.vendor, actor: personOf(caller) }, body.person);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/vendors/:vendor/members/leave',
    { config: { policy: policies.vendorLeaver }, schema: { params: OfVendor, response: { 204: z.null() } } },
    async ({ params, caller }, reply) => {
      leaveVendor(deps, { vendorId: params.vendor, personId: personOf(caller).id });
      return reply.code(204).send(null);
    },
  );
}

/** Invitations as the invited see and answer them. */
function addInvitationRoutes(app: Parameters<FastifyPluginAsyncZod>[0], deps: MemberDeps): void {
  app.get('/workspace/invitations/:invitation', { config: signedIn, schema: { params: ToMe, response: { 200: OwnInvitation } } }, async ({ params, caller }) => {
    const { id, vendorId, role, expiresAt, invitedBy } = openInvitation(deps.db, personOf(caller), params.invitation, deps.now());
    return { id, vendor: findVendorById(deps.db, vendorId)?.name ?? '', inviter: findName(deps.db, invitedBy) ?? null, role, until: expiresAt.toISOString() };
  });
  app.post('/workspace/invitations/:invitation/accept', { config: signedIn, schema: { params: ToMe, response: { 200: JoinedVendor } } }, async ({ params, caller }) => ({
    vendor: acceptInvitation(deps, personOf(caller), params.invitation),
  }));
  app.post('/workspace/invitations/:invitation/decline', { config: signedIn, schema: { params: ToMe, response: { 204: z.null() } } }, async ({ params, caller }, reply) => {
    declineInvitation(deps, personOf(caller), params.invitation);
    return reply.code(204).send(null);
  });
}
