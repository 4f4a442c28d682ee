import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AccountProfile } from '#api/contract/account.ts';
import { policies } from '#api/features/authority/index.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { changeProfile } from './change-profile.ts';
import { setCookies } from './identity.routes.ts';
import type { Identity } from './open-identity.ts';
import { forgetSession, revokeSession, revokeSessions } from './sessions.ts';

const config = { policy: policies.signedIn };
const OneSession = z.strictObject({ session: z.string().max(100) });

/** What a person changes of their account; whatever asks for a password is done in a browser alone. */
export function accountWrites(identity: Identity): FastifyPluginAsyncZod {
  return async (app) => {
    app.put('/account', { config, schema: { body: AccountProfile, response: { 204: z.null() } } }, async ({ body, caller }, reply) => {
      changeProfile(identity, personOf(caller), body);
      return reply.code(204).send(null);
    });
    app.delete('/account/sessions/:session', { config, schema: { params: OneSession, response: { 204: z.null() } } }, async ({ params, caller }, reply) => {
      revokeSession(identity, personOf(caller), params.session);
      return reply.code(204).send(null);
    });
    app.delete('/account/sessions', { config, schema: { response: { 204: z.null() } } }, async ({ caller }, reply) => {
      revokeSessions(identity, personOf(caller));
      setCookies(reply, [forgetSession(identity)]);
      return reply.code(204).send(null);
    });
  };
}
