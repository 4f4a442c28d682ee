import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig } from '#api/config.ts';
import { askEverything } from '#api/features/pages/index.ts';
import { loadSamples } from '#api/features/samples/index.ts';
import { rebuildIndex } from '#api/features/search/index.ts';
import { openApp } from '#api/open-app.ts';
import { openRuntime } from '#api/runtime.ts';

const root = resolve(import.meta.dirname, '../..');

/** A catalogue of its own in a new folder: the real database, engine, site and jobs, with the samples published. */
export async function openTestCatalogue() {
  const home = mkdtempSync(join(tmpdir(), 'catalog-test-'));
  mkdirSync(home, { recursive: true });
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const runtime = await openRuntime(readConfig({ CATALOG_HOME: home, LOG_LEVEL: 'silent', RATE_LIMIT: '100000' }), onError);
  const { app, jobs, site } = await openApp(runtime, onError);
  await loadSamples({ db: runtime.db, images: runtime.paths.images, samples: join(root, 'data/samples/vendors'), now: runtime.now });
  await rebuildIndex(runtime);
  askEverything(runtime);
  await jobs.drain();
  const close = async (): Promise<void> => {
    await app.close();
    await jobs.stop();
    await runtime.close();
    rmSync(home, { recursive: true, force: true });
  };
  return { app, runtime, jobs, site, errors, close };
}
