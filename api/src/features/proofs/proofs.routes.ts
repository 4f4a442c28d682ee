import type { FastifyInstance } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { WebAddress } from '#api/contract/web-address.ts';
import { ProofAddress, ProofCode, ProofRequest, ProofState, VendorDecision, VendorRequests } from '#api/contract/workspace.ts';
import { policies } from '#api/features/authority/index.ts';
import { personOf, type Caller } from '#api/platform/authority/policy.ts';
import { addForm, type FormDone } from '#api/platform/http/add-form.ts';
import { askStaff, decideRequest } from './ask-staff.ts';
import { confirmProofCode } from './confirm-code.ts';
import { readProof, readRequests } from './read-proof.ts';
import { sendProofCode, type ProofDeps } from './send-code.ts';

// Whoever proves something need not be of the vendor yet, so the slot has a name that no policy of vendors reads.
const OfOrganization = z.strictObject({ organization: z.string() });
const Website = z.strictObject({ website: WebAddress.optional() });
const OneRequest = z.strictObject({ request: z.string() });
const signedIn = { policy: policies.signedIn } as const;
const moderator = { policy: policies.moderator } as const;

/** `/workspace/proofs/{organization}`, and `/review/vendors` for staff. */
export function proofRoutes(deps: ProofDeps): FastifyPluginAsyncZod {
  const { db, now } = deps;
  return async (app) => {
    app.get(
      '/workspace/proofs/:organization',
      { config: signedIn, schema: { params: OfOrganization, querystring: Website, response: { 200: ProofState } } },
      async ({ params, query, caller }) => readProof(db, { vendorId: params.organization, personId: personOf(caller).id, website: query.website, at: now() }),
    );
    app.post(
      '/workspace/proofs/:organization',
      { config: signedIn, schema: { params: OfOrganization, body: ProofAddress, response: { 202: z.null() } } },
      async ({ params, body, caller }, reply) => {
        sendProofCode(deps, personOf(caller), { vendorId: params.organization, ...body });
        return reply.code(202).send(null);
      },
    );
    app.post(
      '/workspace/proofs/:organization/confirm',
      { config: signedIn, schema: { params: OfOrganization, body: ProofCode, response: { 204: z.null() } } },
      async ({ params, body, caller }, reply) => {
        confirmProofCode(deps, personOf(caller).id, { vendorId: params.organization, code: body.code });
        return reply.code(204).send(null);
      },
    );
    app.post(
      '/workspace/proofs/:organization/ask',
      { config: signedIn, schema: { params: OfOrganization, body: ProofRequest, response: { 202: z.null() } } },
      async ({ params, body, caller }, reply) => {
        askStaff(deps, personOf(caller).id, { vendorId: params.organization, ...body });
        return reply.code(202).send(null);
      },
    );
    addStaffRoutes(app, deps);
  };
}

/** What staff are asked about vendors, and decide. */
function addStaffRoutes(app: Parameters<FastifyPluginAsyncZod>[0], deps: ProofDeps): void {
  app.get('/review/vendors', { config: moderator, schema: { response: { 200: VendorRequests } } }, async () => readRequests(deps.db));
  app.post(
    '/review/vendors/:request',
    { config: moderator, schema: { params: OneRequest, body: VendorDecision, response: { 204: z.null() } } },
    async ({ params, body, caller }, reply) => {
      decideRequest(deps, personOf(caller).id, params.request, body);
      return reply.code(204).send(null);
    },
  );
}

type AskedOf = { readonly params: Readonly<Record<string, string>>; readonly caller: Caller };

const organizationOf = ({ params }: AskedOf): string => params['organization'] ?? '';

function stay(organization: string, done: string, website: string | undefined): FormDone {
  return { page: 'proveVendor', slots: { organization }, query: { done, ...(website === undefined ? {} : { website }) } };
}

/** The forms by which people prove that they speak for a vendor, and staff decide where nothing can prove it. */
export function addProofForms(app: FastifyInstance, deps: ProofDeps): void {
  const page = { page: 'proveVendor', policy: policies.signedIn } as const;
  addForm(app, {
    ...page,
    form: 'send',
    input: ProofAddress,
    run: (asked) => {
      sendProofCode(deps, personOf(asked.caller), { vendorId: organizationOf(asked), ...asked.input });
      return stay(organizationOf(asked), 'sent', asked.input.website);
    },
  });
  addForm(app, {
    ...page,
    form: 'confirm',
    input: ProofCode,
    run: (asked) => {
      confirmProofCode(deps, personOf(asked.caller).id, { vendorId: organizationOf(asked), code: asked.input.code });
      return { page: 'dashboard', slots: { vendor: organizationOf(asked) }, query: { done: 'proven' } };
    },
  });
  addForm(app, {
    ...page,
    form: 'ask',
    input: ProofRequest,
    run: (asked) => {
      askStaff(deps, personOf(asked.caller).id, { vendorId: organizationOf(asked), ...asked.input });
      return stay(organizationOf(asked), 'asked', asked.input.website);
    },
  });
  addForm(app, {
    page: 'vendorDecisions',
    policy: policies.moderator,
    input: z.strictObject({ request: z.string(), ...VendorDecision.shape }),
    run: ({ caller, input: { request, ...decision } }) => {
      decideRequest(deps, personOf(caller).id, request, decision);
      return { page: 'vendorDecisions', query: { done: decision.decision } };
    },
  });
}
