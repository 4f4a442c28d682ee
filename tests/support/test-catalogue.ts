import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig } from '#api/config.ts';
import { generateListings } from '#api/features/generate/index.ts';
import { countPublic } from '#api/features/listings/index.ts';
import { askEverything } from '#api/features/pages/index.ts';
import { loadSamples } from '#api/features/samples/index.ts';
import { rebuildIndex } from '#api/features/search/index.ts';
import { openApp } from '#api/open-app.ts';
import { openRuntime } from '#api/runtime.ts';

const root = resolve(import.meta.dirname, '../..');

/** Where the drawings of the samples are kept, since each test file loads them anew. */
const drawings = join(root, 'node_modules/.cache/drawings');

/** What a catalogue of a test holds, and what its clock says. */
export type TestCatalogueOptions = {
  /** Loads the samples; they are loaded unless this is false. */
  readonly samples?: boolean;
  /** Generated listings beside the samples. */
  readonly generated?: number;
  /** Publishes every page before the test begins, as is done unless this is false. */
  readonly published?: boolean;
  readonly now?: () => Date;
  /** A folder that is kept from one time to the next; what is in it is neither generated nor indexed again. */
  readonly kept?: string;
  /** Environment variables beside those of every test. */
  readonly settings?: Readonly<Record<string, string>>;
};

/** A catalogue of its own in a new folder: the real database, engine, site and jobs, with the samples published. */
export async function openTestCatalogue({ samples = true, generated = 0, published = true, now = () => new Date(), kept, settings = {} }: TestCatalogueOptions = {}) {
  const home = kept ?? mkdtempSync(join(tmpdir(), 'catalog-test-'));
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const opened = await openRuntime(readConfig({ CATALOG_HOME: home, LOG_LEVEL: 'silent', RATE_LIMIT: '1000000', ...settings }), onError);
  const runtime = { ...opened, now };
  const { db, taxonomy } = runtime;
  const open = await openApp(runtime, onError);
  const { app, jobs, site } = open;
  const isFilled = countPublic(db) > 0;
  if (samples && !isFilled) await loadSamples({ db, images: runtime.paths.images, samples: join(root, 'data/samples/vendors'), drawings, now });
  if (generated > 0 && !isFilled) await generateListings({ db, taxonomy, data: join(root, 'data'), listings: generated, seed: 7, now, follow: 'rebuild' });
  if (!isFilled) await rebuildIndex(runtime);
  if (published) {
    askEverything(runtime);
    await jobs.drain();
  }
  const close = async (): Promise<void> => {
    await jobs.stop();
    await app.close();
    await opened.close();
    if (kept === undefined) rmSync(home, { recursive: true, force: true });
  };
  return { app, runtime, jobs, site, open, errors, close };
}

/** A catalogue of a test. */
export type TestCatalogue = Awaited<ReturnType<typeof openTestCatalogue>>;
