import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '#api/contract/addresses.ts';
import { fixedPages, matchPage, renderAddress, shareReads, slugged, topicOfRead, topicsOf, type Topic } from '#api/features/pages/index.ts';
import { inProcess } from '#api/platform/http/in-process.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ published: false });
});
afterAll(() => catalogue.close());

const listings = ['permit-ledger'];

/** What a page reads of the API while it is rendered. */
async function readsOf(address: string): Promise<string[]> {
  const { runtime, site, app } = catalogue;
  const reads: string[] = [];
  const read = shareReads((path) => {
    reads.push(path);
    return inProcess(app, path);
  });
  const page = await renderAddress({ ...runtime, baseUrl: runtime.config.baseUrl, render: site.render }, address, read);
  expect([address, page.status]).toEqual([address, 200]);
  return reads;
}

async function vendorOf(slug: string): Promise<string> {
  return (await catalogue.app.inject(`/api/v1/listings/${slug}`)).json().vendor.slug;
}

test('every published page reads only what it declares, and declares only what it reads', async () => {
  const vendors = await Promise.all(listings.map(vendorOf));
  const fixed = fixedPages(catalogue.runtime.taxonomy);
  const own = [
    ...slugged('listing', listings).map((address) => ({ address, topics: topicsOf('listing', listings[0] ?? '') })),
    ...slugged('vendor', vendors).map((address) => ({ address, topics: topicsOf('vendor', vendors[0] ?? '') })),
  ];
  const wrong: { address: string; undeclared: string[]; unread: readonly Topic[] }[] = [];
  for (const { address, topics: declared } of [...fixed, ...own]) {
    // Counts of neighbours are read of the same address as all counts.
    const topics = declared.map((topic): Topic => (topic === 'neighbours' ? 'coverage' : topic));
    const reads = await readsOf(address);
    const read = reads.map((path) => topicOfRead(path) ?? `${path}, which no published page may read`);
    const undeclared = read.filter((topic) => !topics.some((one) => one === topic));
    const unread = topics.filter((topic) => !read.includes(topic));
    if (undeclared.length > 0 || unread.length > 0) wrong.push({ address, undeclared, unread });
  }
  expect(fixed.length).toBeGreaterThan(200);
  expect(wrong).toEqual([]);
});

test('every page of the table that is published is among them', () => {
  const all = [...fixedPages(catalogue.runtime.taxonomy).map(({ address }) => address), ...slugged('listing', ['x']), ...slugged('vendor', ['x'])];
  const reached = new Set(all.map((address) => matchPage(address)?.name));
  const published = Object.entries(pages).filter(([, { mode }]) => mode === 'published');
  expect(published.filter(([name]) => !reached.has(name))).toEqual([]);
});
