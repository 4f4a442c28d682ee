import type { FastifyPluginAsync } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { sql } from 'drizzle-orm';
import type { Database } from '#api/db/open-database.ts';

/** What health and metrics are read from. */
export type HealthDeps = { readonly db: Database; readonly engine: { readonly name: string }; readonly backlog: () => { waiting: number; oldest: number | null } };

/** `GET /healthz`, `/readyz` and `/metrics`. */
export function healthRoutes({ db, engine, backlog }: HealthDeps): FastifyPluginAsync {
  return async (app) => {
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
    new Gauge({ name: 'catalog_search_engine', help: 'Which engine answers.', labelNames: ['engine'], registers: [registry] }).set({ engine: engine.name }, 1);
    app.addHook('onResponse', async (request, reply) =>
      durations.observe({ route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) }, reply.elapsedTime / 1000),
    );

    app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }));
    app.get('/readyz', { schema: { hide: true } }, async () => {
      db.get(sql`select 1`);
      return { status: 'ready', engine: engine.name, ...backlog() };
    });
    app.get('/metrics', { schema: { hide: true } }, async (_, reply) => {
      waiting.set(backlog().waiting);
      return reply.type(registry.contentType).send(await registry.metrics());
    });
  };
}
