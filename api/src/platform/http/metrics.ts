import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isInProcess } from './in-process.ts';

/** What the catalogue counts of itself. */
export type Metrics = { readonly type: string; readonly read: () => Promise<string> };

/** Counts requests by route and status, what waits in the outbox, and what the process uses; to be called before any route is added. */
export function collectMetrics(app: FastifyInstance, deps: { engine: { readonly name: string }; backlog: () => { waiting: number } }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route.',
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.4, 1, 5],
    registers: [registry],
  });
  const waiting = new Gauge({ name: 'catalog_outbox_waiting', help: 'Jobs that wait in the outbox.', registers: [registry] });
  new Gauge({ name: 'catalog_search_engine', help: 'Which engine answers.', labelNames: ['engine'], registers: [registry] }).set({ engine: deps.engine.name }, 1);
  app.addHook('onResponse', async (request, reply) => {
    if (!isInProcess(request)) durations.observe({ route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  const read = (): Promise<string> => {
    waiting.set(deps.backlog().waiting);
    return registry.metrics();
  };
  return { type: registry.contentType, read };
}
