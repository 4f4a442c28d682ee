import { closeSync, fstatSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isFullProof } from '../../support/extent.ts';
import { makeLive, makeVendor, plainContent } from '../../support/make-listings.ts';
import { startMeilisearch } from '../../support/meilisearch.ts';
import { mountSmallDisk } from '../../support/small-disk.ts';
import { differences } from './differences.ts';
import { openMirroredCatalogue } from './open-mirrored.ts';

const disk = process.env['MEILI_URL'] === undefined ? mountSmallDisk(128) : undefined;
const started = disk === undefined ? { unavailable: 'nobody may mount a small disk for a Meilisearch here' } : await startMeilisearch({ parent: disk.folder });
const missing = 'unavailable' in started ? ` (${started.unavailable})` : '';
const now = new Date();

describe.skipIf(missing !== '')(`Meilisearch on a disk that is full${missing}`, () => {
  if ('unavailable' in started || disk === undefined) return;
  const ballast = join(disk.folder, 'ballast');
  let catalogue: Awaited<ReturnType<typeof openMirroredCatalogue>>;
  let isOpen = false;
  let vendorId = '';
  beforeAll(async () => {
    catalogue = await openMirroredCatalogue(started, 100);
    isOpen = true;
    await catalogue.mirrored(120);
    vendorId = makeVendor(catalogue.runtime.db, 'on-a-full-disk', now);
  });
  afterAll(async () => {
    if (isOpen) await catalogue.close();
    await started.stop();
    disk.unmount();
  });

  const publish = (slug: string): string => makeLive(catalogue.runtime.db, { slug, vendorId, content: plainContent(`Crowded ${slug}`), at: now });
  const warning = async () => (await catalogue.app.inject('/readyz')).json<{ status: string; warning?: string }>();

  const warned = async (sentence: string): Promise<void> => {
    for (let attempt = 0; (await warning()).warning !== sentence; attempt += 1) {
      if (attempt > 600) throw new Error(`It says ${JSON.stringify(await warning())} ${catalogue.errors.map(String).join(' ')}`);
      await setTimeout(100);
    }
    expect(await warning()).toMatchObject({ status: 'ready', engine: 'embedded' });
    expect(catalogue.errors).toContain(sentence);
  };

  /** What is new is found by the embedded engine meanwhile, and by Meilisearch once there is space again. */
  const goesOn = async (slug: string): Promise<void> => {
    const found = async () => (await catalogue.search(`q=${slug}`)).answer;
    expect((await found()).items.map((item) => item.slug)).toEqual([slug]);
    rmSync(ballast);
    await catalogue.mirrored(30);
    expect(await differences(catalogue)).toEqual([]);
  };

  test('is said in a sentence with what to do, and search goes on; so does Meilisearch once there is space', async () => {
    fill(ballast, 0);
    publish('zupravox');
    await warned('The disk of Meilisearch is full; free some space there, and it goes on by itself.');
    await goesOn('zupravox');
  });

  test.runIf(isFullProof)('that takes changes but cannot make them is said as well', async () => {
    fill(ballast, 400 * 1024);
    publish('wibrexan');
    await warned('Meilisearch takes changes, but does not make them; look whether its disk is full, or whether it has too much to do.');
    await goesOn('wibrexan');
  });
});

/** Fills a disk by a file, but for so many bytes. */
function fill(file: string, left: number): void {
  const handle = openSync(file, 'w');
  for (const block of [1024 * 1024, 4096]) {
    try {
      for (;;) writeSync(handle, Buffer.alloc(block));
    } catch {
      // Full.
    }
  }
  ftruncateSync(handle, Math.max(0, fstatSync(handle).size - left));
  closeSync(handle);
}
