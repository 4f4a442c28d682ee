import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ManagedPerson, ManagedVendor, NewRole, SuspensionReason } from '#api/contract/administration.ts';
import { policies } from '#api/features/authority/index.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { changeRole, endSessions, suspendPerson, type AdministrationDeps } from './change-person.ts';
import { findManagedVendor } from './managed-vendors.store.ts';
import { missing } from './missing.ts';
import { findManagedPerson } from './people.store.ts';
import { settleJob } from './settle-job.ts';
import { suspendVendor } from './suspend-vendor.ts';

const OfPerson = z.strictObject({ person: z.string().max(80) });
const OfVendor = z.strictObject({ vendor: z.string().max(80) });
const OfJob = z.strictObject({ job: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const config = { policy: policies.administrator };

/** What administrators change by a program: the same as by the forms of their pages. */
export function administrationWrites(deps: AdministrationDeps): FastifyPluginAsyncZod {
  return async (app) => {
    personWrites(app, deps);
    vendorWrites(app, deps);
    app.post('/administration/jobs/:job/retry', { config, schema: { params: OfJob, response: { 204: z.null() } } }, async ({ params, caller }, reply) => {
      settleJob(deps, { id: params.job, how: 'retry', actor: personOf(caller).id });
      return reply.code(204).send(null);
    });
    app.delete('/administration/jobs/:job', { config, schema: { params: OfJob, response: { 204: z.null() } } }, async ({ params, caller }, reply) => {
      settleJob(deps, { id: params.job, how: 'drop', actor: personOf(caller).id });
      return reply.code(204).send(null);
    });
  };
}

type App = Parameters<FastifyPluginAsyncZod>[0];

function personWrites(app: App, deps: AdministrationDeps): void {
  const shown = (id: string) => findManagedPerson(deps.db, id) ?? missing();
  app.put('/administration/people/:person/role', { config, schema: { params: OfPerson, body: NewRole, response: { 200: ManagedPerson } } }, async ({ params, body, caller }) => {
    changeRole(deps, { id: params.person, role: body.role, actor: personOf(caller).id });
    return shown(params.person);
  });
  for (const deed of ['suspend', 'reinstate'] as const)
    app.post(
      `/administration/people/:person/${deed}`,
      { config, schema: { params: OfPerson, body: SuspensionReason, response: { 200: ManagedPerson } } },
      async ({ params, body, caller }) => {
        suspendPerson(deps, { id: params.person, suspend: deed === 'suspend', ...body, actor: personOf(caller).id });
        return shown(params.person);
      },
    );
  app.delete('/administration/people/:person/sessions', { config, schema: { params: OfPerson, response: { 204: z.null() } } }, async ({ params, caller }, reply) => {
    endSessions(deps, { id: params.person, actor: personOf(caller).id });
    return reply.code(204).send(null);
  });
}

function vendorWrites(app: App, deps: AdministrationDeps): void {
  for (const deed of ['suspend', 'reinstate'] as const)
    app.post(
      `/administration/vendors/:vendor/${deed}`,
      { config, schema: { params: OfVendor, body: SuspensionReason, response: { 200: ManagedVendor } } },
      async ({ params, body, caller }) => {
        suspendVendor(deps, { id: params.vendor, suspend: deed === 'suspend', ...body, actor: personOf(caller).id });
        return findManagedVendor(deps.db, params.vendor) ?? missing();
      },
    );
}
