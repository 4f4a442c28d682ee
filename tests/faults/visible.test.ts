import { afterAll, beforeAll, expect, test } from 'vitest';
import { percentile } from '../bench/bench.ts';
import { extent, within } from '../support/extent.ts';
import { approve, makeDraft, makeVendor, plainContent } from '../support/make-listings.ts';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';

const listings = extent(10_000, 500);
const approvals = extent(200, 10);
const everyMs = 1000;

let catalogue: TestCatalogue;
let address: string;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, generated: listings });
  address = await catalogue.app.listen({ port: 0, host: '127.0.0.1' });
  catalogue.jobs.start();
}, 600_000);
afterAll(() => catalogue.close());

const text = async (path: string): Promise<string> => (await fetch(`${address}${path}`)).text();
const sleep = (milliseconds: number): Promise<void> => new Promise((passed) => setTimeout(passed, milliseconds));

const surfaces = ['page', 'search', 'feed'] as const;

/** Milliseconds from an approval until each surface shows it, as anyone sees it over the network. */
async function timesToVisible(slug: string, since: number): Promise<Record<(typeof surfaces)[number], number>> {
  const time = async (path: string, sign: string): Promise<number> => {
    while (!(await text(path)).includes(sign)) {
      if (performance.now() - since > 30_000) return Infinity;
      await sleep(50);
    }
    return performance.now() - since;
  };
  const [page, search, feed] = await Promise.all([
    time(`/en/solutions/${slug}/`, `What ${slug} does.`),
    time(`/api/v1/listings?q=${slug}`, `"slug":"${slug}"`),
    time('/en/feeds/all.rss', `/solutions/${slug}/`),
  ]);
  return { page, search, feed };
}

test(`an approved listing is on its page, in search and in the feed within a second (${approvals} approvals, ${listings} listings)`, async () => {
  const { db } = catalogue.runtime;
  const vendorId = makeVendor(db, 'visible', new Date());
  const waiting: ReturnType<typeof timesToVisible>[] = [];
  for (let number = 0; number < approvals; number += 1) {
    const slug = `vz${number}q`;
    const { revisionId } = makeDraft(db, { slug, vendorId, content: plainContent(slug), at: new Date() });
    const next = sleep(everyMs);
    approve(db, revisionId, new Date());
    waiting.push(timesToVisible(slug, performance.now()));
    await next;
  }
  const times = await Promise.all(waiting);
  for (const surface of surfaces) {
    const own = times.map((time) => time[surface]);
    process.stdout.write(
      `approved to visible, ${surface}, ms: p50 ${percentile(own, 0.5).toFixed(0)}, p99 ${percentile(own, 0.99).toFixed(0)}, most ${Math.max(...own).toFixed(0)}\n`,
    );
    expect(percentile(own, 0.99)).toBeLessThanOrEqual(within(1000));
  }
  expect(catalogue.errors).toEqual([]);
});

test(`one more listing renews tens of pages, not thousands (${listings} listings)`, async () => {
  const { runtime, jobs } = catalogue;
  const { db } = runtime;
  await jobs.drain();
  const vendorId = makeVendor(db, 'one-more', new Date());
  const before = Date.now();
  await sleep(5);
  const content = plainContent('One more', { actions: ['cyber-authentication', 'privileged-access', 'cloud-adoption'], categories: ['iam', 'grc', 'backup-recovery'] });
  const { revisionId } = makeDraft(db, { slug: 'one-more', vendorId, content, at: new Date() });
  approve(db, revisionId, new Date());
  await jobs.drain();
  const renewed = Number(db.$client.prepare('select count(*) from pages where published_at > ?').pluck().get(before));
  const all = Number(db.$client.prepare('select count(*) from pages').pluck().get());
  process.stdout.write(`one listing renewed ${renewed} of ${all} pages\n`);
  expect(renewed).toBeGreaterThan(20);
  expect(renewed).toBeLessThanOrEqual(100);
});
