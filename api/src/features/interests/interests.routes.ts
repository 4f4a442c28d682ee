import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Interest, InterestAnswer, InterestCounts, InterestInput, InterestPage, InterestQuery, SentToken } from '#api/contract/interest.ts';
import { policies } from '#api/features/authority/index.ts';
import { openToAll } from '#api/platform/authority/policy.ts';
import { addForm } from '#api/platform/http/add-form.ts';
import { answerInterest } from './answer-interest.ts';
import { confirmInterest, withdrawInterest } from './confirm-interest.ts';
import { countInterests, listInterests } from './interest.store.ts';
import { interestWrites } from './interest-writes.routes.ts';
import type { LimitSending } from './limit-sending.ts';
import { shownInterest, showInterest } from './show-interest.ts';
import { takePart, type InterestDeps } from './take-part.ts';
import { writeInterests } from './write-interests.ts';

const pageSize = 25;

/** `/interests` for everyone; `/review/interests`, one of them and all as CSV for the staff. */
export function interestRoutes(deps: InterestDeps, limit: LimitSending): FastifyPluginAsyncZod {
  const { db } = deps;
  const staff = { policy: policies.moderator };
  return async (app) => {
    await app.register(interestWrites(deps, limit));
    app.get('/interests/counts', { config: openToAll, schema: { querystring: z.strictObject({}), response: { 200: InterestCounts } } }, async () => countInterests(db));
    app.get('/review/interests', { config: staff, schema: { querystring: InterestQuery, response: { 200: InterestPage } } }, async ({ query }) => {
      const { total, items } = listInterests(db, query, { offset: (query.page - 1) * pageSize, limit: pageSize });
      return { total, page: query.page, pageSize, items: items.map(showInterest) };
    });
    app.get('/review/interests.csv', { config: staff, schema: { produces: ['text/csv'] } }, async (_, reply) =>
      reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="interests.csv"').send(writeInterests(db)),
    );
    app.get('/review/interests/:interest', { config: staff, schema: { params: z.strictObject({ interest: z.uuid() }), response: { 200: Interest } } }, async ({ params }) =>
      shownInterest(db, params.interest),
    );
  };
}

/** The forms of taking part, of confirming and withdrawing, and of answering. */
export function interestForms(deps: InterestDeps, limit: LimitSending): FastifyPluginAsync {
  return async (app: FastifyInstance) => {
    addForm(app, {
      page: 'takePart',
      policy: policies.anyone,
      // People fill no field that is not shown.
      input: InterestInput.extend({ website: z.string().optional() }),
      run: ({ input: { website, ...input }, language, request }) => {
        limit(input.email, request.ip);
        if (website === undefined) takePart(deps, input, language);
        return { page: 'takePart', query: { sent: '1' } };
      },
    });
    addForm(app, {
      page: 'takePartConfirm',
      form: 'confirm',
      policy: policies.anyone,
      input: SentToken,
      run: ({ input }) => {
        confirmInterest(deps, input.token);
        return { page: 'takePartConfirm', query: { done: 'confirmed', token: input.token } };
      },
    });
    addForm(app, {
      page: 'takePartConfirm',
      form: 'withdraw',
      policy: policies.anyone,
      input: SentToken,
      run: ({ input }) => {
        withdrawInterest(deps, input.token);
        return { page: 'takePartConfirm', query: { done: 'withdrawn' } };
      },
    });
    addAnswerForm(app, deps);
  };
}

function addAnswerForm(app: FastifyInstance, deps: InterestDeps): void {
  addForm(app, {
    page: 'interest',
    policy: policies.moderator,
    input: InterestAnswer,
    run: ({ input, params, caller }) => {
      const id = params['interest'] ?? '';
      answerInterest(deps, { id, answer: input.answer, actor: caller.kind === 'person' ? caller.id : '' });
      return { page: 'interest', slots: { interest: id }, query: { sent: '1' } };
    },
  });
}
