import type { FastifyInstance } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Line } from '#api/contract/plain-text.ts';
import { AccessTokens, Scope, tokenTerms, type AccessToken } from '#api/contract/token.ts';
import { policies } from '#api/features/authority/index.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { addForm } from '#api/platform/http/add-form.ts';
import { listTokens, type AccessTokenRow } from './access-token.store.ts';
import { askAgain, listProofs } from './ask-again.ts';
import { findSession } from './find-caller.ts';
import { makeToken } from './make-token.ts';
import type { Identity } from './open-identity.ts';
import { mostPasswordCharacters } from './password.rules.ts';
import { revokeToken } from './revoke-tokens.ts';
import { refuseAs } from './texts.ts';

const signedIn = { policy: policies.signedIn };
const OneToken = z.strictObject({ token: z.string().max(100) });
const Made = z.strictObject({ made: z.string().max(100).optional() });

/** `GET /account/tokens`: the tokens of whoever is signed in, with the secret of one that was made just now, told once; `DELETE` revokes one. */
export function tokenRoutes(identity: Identity): FastifyPluginAsyncZod {
  const { db, now } = identity;
  return async (app) => {
    app.get('/account/tokens', { config: signedIn, schema: { querystring: Made, response: { 200: AccessTokens } } }, async (request) => {
      const { id } = personOf(request.caller);
      const { made } = request.query;
      const secret = made === undefined ? undefined : identity.tokensToShow.take(keyOf(findSession(identity, request)?.id, made));
      return {
        items: listTokens(db, id).map((token) => shown(token, now())),
        made: made === undefined || secret === undefined ? null : { id: made, secret },
        asks: listProofs(db, id),
      };
    });
    app.delete('/account/tokens/:token', { config: signedIn, schema: { params: OneToken, response: { 204: z.null() } } }, async ({ params, caller }, reply) => {
      revokeToken(identity, personOf(caller), params.token);
      return reply.code(204).send(null);
    });
  };
}

/** The forms by which a person makes a token, and revokes one. */
export function tokenForms(identity: Identity) {
  return async (app: FastifyInstance): Promise<void> => {
    addForm(app, {
      page: 'tokens',
      form: 'make',
      policy: policies.signedIn,
      input: z.strictObject({
        name: Line.min(1).max(60),
        scopes: z.array(Scope).default([]),
        days: z.enum(tokenTerms),
        currentPassword: z.string().max(mostPasswordCharacters).optional(),
        code: z.string().max(40).optional(),
      }),
      run: async ({ input: { currentPassword, code, ...given }, caller, request }) => {
        if (given.scopes.length === 0) throw refuseAs('noScope', 'scopes');
        await askAgain(identity, personOf(caller), { currentPassword, code }, request);
        const { id, secret } = makeToken(identity, personOf(caller), { ...given, scopes: [...new Set(given.scopes)] });
        identity.tokensToShow.put(keyOf(findSession(identity, request)?.id, id), [secret]);
        return { page: 'tokens', query: { made: id } };
      },
    });
    addForm(app, {
      page: 'tokens',
      form: 'revoke',
      policy: policies.signedIn,
      input: z.strictObject({ token: z.uuid() }),
      run: ({ input, caller }) => {
        revokeToken(identity, personOf(caller), input.token);
        return { page: 'tokens', query: { done: 'revoked' } };
      },
    });
  };
}

/** A secret is for the browser that asked for it, and no other. */
function keyOf(sessionId: string | undefined, token: string): string | undefined {
  return sessionId === undefined ? undefined : `${sessionId} ${token}`;
}

function shown({ id, name, ending, scopes, createdAt, usedAt, expiresAt }: AccessTokenRow, now: Date): AccessToken {
  return {
    id,
    name,
    ending,
    scopes: [...scopes],
    createdAt: createdAt.toISOString(),
    lastUsed: usedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    isExpired: expiresAt !== null && expiresAt <= now,
  };
}
