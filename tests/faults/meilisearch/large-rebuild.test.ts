import { constants, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countPublic } from '#api/features/listings/index.ts';
import { rebuildIndex } from '#api/features/search/index.ts';
import { extent, isFullProof, within } from '../../support/extent.ts';
import { startMeilisearch } from '../../support/meilisearch.ts';
import { differences } from './differences.ts';
import { openMirroredCatalogue, type Mirrored } from './open-mirrored.ts';
import { mostMemory, underLoad } from './under-load.ts';

const listings = extent(100_000, 300);
const folder = mkdtempSync(join(tmpdir(), 'catalog-large-'));

/** Listings and indexes as the benchmark keeps them are copied: to generate as many takes longer than the proof. */
const kept = isFullProof ? process.env['BENCH_KEPT'] : undefined;
if (kept !== undefined) {
  const options = { recursive: true, mode: constants.COPYFILE_FICLONE } as const;
  for (const part of ['catalog.db', 'search']) cpSync(join(kept, `home-${listings}`, part), join(folder, 'home', part), options);
  cpSync(join(kept, `meili-${listings}`), join(folder, 'meili'), options);
}

const started = await startMeilisearch({ kept: join(folder, 'meili') });
const missing = 'unavailable' in started ? ` (${started.unavailable})` : '';

describe.skipIf(missing !== '')(`a large catalogue${missing}`, () => {
  if ('unavailable' in started) return;
  let catalogue: Mirrored;
  beforeAll(async () => {
    catalogue = await openMirroredCatalogue(started, listings, join(folder, 'home'));
    await catalogue.mirrored(extent(1_200, 300));
  }, 1_800_000);
  afterAll(async () => {
    await catalogue.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('has its indexes in Meilisearch rebuilt while writes go on', async () => {
    const { runtime, meilisearch } = catalogue;
    const engine = runtime.meilisearch?.engine;
    if (engine === undefined) throw new Error('There is no Meilisearch.');
    const total = countPublic(runtime.db);
    const progress = { en: 0, fr: 0 };
    const begun = performance.now();
    const since = (): string => ((performance.now() - begun) / 1000).toFixed(1);
    const seen = await underLoad(catalogue, () =>
      rebuildIndex({ ...runtime, engine }, (done, language = 'en') => {
        progress[language] = done;
        if (done % 10_000 === 0) process.stdout.write(`  after ${since()} s: ${progress.en} of ${total} in English, ${progress.fr} in French\n`);
      }),
    );
    const seconds = since();
    const differ = await differences(catalogue, within(120));
    process.stdout.write(
      `rebuild of ${total} in ${seconds} s under ${seen.written} writes: ${differ.length} differ, ${seen.failed} failed, ${seen.doubled} doubled and ${seen.empty} empty of ${seen.searches} answers; at most ${mostMemory(process.pid).toFixed(0)} MB here and ${mostMemory(meilisearch.pid()).toFixed(0)} MB in Meilisearch, files among them\n`,
    );
    expect(Math.min(progress.en, progress.fr)).toBeGreaterThanOrEqual(total - 50);
    expect(seen).toMatchObject({ failed: 0, empty: 0, doubled: 0 });
    expect(differ).toEqual([]);
  });
});
