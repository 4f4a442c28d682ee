import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isInProcess } from './in-process.ts';
import { refuse } from './problem-details.ts';

/**
 * Counts a request against its caller's limit, and refuses it where too many came; tells whether it did.
 * It never answers with the reply: to wait for one is to wait until it was sent, and then to be told of nothing.
 */
export type LimitRate = (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;

/** Prepares the limit of requests a minute and address, or a minute and token where one is sent; an IPv6 network of 64 bits counts as one address. */
export async function prepareRateLimit(app: FastifyInstance, max: number): Promise<LimitRate> {
  await app.register(fastifyRateLimit, { global: false, max, timeWindow: '1 minute', allowList: (request) => isInProcess(request) });
  const [byAddress, byToken] = [app.createRateLimit(), app.createRateLimit({ keyGenerator: (request) => `token ${tokenOf(request) ?? ''}` })];
  return async (request, reply) => {
    const used = await (tokenOf(request) === undefined ? byAddress : byToken)(request);
    if (used.isAllowed) return false;
    reply.header('ratelimit-limit', used.max).header('ratelimit-remaining', used.remaining).header('ratelimit-reset', used.ttlInSeconds);
    if (!used.isExceeded) return false;
    refuse(request, reply.header('retry-after', used.ttlInSeconds), { type: 'too-many-requests' });
    return true;
  };
}

function tokenOf({ caller }: FastifyRequest): string | undefined {
  return caller.kind === 'person' ? caller.token : undefined;
}
