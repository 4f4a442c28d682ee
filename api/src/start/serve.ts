import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Config } from '#api/config.ts';
import { makeEntrances, type Entrance } from '#api/features/identity/index.ts';
import { askEverything, askOutdatedPages, countPages } from '#api/features/pages/index.ts';
import { loadSamples } from '#api/features/samples/index.ts';
import { rebuildIndex, reconcileIndex } from '#api/features/search/index.ts';
import { openApp } from '#api/open-app.ts';
import { startProgress } from '#api/platform/progress.ts';
import { isLoopbackHost } from '#api/platform/loopback.ts';
import { openRuntime, type Runtime } from '#api/runtime.ts';
import { buildSite } from './build-site.ts';
import { claimHome } from './claim-home.ts';
import { finishPages } from './finish-pages.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const onError = (error: unknown): void => void process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);

/** Serves the catalogue until a signal: builds, migrates, loads and publishes what is missing first. */
export async function serve(given: Config): Promise<void> {
  const started = performance.now();
  await buildSite(given.root, say);
  const home = claimHome(given, 'the server');
  const config = await withPort(given);
  const runtime = await openRuntime(config, onError);
  tellMigration(runtime);
  const { app, jobs, site } = await openApp(runtime, onError);
  await fill(runtime);
  await jobs.drainLeaving();
  if (countPages(runtime.db) === 0) askEverything(runtime);
  askOutdatedPages(runtime, site.stamp);

  await app.listen({ port: config.port, host: config.host });
  jobs.start();
  const finish = async (): Promise<void> => {
    await runtime.close();
    home.release();
  };
  stopOnSignal({ pause: () => jobs.stop(), close: () => app.close(), cut: () => app.server.closeAllConnections(), finish }, onError);
  home.tell(`http://localhost:${config.port}`);
  tellWhere(config, performance.now() - started);
  tellEntrances(makeEntrances(runtime));
  void finishPages(runtime, app.publisher, site).catch(onError);
}

/** Tries the port before anything is written; port 0 takes a free one, which must be known before a page names its own address. */
async function withPort(config: Config): Promise<Config> {
  const probe = createServer().listen(config.port, config.host);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { ...config, port, baseUrl: config.baseUrl.replace(/:0$/, `:${port}`) };
}

function tellMigration({ migration: { from, to, backup } }: Runtime): void {
  if (backup !== undefined) say(`The database went from version ${from} to ${to}; the one before is kept in ${backup}.`);
}

/** Loads the samples into an empty catalogue, and brings the index to what the database says. */
async function fill(runtime: Runtime): Promise<void> {
  const { config, db, paths, now } = runtime;
  const loaded = config.samples ? await loadSamples({ db, images: paths.images, samples: join(config.root, 'data/samples/vendors'), now }) : 0;
  if (loaded > 0) say(`Loaded ${loaded} sample listings.`);
  const progress = startProgress(process.stdout, 'Indexing');
  if (loaded > 0) await rebuildIndex(runtime, (done) => progress.update(done));
  else await reconcileIndex(runtime);
  progress.end();
}

function tellWhere({ port, baseUrl, smtp }: Config, milliseconds: number): void {
  const here = `http://localhost:${port}`;
  const elsewhere = baseUrl === here ? '' : `\n  Public   ${baseUrl}/`;
  const kept = smtp === undefined && isLoopbackHost(new URL(baseUrl).hostname) ? `\n  Mails    ${here}/en/mailbox/` : '';
  say(
    `The CATAlog is open at ${here}/ (in ${(milliseconds / 1000).toFixed(1)} s).\n  English  ${here}/en/\n  Français ${here}/fr/\n  API      ${here}/api/v1/listings${elsewhere}${kept}\nStop it with Ctrl+C.`,
  );
}

/** On this machine alone, whoever tries the catalogue out needs no password. */
function tellEntrances(entrances: readonly Entrance[]): void {
  for (const { role, address } of entrances) say(`Enter as a ${role}, once: ${address}`);
}
