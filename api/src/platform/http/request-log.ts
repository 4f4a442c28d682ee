import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isInProcess } from './in-process.ts';

/** What the log tells of a request: never the caller's address, what was searched, or any header. */
export function logRequest(request: Pick<FastifyRequest, 'method' | 'id' | 'routeOptions'>): { id: string; method: string; route: string } {
  return { id: request.id, method: request.method, route: request.routeOptions.url ?? 'none' };
}

/** Logs one line for each answer: its route, status and time. */
export function addRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    if (isInProcess(request)) return;
    request.log.info({ ...logRequest(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'answered');
  });
}
