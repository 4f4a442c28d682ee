import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { sql } from 'drizzle-orm';
import type { Database } from '#api/db/open-database.ts';
import { openToAll } from '#api/platform/authority/policy.ts';
import type { Metrics } from './metrics.ts';
import { sendProblem } from './problem-details.ts';

/** What health is read from; `metricsToken` is what opens the metrics to other machines. */
export type HealthDeps = {
  readonly db: Database;
  readonly engine: { readonly name: string; readonly warning?: string | undefined };
  readonly backlog: () => object;
  readonly backups: () => { readonly state: string; readonly last: Date | undefined };
  readonly config: { readonly metricsToken: string | undefined };
};

const hidden = { config: openToAll, schema: { hide: true } };

/** `GET /healthz`, `/readyz` and `/metrics`. */
export function healthRoutes({ db, engine, backlog, backups, config }: HealthDeps, metrics: Metrics): FastifyPluginAsync {
  return async (app) => {
    app.addHook('onRequest', async (_, reply) => void reply.header('cache-control', 'no-store'));
    app.get('/healthz', hidden, async () => ({ status: 'ok' }));
    app.get('/readyz', hidden, async (request, reply) => {
      if (!canRead(db)) return sendProblem(request, reply, { type: 'not-ready' });
      const { name, warning } = engine;
      const { state, last } = backups();
      const saved = { backups: state, lastBackup: last?.toISOString() ?? null };
      return { status: 'ready', engine: warning === undefined ? name : 'embedded', ...(warning === undefined ? {} : { warning }), ...backlog(), ...saved };
    });
    app.get('/metrics', hidden, async (request, reply) => {
      if (!mayReadMetrics(request, config.metricsToken)) return sendProblem(request, reply, { type: 'not-found' });
      return reply.type(metrics.type).send(await metrics.read());
    });
  };
}

function canRead(db: Database): boolean {
  try {
    db.get(sql`select 1 from vendors limit 1`);
    return true;
  } catch {
    return false;
  }
}

/** Whoever brings the token; without a token, only this machine itself, and nothing that a proxy passed on. */
function mayReadMetrics({ headers, socket }: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  const passedOn = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].some((name) => headers[name] !== undefined);
  return !passedOn && /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
}

function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
