import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bearerOf } from './bearer.ts';
import { isForPrograms, refuse } from './problem-details.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what changes something and comes from a page of another site: a browser says where a request comes from,
 * and one that does not say is not believed. Programs bring a token, or no cookie, so nobody can lend them one.
 */
export function requireSameOrigin(app: FastifyInstance, baseUrl: string): void {
  app.addHook('onRequest', async (request, reply) => {
    // What no route takes is refused elsewhere, and changes nothing.
    if (request.is404 || safe.has(request.method) || isProgram(request) || isOwn(request, baseUrl)) return undefined;
    return refuse(request, reply, { type: 'other-origin' });
  });
}

function isProgram({ url, headers }: FastifyRequest): boolean {
  return isForPrograms(url) && (headers.cookie === undefined || bearerOf({ headers }) !== undefined);
}

function isOwn({ headers }: FastifyRequest, baseUrl: string): boolean {
  const { origin } = headers;
  if (origin !== undefined) return origin === baseUrl || isSameLoopback(origin, baseUrl);
  return headers['sec-fetch-site'] === 'same-origin';
}

/** This machine has several names, and whoever tries the catalogue out may use any of them. */
function isSameLoopback(origin: string, baseUrl: string): boolean {
  const [given, own] = [URL.parse(origin), URL.parse(baseUrl)];
  return given !== null && own !== null && isLoopbackHost(given.hostname) && isLoopbackHost(own.hostname) && (given.port === own.port || own.port === '0');
}

/** Whether a host name is one of this machine's own. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
