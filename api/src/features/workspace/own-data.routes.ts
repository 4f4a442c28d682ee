import type { FastifyInstance } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { DeletedAccount, LastOwned, PersonExport } from '#api/contract/workspace.ts';
import { policies } from '#api/features/authority/index.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { addForm } from '#api/platform/http/add-form.ts';
import { deleteAccount, listLastOwned } from './delete-account.ts';
import { exportPerson } from './export-person.ts';
import type { WorkspaceDeps } from './found-vendor.ts';

const signedIn = { policy: policies.signedIn } as const;
const hidden = { hide: true } as const;

/** `GET /workspace/export`, and `DELETE /workspace/account`. */
export function ownDataRoutes(deps: WorkspaceDeps): FastifyPluginAsyncZod {
  const { db, now } = deps;
  return async (app) => {
    app.get('/workspace/export', { config: signedIn, schema: { ...hidden, response: { 200: PersonExport } } }, async ({ caller }, reply) =>
      reply
        .header('content-disposition', 'attachment; filename="catalog-my-data.json"')
        .header('cache-control', 'private, no-store')
        .send(exportPerson(db, personOf(caller), now())),
    );
    app.get('/workspace/account', { config: signedIn, schema: { ...hidden, response: { 200: LastOwned } } }, async ({ caller }) => listLastOwned(db, personOf(caller).id));
    app.delete('/workspace/account', { config: signedIn, schema: { ...hidden, body: DeletedAccount } }, async ({ caller, body }, reply) => {
      deleteAccount(deps, personOf(caller), body.address);
      return reply.code(204).send();
    });
  };
}

/** The form by which a person deletes their account. */
export function addOwnDataForms(app: FastifyInstance, deps: WorkspaceDeps): void {
  addForm(app, {
    page: 'ownData',
    policy: policies.signedIn,
    input: z.strictObject(DeletedAccount.shape),
    run: ({ caller, input }) => {
      deleteAccount(deps, personOf(caller), input.address);
      return { page: 'home' };
    },
  });
}
