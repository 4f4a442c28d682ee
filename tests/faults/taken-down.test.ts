import { afterAll, beforeAll, expect, test } from 'vitest';
import { announce } from '#api/db/announce.ts';
import { askEverything } from '#api/features/pages/index.ts';
import { applyVendorMove } from '#api/features/listings/index.ts';
import { extent, within } from '../support/extent.ts';
import { change, deed, makeLive, makeVendor, move, plainContent } from '../support/make-listings.ts';
import { names, ownSurfaces, sharedSurfaces, surfacesThatShow, type Get } from '../support/surfaces.ts';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';

const listings = extent(10_000, 120);
const rounds = extent(60, 3);
/** How many jobs a bulk load leaves. */
const announced = extent(8000, 1200);

let catalogue: TestCatalogue;
let address: string;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, generated: listings });
  address = await catalogue.app.listen({ port: 0, host: '127.0.0.1' });
  catalogue.jobs.start();
}, 600_000);
afterAll(() => catalogue.close());

const get: Get = async (path) => {
  const answer = await fetch(`${address}${path}`);
  return { status: answer.status, body: await answer.text() };
};
const sleep = (milliseconds: number): Promise<void> => new Promise((passed) => setTimeout(passed, milliseconds));

/** Milliseconds after which no answer of any surface showed a listing any more; each is asked over and over for as long as it matters. */
async function lastShown(slug: string, vendorSlug: string, since: number): Promise<number> {
  const times = [...sharedSurfaces, ...ownSurfaces({ slug, vendorSlug })].map(async (path) => {
    let last = 0;
    for (let clean = 0; clean < 3; await sleep(40)) {
      const { status, body } = await get(path);
      const isShown = names(body, slug) || (path.includes(`/${slug}`) && status === 200);
      if (isShown) last = performance.now() - since;
      clean = isShown ? 0 : clean + 1;
      if (last > 30_000) return last;
    }
    return last;
  });
  return Math.max(...(await Promise.all(times)));
}

/** Leaves as many jobs as a bulk load does. */
function announceMany(): void {
  const { db } = catalogue.runtime;
  const ids = db.$client.prepare<[], string>("select id from listings where state = 'live' limit 500").pluck().all();
  change(db, (tx) => Array.from({ length: announced }, (_, number) => announce(tx, new Date(), { kind: 'listing-changed', subject: ids[number % ids.length] ?? '' })));
}

test(`what is taken down is gone within a second from every surface, also while all pages are being rendered (${rounds} times, ${listings} listings)`, async () => {
  const { runtime, app } = catalogue;
  const { db } = runtime;
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const slug = `td${round}q`;
    const vendorId = makeVendor(db, `vendor-${slug}`, new Date());
    const id = makeLive(db, { slug, vendorId, content: plainContent(slug), at: new Date() });
    await expect.poll(() => catalogue.jobs.backlog().waiting, { timeout: 20_000, interval: 20 }).toBe(0);
    expect((await surfacesThatShow(get, [{ slug, vendorSlug: `vendor-${slug}` }])).length).toBeGreaterThan(15);

    // Every page is due, those that show the listing among them, and thousands of changes wait: some pages are half rendered when it leaves.
    askEverything(runtime);
    announceMany();
    app.publisher.ask(['/en/', '/fr/', `/en/solutions/${slug}/`, `/fr/solutions/${slug}/`], true);
    await sleep(Math.random() * 30);
    move(db, id, round % 2 === 0 ? 'withdraw' : 'suspend', new Date());
    times.push(await lastShown(slug, `vendor-${slug}`, performance.now()));
    expect(await surfacesThatShow(get, [{ slug, vendorSlug: `vendor-${slug}` }])).toEqual([]);
  }
  process.stdout.write(`taken down, shown last after, ms: most ${Math.max(...times).toFixed(0)} of ${rounds}\n`);
  expect(Math.max(...times)).toBeLessThanOrEqual(within(1000));
  await catalogue.jobs.drain();
});

test('all listings of a suspended vendor are gone at once, every count is right, and all come back with it', async () => {
  const { db } = catalogue.runtime;
  const vendorId = makeVendor(db, 'suspended', new Date());
  const sought = Array.from({ length: 5 }, (_, number) => ({ slug: `sv${number}q`, vendorSlug: 'suspended' }));
  const counts = async () => {
    await catalogue.jobs.drain();
    const coverage: { listings: number; vendors: number; areas: Record<string, number> } = JSON.parse((await get('/api/v1/coverage')).body);
    const of = async (path: string): Promise<number> => JSON.parse((await get(path)).body).total;
    const counted = {
      all: await of('/api/v1/listings'),
      newest: await of('/api/v1/newest?area=secure-it'),
      category: await of('/api/v1/newest?category=iam'),
      searched: await of('/api/v1/listings?category=iam'),
    };
    const page = /([\d,]+)/.exec((await get('/en/areas/')).body.split('/en/areas/secure-it/')[1]?.replace(/^.*?<p/s, '') ?? '')?.[1];
    return { coverage, counted, page };
  };
  const before = await counts();
  for (const { slug } of sought) makeLive(db, { slug, vendorId, content: plainContent(slug), at: new Date() });
  const during = await counts();
  expect(during.counted.all).toBe(before.counted.all + 5);
  expect(during.coverage.areas['secure-it']).toBe((before.coverage.areas['secure-it'] ?? 0) + 5);

  change(db, (tx) => applyVendorMove(tx, vendorId, 'suspend', deed(new Date())));
  const since = performance.now();
  const times = await Promise.all(sought.map(({ slug }) => lastShown(slug, 'suspended', since)));
  process.stdout.write(`vendor suspended, shown last after, ms: most ${Math.max(...times).toFixed(0)}\n`);
  expect(Math.max(...times)).toBeLessThanOrEqual(within(1000));
  expect((await get('/en/vendors/suspended/')).status).toBe(404);
  const after = await counts();
  expect(after).toEqual({ ...before, coverage: { ...before.coverage, vendors: before.coverage.vendors - 1 } });

  change(db, (tx) => applyVendorMove(tx, vendorId, 'reinstate', deed(new Date())));
  expect(await counts()).toEqual(during);
  expect((await get('/en/solutions/sv0q/')).status).toBe(200);
  expect(catalogue.errors).toEqual([]);
});
