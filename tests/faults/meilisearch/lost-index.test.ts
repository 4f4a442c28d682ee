import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countPublic } from '#api/features/listings/index.ts';
import { rebuildIndex } from '#api/features/search/index.ts';
import { extent } from '../../support/extent.ts';
import { startMeilisearch } from '../../support/meilisearch.ts';
import { differences } from './differences.ts';
import { openMirroredCatalogue, usualQueries } from './open-mirrored.ts';
import { startWriting } from './writing.ts';

const listings = extent(10_000, 400);

const started = await startMeilisearch();
const missing = 'unavailable' in started ? ` (${started.unavailable})` : '';

describe.skipIf(missing !== '')(`the index in Meilisearch${missing}`, () => {
  let catalogue: Awaited<ReturnType<typeof openMirroredCatalogue>>;
  beforeAll(async () => {
    if ('unavailable' in started) return;
    catalogue = await openMirroredCatalogue(started, listings);
    await catalogue.mirrored(120);
  }, 300_000);
  afterAll(() => catalogue.close());

  /** Searches without a pause until it is stopped; every answer must be a success with results. */
  function startSearching() {
    const seen = { searches: 0, failed: 0, empty: 0, doubled: 0 };
    const stopping = new AbortController();
    const done = (async () => {
      while (!stopping.signal.aborted) {
        const { status, answer } = await catalogue.search(usualQueries[seen.searches % 4] ?? '');
        seen.searches += 1;
        if (status !== 200) seen.failed += 1;
        else {
          if (answer.total === 0) seen.empty += 1;
          if (new Set(answer.items.map(({ id }) => id)).size !== answer.items.length) seen.doubled += 1;
        }
        await setTimeout(5);
      }
    })();
    return async () => {
      stopping.abort();
      await done;
      return seen;
    };
  }

  test('is built again after Meilisearch was killed, emptied and started anew under load', async () => {
    const { meilisearch, mirrored, runtime } = catalogue;
    const stopSearching = startSearching();
    const writing = startWriting(runtime, 20);
    await meilisearch.restart('emptied');
    const restarted = performance.now();
    while (runtime.meilisearch?.failover.warning?.includes('index') !== true) {
      if (performance.now() - restarted > 30_000) throw new Error('The loss was not noticed within 30 s.');
      await setTimeout(20);
    }
    const noticed = (performance.now() - restarted) / 1000;
    await mirrored(60);
    const back = (performance.now() - restarted) / 1000;
    await writing.stop();
    const seen = await stopSearching();
    process.stdout.write(
      `lost index of ${listings}: noticed after ${noticed.toFixed(1)} s, back after ${back.toFixed(1)} s, ${seen.searches} searches in between, ${seen.failed} failed, ${seen.empty} empty\n`,
    );
    expect(seen).toMatchObject({ failed: 0, empty: 0, doubled: 0 });
    expect(await differences(catalogue)).toEqual([]);
  });

  test('is rebuilt beside the live one while writes go on', async () => {
    const { runtime } = catalogue;
    const { meilisearch } = runtime;
    if (meilisearch === undefined) throw new Error('There is no Meilisearch.');
    const stopSearching = startSearching();
    const writing = startWriting(runtime, 20);
    const begun = performance.now();
    await rebuildIndex({ ...runtime, engine: meilisearch.engine });
    const seconds = (performance.now() - begun) / 1000;
    await writing.stop();
    const seen = await stopSearching();
    await setTimeout(1500);
    const differ = await differences(catalogue);
    process.stdout.write(
      `rebuild of ${countPublic(runtime.db)} in ${seconds.toFixed(1)} s under ${writing.written()} writes: ${differ.length} differ, ${seen.doubled} doubled and ${seen.empty} empty of ${seen.searches} answers\n`,
    );
    expect(seen).toMatchObject({ failed: 0, empty: 0, doubled: 0 });
    expect(differ).toEqual([]);
  });
});
