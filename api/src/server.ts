import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, type Config } from './config.ts';
import { askEverything, askOutdatedPages, countPages, sweepPages, type Publisher } from './features/pages/index.ts';
import { loadSamples } from './features/samples/index.ts';
import { rebuildIndex, reconcileIndex } from './features/search/index.ts';
import { Failure } from './platform/failure.ts';
import { openApp } from './open-app.ts';
import { openRuntime, type Runtime } from './runtime.ts';
import { dropOldAssets, type Site } from './site.ts';

/** Says what takes time, one line each. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function buildSiteOnce(root: string): void {
  if (existsSync(join(root, 'site/dist/build-id.txt'))) return;
  say('Building the site (once) …');
  const built = spawnSync(process.execPath, [join(root, 'site/node_modules/astro/bin/astro.mjs'), 'build', '--silent'], {
    cwd: join(root, 'site'),
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (built.status !== 0) throw new Failure('broken', 'no-site', 'The site could not be built; the lines above say why.');
}

async function serve(config: Config): Promise<void> {
  const started = performance.now();
  buildSiteOnce(config.root);
  const onError = (error: unknown): void => void process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  const runtime = await openRuntime(config, onError);
  const { app, jobs, site } = await openApp(runtime, onError);

  if (config.samples) {
    const loaded = await loadSamples({ db: runtime.db, images: runtime.paths.images, samples: join(config.root, 'data/samples/vendors'), now: runtime.now });
    if (loaded > 0) {
      say(`Loaded ${loaded} sample listings.`);
      await rebuildIndex(runtime);
    }
  }
  await reconcileIndex(runtime);
  await jobs.drainLeaving();
  if (countPages(runtime.db) === 0) askEverything(runtime);
  askOutdatedPages(runtime, site.stamp);
  await app.listen({ port: config.port, host: config.host });
  jobs.start();

  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  say(
    `The CATAlog is open at http://localhost:${port}/ (in ${((performance.now() - started) / 1000).toFixed(1)} s).\n  English  http://localhost:${port}/en/\n  Français http://localhost:${port}/fr/`,
  );
  void finishPages(runtime, app.publisher, site).catch(onError);

  const stop = async (): Promise<void> => {
    await app.close();
    await jobs.stop();
    await runtime.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

/** Publishes what is due while the server answers already, then removes what no page needs any longer. */
async function finishPages(runtime: Runtime, publisher: Publisher, site: Site): Promise<void> {
  const { due } = publisher.backlog();
  const started = performance.now();
  if (due > 100) say(`Publishing ${due} pages; meanwhile each is rendered when it is asked for.`);
  let said = due;
  await publisher.drain((left) => {
    if (said - left < 2000) return;
    say(`${left} pages are left.`);
    said = left;
  });
  if (publisher.isStopped) return;
  if (due > 100) say(`All pages are published (in ${((performance.now() - started) / 1000).toFixed(1)} s).`);
  await sweepPages(runtime);
  await dropOldAssets(runtime, site);
}

/** One sentence for what the person who starts it can mend; anything else flies. */
function explain(error: unknown, port: number): string | undefined {
  if (error instanceof Failure) return error.message;
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'EADDRINUSE') return `The port ${port} is taken; set PORT to another one.`;
    if (error.code === 'SQLITE_FULL' || error.code === 'ENOSPC') return 'The disk is full; nothing was changed.';
    if (error.code === 'EACCES') return `Access was refused: ${error.message}.`;
  }
  return undefined;
}

let port = 4400;
try {
  const config = readConfig(process.env);
  port = config.port;
  await serve(config);
} catch (error) {
  process.stderr.write(`${explain(error, port) ?? (error instanceof Error ? error.stack : String(error))}\n`);
  process.exit(1);
}
