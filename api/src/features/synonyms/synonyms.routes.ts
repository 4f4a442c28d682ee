import type { FastifyPluginAsync } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { NewSynonyms, SynonymGroup, SynonymList } from '#api/contract/administration.ts';
import { Lines } from '#api/contract/plain-text.ts';
import { policies } from '#api/features/authority/index.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { addForm } from '#api/platform/http/add-form.ts';
import { readMember } from '#api/platform/search/analysis/synonyms.ts';
import { addSynonyms, removeSynonyms, type SynonymDeps } from './change-synonyms.ts';
import { listSynonymGroups } from './synonym.store.ts';

const policy = policies.administrator;
const OfGroup = z.strictObject({ group: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** `/administration/synonyms`, for administrators. */
export function synonymRoutes(deps: SynonymDeps): FastifyPluginAsyncZod {
  const { db, known } = deps;
  return async (app) => {
    app.get('/administration/synonyms', { config: { policy }, schema: { response: { 200: SynonymList } } }, async () => {
      const isPending = db.$client.prepare("select exists (select 1 from outbox where kind = 'synonyms-changed')").pluck().get() === 1;
      return {
        groups: listSynonymGroups(db).map(({ id, terms }) => ({ id, terms: [...terms] })),
        known: known.map((terms) => [...new Set(terms.map((term) => readMember(term).text))]),
        isPending,
      };
    });
    app.post('/administration/synonyms', { config: { policy, createsOnce: true }, schema: { body: NewSynonyms, response: { 201: SynonymGroup } } }, async (request, reply) =>
      app.createOnce(request, reply, () => {
        const group = addSynonyms(deps, request.body.terms, personOf(request.caller).id);
        return { status: 201, body: group, location: `/api/v1/administration/synonyms/${group.id}` };
      }),
    );
    app.delete('/administration/synonyms/:group', { config: { policy }, schema: { params: OfGroup, response: { 204: z.null() } } }, async ({ params, caller }, reply) => {
      removeSynonyms(deps, params.group, personOf(caller).id);
      return reply.code(204).send(null);
    });
  };
}

/** The forms that add and remove groups. */
export function synonymForms(deps: SynonymDeps): FastifyPluginAsync {
  return async (app) => {
    addForm(app, {
      page: 'adminSynonyms',
      form: 'add',
      policy,
      input: z.strictObject({ terms: Lines.max(5000) }),
      run: ({ input, caller }) => {
        addSynonyms(deps, input.terms.split('\n'), personOf(caller).id);
        return { page: 'adminSynonyms', query: { done: 'add' } };
      },
    });
    addForm(app, {
      page: 'adminSynonyms',
      form: 'remove',
      policy,
      input: z.strictObject({ group: z.coerce.number().int() }),
      run: ({ input, caller }) => {
        removeSynonyms(deps, input.group, personOf(caller).id);
        return { page: 'adminSynonyms', query: { done: 'remove' } };
      },
    });
  };
}
