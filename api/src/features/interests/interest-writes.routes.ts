import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Interest, InterestAnswer, InterestInput, SentToken } from '#api/contract/interest.ts';
import { policies } from '#api/features/authority/index.ts';
import { openToAll, personOf } from '#api/platform/authority/policy.ts';
import { callerLanguage } from '#api/platform/http/caller-language.ts';
import { answerInterest } from './answer-interest.ts';
import { confirmInterest, withdrawInterest } from './confirm-interest.ts';
import type { LimitSending } from './limit-sending.ts';
import { shownInterest } from './show-interest.ts';
import { takePart, type InterestDeps } from './take-part.ts';

const OneInterest = z.strictObject({ interest: z.uuid() });

/** Taking part, confirming and withdrawing for everyone, and the staff's answer: the same as by the forms. */
export function interestWrites(deps: InterestDeps, limit: LimitSending): FastifyPluginAsyncZod {
  const config = openToAll;
  return async (app) => {
    app.post('/interests', { config: { ...config, createsOnce: true }, schema: { body: InterestInput, response: { 202: z.null() } } }, async (request, reply) => {
      limit(request.body.email, request.ip);
      return app.createOnce(request, reply, () => {
        takePart(deps, request.body, callerLanguage(request));
        return { status: 202, body: null };
      });
    });
    app.post('/interests/confirm', { config, schema: { body: SentToken, response: { 204: z.null() } } }, async ({ body }, reply) => {
      confirmInterest(deps, body.token);
      return reply.code(204).send(null);
    });
    app.post('/interests/withdraw', { config, schema: { body: SentToken, response: { 204: z.null() } } }, async ({ body }, reply) => {
      withdrawInterest(deps, body.token);
      return reply.code(204).send(null);
    });
    app.post(
      '/review/interests/:interest/answer',
      { config: { policy: policies.moderator }, schema: { params: OneInterest, body: InterestAnswer, response: { 200: Interest } } },
      async ({ params, body, caller }) => {
        answerInterest(deps, { id: params.interest, answer: body.answer, actor: personOf(caller).id });
        return shownInterest(deps.db, params.interest);
      },
    );
  };
}
