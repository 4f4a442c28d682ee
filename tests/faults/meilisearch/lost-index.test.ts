import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { countPublic } from '#api/features/listings/index.ts';
import { rebuildIndex } from '#api/features/search/index.ts';
import { extent, within } from '../../support/extent.ts';
import { differences } from './differences.ts';
import { describeMirrored } from './open-mirrored.ts';
import { underLoad } from './under-load.ts';

const listings = extent(10_000, 400);

await describeMirrored('the index in Meilisearch', listings, (catalogue) => {
  test('is built again after Meilisearch was killed, emptied and started anew under load', async () => {
    const { meilisearch, mirrored, runtime } = catalogue();
    let [noticed, back] = [0, 0];
    const seen = await underLoad(catalogue(), async () => {
      await meilisearch.restart('emptied');
      const restarted = performance.now();
      while (runtime.meilisearch?.failover.warning?.includes('index') !== true) {
        if (performance.now() - restarted > within(30_000)) throw new Error(`The loss was not noticed within ${within(30)} s.`);
        await setTimeout(20);
      }
      noticed = (performance.now() - restarted) / 1000;
      await mirrored(extent(300, 60));
      back = (performance.now() - restarted) / 1000;
    });
    process.stdout.write(
      `lost index of ${listings}: noticed after ${noticed.toFixed(1)} s, back after ${back.toFixed(1)} s, ${seen.searches} searches and ${seen.written} writes in between, ${seen.failed} failed, ${seen.empty} empty\n`,
    );
    expect(seen).toMatchObject({ failed: 0, empty: 0, doubled: 0 });
    expect(await differences(catalogue())).toEqual([]);
    expect(back).toBeLessThanOrEqual(within(60));
  });

  test('is rebuilt beside the live one while writes go on', async () => {
    const { runtime } = catalogue();
    const { meilisearch } = runtime;
    if (meilisearch === undefined) throw new Error('There is no Meilisearch.');
    const begun = performance.now();
    const seen = await underLoad(catalogue(), () => rebuildIndex({ ...runtime, engine: meilisearch.engine }));
    const seconds = (performance.now() - begun) / 1000;
    const differ = await differences(catalogue());
    process.stdout.write(
      `rebuild of ${countPublic(runtime.db)} in ${seconds.toFixed(1)} s under ${seen.written} writes: ${differ.length} differ, ${seen.doubled} doubled and ${seen.empty} empty of ${seen.searches} answers\n`,
    );
    expect(seen).toMatchObject({ failed: 0, empty: 0, doubled: 0 });
    expect(differ).toEqual([]);
  });
});
