import { constants, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countPublic } from '#api/features/listings/index.ts';
import { rebuildIndexes } from '#api/features/search/index.ts';
import { extent, isFullProof } from '../../support/extent.ts';
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

  test('has all of its indexes rebuilt while writes go on', async () => {
    const { runtime, meilisearch } = catalogue;
    const seconds = new Map<string, number>();
    const seen = await underLoad(catalogue, () =>
      rebuildIndexes(runtime, (progress) => {
        for (const part of progress) if (part.seconds !== null) seconds.set(part.index, part.seconds);
      }),
    );
    const differ = await differences(catalogue, extent(120, 100));
    const took = [...seconds].map(([index, lasted]) => `${index} ${lasted.toFixed(1)} s`).join(', ');
    process.stdout.write(
      `rebuild of ${countPublic(runtime.db)} (${took}) under ${seen.written} writes: ${differ.length} differ, ${seen.failed} failed, ${seen.doubled} doubled and ${seen.empty} empty of ${seen.searches} answers; at most ${mostMemory(process.pid).toFixed(0)} MB here and ${mostMemory(meilisearch.pid()).toFixed(0)} MB in Meilisearch\n`,
    );
    expect([...seconds.keys()]).toEqual(['embedded', 'meilisearch-en', 'meilisearch-fr']);
    expect(seen).toMatchObject({ failed: 0, empty: 0, doubled: 0 });
    expect(differ).toEqual([]);
  });
});
