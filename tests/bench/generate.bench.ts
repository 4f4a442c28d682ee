import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#api/config.ts';
import { exportListings } from '#api/features/export/index.ts';
import { generateListings } from '#api/features/generate/index.ts';
import { importListings } from '#api/features/import/index.ts';
import { rebuildIndex } from '#api/features/search/index.ts';
import { openRuntime } from '#api/runtime.ts';
import { writeFileSync } from 'node:fs';
import type { Bench } from './bench.ts';

const listings = 10_000;

/** How many listings a second are made, indexed, exported and imported. */
export const bench: Bench = {
  title: 'Listings in bulk',
  measure: async (report) => {
    const homes = [mkdtempSync(join(tmpdir(), 'catalog-bench-bulk-')), mkdtempSync(join(tmpdir(), 'catalog-bench-bulk-'))] as const;
    const [runtime, other] = await Promise.all(homes.map((home) => openRuntime(readConfig({ CATALOG_HOME: home, LOG_LEVEL: 'silent' }), () => undefined)));
    if (runtime === undefined || other === undefined) return;
    const rate = async (name: string, work: () => Promise<unknown>): Promise<void> => {
      const begun = performance.now();
      await work();
      report({ name: `${name} ${listings.toLocaleString('en-CA')} listings`, unit: 'per second', ours: listings / ((performance.now() - begun) / 1000) });
    };
    const { db, taxonomy, now, config } = runtime;
    const file = join(homes[0], 'rows.jsonl');
    const imported = (): Promise<unknown> => importListings({ db: other.db, taxonomy, now, file, format: 'jsonl' });
    await rate('generate', () => generateListings({ db, taxonomy, now, data: join(config.root, 'data'), listings, seed: 1, follow: 'rebuild' }));
    await rate('index', () => rebuildIndex(runtime));
    await rate('export', async () => writeFileSync(file, [...exportListings(db, 'jsonl')].join('')));
    await rate('import', imported);
    await rate('import again, unchanged,', imported);
    for (const open of [runtime, other]) await open.close();
    for (const home of homes) rmSync(home, { recursive: true, force: true });
  },
};
