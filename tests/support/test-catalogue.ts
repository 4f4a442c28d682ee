import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildApp } from '#api/app.ts';
import { readConfig } from '#api/config.ts';
import { loadSamples } from '#api/features/samples/index.ts';
import { rebuildIndex } from '#api/features/search/index.ts';
import { createJobs } from '#api/jobs.ts';
import { loadSite, openRuntime } from '#api/runtime.ts';

const root = resolve(import.meta.dirname, '../..');

/** A catalogue of its own in a new folder: the real database, engine, site and jobs, with the samples published. */
export async function openTestCatalogue() {
  const home = mkdtempSync(join(tmpdir(), 'catalog-test-'));
  mkdirSync(home, { recursive: true });
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const runtime = await openRuntime(readConfig({ CATALOG_HOME: home, LOG_LEVEL: 'silent', RATE_LIMIT: '100000' }), onError);
  const jobs = createJobs(runtime, onError);
  const app = await buildApp({ ...runtime, site: await loadSite(root), backlog: () => jobs.backlog() });
  jobs.usePublisher(app.publisher);
  await loadSamples({ db: runtime.db, images: runtime.paths.images, samples: join(root, 'data/samples/vendors'), now: runtime.now });
  await rebuildIndex(runtime);
  await jobs.drain();
  const close = async (): Promise<void> => {
    await app.close();
    await jobs.stop();
    await runtime.close();
    rmSync(home, { recursive: true, force: true });
  };
  return { app, runtime, jobs, errors, close };
}
