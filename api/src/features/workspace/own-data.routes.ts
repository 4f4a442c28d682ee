import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AccountEnd, DeletedAccount, PersonExport } from '#api/contract/workspace.ts';
import { policies } from '#api/features/authority/index.ts';
import { askAgain, forgetSession, listProofs, setCookies, type Identity } from '#api/features/identity/index.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { addForm } from '#api/platform/http/add-form.ts';
import { assertMayGo, deleteAccount, listLastOwned } from './delete-account.ts';
import { exportPerson } from './export-person.ts';
import type { WorkspaceDeps } from './found-vendor.ts';

const signedIn = { policy: policies.signedIn } as const;

/** `GET /workspace/export`, and `DELETE /workspace/account`. */
export function ownDataRoutes(deps: WorkspaceDeps, identity: Identity): FastifyPluginAsyncZod {
  const { db, now } = deps;
  return async (app) => {
    app.get('/workspace/export', { config: signedIn, schema: { response: { 200: PersonExport } } }, async ({ caller }, reply) =>
      reply
        .header('content-disposition', 'attachment; filename="catalog-my-data.json"')
        .header('cache-control', 'private, no-store')
        .send(exportPerson(db, personOf(caller), now())),
    );
    app.get('/workspace/account', { config: signedIn, schema: { response: { 200: AccountEnd } } }, async ({ caller }) => {
      const { id } = personOf(caller);
      return { ...listLastOwned(db, id), asks: listProofs(db, id) };
    });
    app.delete('/workspace/account', { config: signedIn, schema: { body: DeletedAccount, response: { 204: z.null() } } }, async (request, reply) => {
      await leave(deps, identity, { ...pick(request), body: request.body });
      return reply.code(204).send(null);
    });
  };
}

/** The form by which a person deletes their account. */
export function addOwnDataForms(app: FastifyInstance, deps: WorkspaceDeps, identity: Identity): void {
  addForm(app, {
    page: 'ownData',
    policy: policies.signedIn,
    input: DeletedAccount,
    run: async ({ input, request, reply }) => {
      await leave(deps, identity, { ...pick(request), body: input });
      setCookies(reply, [forgetSession(identity)]);
      return { page: 'signIn', query: { done: 'deleted' } };
    },
  });
}

type Leaving = Pick<FastifyRequest, 'caller' | 'headers' | 'ip'>;

const pick = ({ caller, headers, ip }: FastifyRequest): Leaving => ({ caller, headers, ip });

/** What stands in the way is said before a code is used up. */
async function leave(deps: WorkspaceDeps, identity: Identity, { caller, body, ...origin }: Leaving & { readonly body: z.output<typeof DeletedAccount> }): Promise<void> {
  const person = personOf(caller);
  assertMayGo(deps.db, person, body.address);
  await askAgain(identity, person, body, origin);
  deleteAccount(deps, person, body.address);
}
