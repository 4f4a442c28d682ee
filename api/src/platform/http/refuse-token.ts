import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Scope } from '#api/contract/token.ts';
import type { Caller } from '../authority/policy.ts';
import { callerLanguage } from './caller-language.ts';
import { refuse } from './problem-details.ts';

const realm = 'Bearer realm="CATAlog"';

const asksFor = {
  en: (scope: Scope) => `This address asks for the scope ${scope}, which this token does not have.`,
  fr: (scope: Scope) => `Cette adresse demande la portée ${scope}, que ce jeton n’a pas.`,
};

/** Whether a request came with a token that is none, or no longer one. */
export function isBadToken(caller: Caller): boolean {
  return caller.kind === 'nobody' && caller.because === 'bad-token';
}

/** Refuses a token that does not count, or that the route is not open to; tells whether it did. A route without a scope is open to no token. */
export function refuseToken(request: FastifyRequest, reply: FastifyReply): boolean {
  const { caller } = request;
  if (isBadToken(caller)) {
    refuse(request, reply.header('cache-control', 'no-store').header('www-authenticate', `${realm}, error="invalid_token"`), { type: 'invalid-token' });
    return true;
  }
  if (caller.kind === 'nobody' || caller.via !== 'token') return false;
  const { scope } = request.routeOptions.config;
  if (scope !== undefined && caller.scopes.includes(scope)) return false;
  const challenge = `${realm}, error="insufficient_scope"${scope === undefined ? '' : `, scope="${scope}"`}`;
  refuse(
    request,
    reply.header('cache-control', 'no-store').header('www-authenticate', challenge),
    scope === undefined ? { type: 'token-scope' } : { type: 'token-scope', detail: asksFor[callerLanguage(request)](scope) },
  );
  return true;
}
