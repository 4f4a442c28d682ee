import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isInProcess } from './in-process.ts';

/** What the catalogue counts of itself. */
export type Metrics = {
  readonly type: string;
  readonly read: () => Promise<string>;
  /** Counts a page that was answered before the framework saw the request. */
  readonly countPage: (seconds: number) => void;
};

/** An engine, and what it says of itself and of whoever stands in for it. */
type MeasuredEngine = { readonly name: string; readonly warning?: string | undefined; readonly tally?: Readonly<Record<string, number>> };

/** How the backups stand. */
type MeasuredBackups = () => { readonly state: string; readonly last: Date | undefined };

/** Counts requests by route and status, what waits in the outbox, and what the process uses; to be called before any route is added. */
export function collectMetrics(app: FastifyInstance, deps: { engine: MeasuredEngine; backlog: () => { waiting: number }; backups: MeasuredBackups }): Metrics {
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
  const measureEngine = measureSearch(registry, deps.engine);
  const measureBackups = measureSaved(registry, deps.backups);
  app.addHook('onResponse', async (request, reply) => {
    if (!isInProcess(request)) durations.observe({ route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  const read = (): Promise<string> => {
    waiting.set(deps.backlog().waiting);
    measureEngine();
    measureBackups();
    return registry.metrics();
  };
  const pages = durations.labels({ route: '/*', status: '200' });
  const countPage = (seconds: number): void => pages.observe(seconds);
  return { type: registry.contentType, read, countPage };
}

/** Which engine answers, and where there are two, how many answers came from each and how often the main one failed. */
function measureSearch(registry: Registry, engine: MeasuredEngine): () => void {
  const answering = new Gauge({ name: 'catalog_search_engine', help: 'Which engine answers.', labelNames: ['engine'], registers: [registry] });
  const answers = new Gauge({
    name: 'catalog_search_answers',
    help: 'Searches since the start, by who answered, and those that failed on the main engine.',
    labelNames: ['engine'],
    registers: [registry],
  });
  return () => {
    answering.reset();
    answering.set({ engine: engine.warning === undefined ? engine.name : 'embedded' }, 1);
    for (const [name, count] of Object.entries(engine.tally ?? {})) answers.set({ engine: name }, count);
  };
}

/** Whether backups fail, and how old the newest is where there is one. */
function measureSaved(registry: Registry, backups: MeasuredBackups): () => void {
  const failing = new Gauge({ name: 'catalog_backup_failing', help: '1 where the last daily backup failed or is late.', registers: [registry] });
  const age = new Gauge({ name: 'catalog_backup_time_seconds', help: 'When the newest backup was made, in seconds since 1970; 0 where there is none.', registers: [registry] });
  return () => {
    const { state, last } = backups();
    failing.set(state === 'failing' || state === 'late' ? 1 : 0);
    age.set((last?.getTime() ?? 0) / 1000);
  };
}
