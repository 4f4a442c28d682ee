import { resolve } from 'node:path';
import { askEverything } from '#api/features/pages/index.ts';
import { generateListings } from '#api/features/generate/index.ts';
import { rebuildIndex } from '#api/features/search/index.ts';
import { buildPlainly } from '../support/plain-astro.ts';
import { approve, makeDraft, makeVendor, plainContent } from '../support/make-listings.ts';
import { openTestCatalogue } from '../support/test-catalogue.ts';
import { median, type Bench } from './bench.ts';

const root = resolve(import.meta.dirname, '../..');
const listings = 10_000;

/** How long it takes to fill a catalogue of 10,000 listings and to publish it, and one change of it; beside a build by Astro alone, which compresses nothing and knows no change. */
export const bench: Bench = {
  title: 'publishing 10,000 listings',
  measure: async (report) => {
    const catalogue = await openTestCatalogue({ samples: false, published: false });
    const { runtime, app, jobs } = catalogue;
    const { db, taxonomy, now } = runtime;
    const seconds = async (work: () => Promise<unknown>): Promise<number> => {
      const started = performance.now();
      await work();
      return (performance.now() - started) / 1000;
    };
    const generated = await seconds(() => generateListings({ db, taxonomy, data: resolve(root, 'data'), listings, seed: 11, now, follow: 'rebuild' }));
    const indexed = await seconds(() => rebuildIndex(runtime));
    const pages = askEverything(runtime);
    const processor = process.cpuUsage();
    const published = await seconds(() => app.publisher.drain());
    const { user, system } = process.cpuUsage(processor);
    report({ name: 'generated', unit: 's', ours: generated });
    report({ name: 'indexed', unit: 's', ours: indexed });
    report({ name: `published, ${pages} pages`, unit: 's', ours: published });
    report({ name: 'generated, indexed and published', unit: 's', ours: generated + indexed + published, bar: { of: 'ours', atMost: 90 } });
    report({ name: 'pages', unit: 'per second', ours: pages / published });
    report({ name: 'processor time of a page, rendered, compressed twice and placed', unit: 'ms', ours: (user + system) / 1000 / pages });

    const origin = await app.listen({ host: '127.0.0.1', port: 0 });
    const addresses = db.$client.prepare<[], string>("select address from pages where type like 'text/html%'").pluck().all();
    const plain = await buildPlainly(origin, runtime.config.baseUrl, addresses);
    const reference = 'a plain astro build of the same pages';
    const [ours, theirs] = [(published * 1000) / pages, (plain.seconds * 1000) / plain.pages];
    report({ name: `each page, from its data to the disk (theirs: ${plain.pages} pages)`, unit: 'ms', ours, reference: { name: reference, value: theirs }, ratio: ours / theirs });

    const vendorId = makeVendor(db, 'bench', now());
    const changes: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const { revisionId } = makeDraft(db, { slug: `bench-${round}`, vendorId, content: plainContent(`Bench ${round}`), at: now() });
      changes.push(
        await seconds(async () => {
          approve(db, revisionId, now());
          await jobs.drain();
        }),
      );
    }
    const renewed = median(changes) * 1000;
    const whole = plain.seconds * 1000;
    report({ name: 'one approval, until index and all its pages are renewed', unit: 'ms', ours: renewed, reference: { name: reference, value: whole }, ratio: renewed / whole });
    await catalogue.close();
  },
};
