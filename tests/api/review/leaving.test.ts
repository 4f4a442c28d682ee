import { afterAll, beforeAll, expect, test } from 'vitest';
import { findListing, findListingBySlug } from '#api/features/listings/index.ts';
import { within } from '../../support/extent.ts';
import { plainContent } from '../../support/make-listings.ts';
import { openPerson } from '../../support/people.ts';
import { makeStaffedVendor, submitChange, submitNew, versionNow } from '../../support/review.ts';
import { surfacesThatShow, type Get, type Sought } from '../../support/surfaces.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

/** What a decision may take until it shows, or is gone, everywhere. */
const mostMs = within(1000);

let catalogue: TestCatalogue;
let cookie: string;
let get: Get;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false });
  ({ cookie } = await openPerson(catalogue, { name: 'Alex', role: 'moderator' }));
  // The jobs run by themselves, as in the server, on a real port.
  catalogue.jobs.start();
  const origin = await catalogue.app.listen({ host: '127.0.0.1', port: 0 });
  get = async (address) => {
    const answer = await fetch(`${origin}${address}`, { redirect: 'manual', headers: { 'accept-encoding': 'identity' } });
    return { status: answer.status, body: await answer.text() };
  };
  post = async (path, version, payload) => {
    const headers = { cookie, origin: catalogue.runtime.config.baseUrl, 'content-type': 'application/json', 'if-match': `"${version}"` };
    const answer = await fetch(`${origin}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(payload) });
    expect([path, answer.status, answer.status === 200 ? '' : await answer.text()]).toEqual([path, 200, '']);
  };
});
afterAll(() => catalogue.close());
let post: (path: string, version: number, payload: object) => Promise<void>;

const waits: Record<string, number> = {};

/** How long it takes until a listing shows everywhere, or nowhere, from when a decision was answered. */
async function settles(name: string, isThere: () => Promise<boolean>): Promise<void> {
  const start = performance.now();
  while (!(await isThere())) {
    if (performance.now() - start > 5 * mostMs) throw new Error(`${name} was not done after ${(5 * mostMs) / 1000} seconds.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  waits[name] = Math.round(performance.now() - start);
}
const isGone = async (sought: Sought): Promise<boolean> => (await surfacesThatShow(get, [sought])).length === 0;
const mainSurfaces = (slug: string) => [`/en/solutions/${slug}/`, `/api/v1/listings/${slug}`];
async function isShown(slug: string): Promise<boolean> {
  const own = await Promise.all(mainSurfaces(slug).map(async (address) => (await get(address)).status === 200));
  const shared = await Promise.all(
    ['/en/', '/en/feeds/all.json', '/sitemaps/0.xml', `/api/v1/listings?q=${slug}`].map(async (address) => (await get(address)).body.includes(slug)),
  );
  return [...own, ...shared].every(Boolean);
}

test('what staff decide shows on page, API, search, feeds and sitemap within a second, and what they take down is gone from each', async () => {
  const { db, now, reasons, config } = catalogue.runtime;
  const desk = { db, deps: { db, now, reasons, config } };
  const vendor = makeStaffedVendor(db, 'leaving-maker');
  const slug = 'leavingfirst';
  const { listingId, revisionId } = submitNew(desk, { ...vendor, slug, content: plainContent('Leavingfirst') });
  const version = () => findListing(db, listingId)?.version ?? 0;
  const move = (kind: string, more: object = {}) => post(`/review/listings/${listingId}/moves`, version(), { move: kind, ...more });
  const sought = { slug, vendorSlug: 'leaving-maker' };

  await post(`/review/submissions/${revisionId}/decision`, versionNow(db, revisionId), { decision: 'approve' });
  await settles('approve', () => isShown(slug));
  await move('suspend', { reasons: ['reported'] });
  await settles('suspend', () => isGone(sought));
  expect(await Promise.all(mainSurfaces(slug).map(async (address) => (await get(address)).status))).toEqual([404, 404]);
  await move('restore');
  await settles('restore', () => isShown(slug));

  const renamed = submitChange(desk, { listingId, owner: vendor.owner, content: plainContent('Leavingsecond') });
  await post(`/review/submissions/${renamed}/decision`, versionNow(db, renamed), { decision: 'approve' });
  await settles('rename', () => isShown('leavingsecond'));
  expect(findListingBySlug(db, 'leavingsecond')?.id).toBe(listingId);
  const old = await Promise.all(mainSurfaces(slug).map(async (address) => (await get(address)).status));
  expect(old).toEqual([301, 301]);

  await move('withdraw');
  await settles('withdraw', () => isGone({ slug: 'leavingsecond', vendorSlug: 'leaving-maker' }));
  const page = await get('/en/solutions/leavingsecond/');
  const answer = await get('/api/v1/listings/leavingsecond');
  expect([page.status, answer.status, answer.body.includes(`"since":"${findListing(db, listingId)?.leftAt?.toISOString().slice(0, 10)}"`)]).toEqual([410, 410, true]);
  expect(page.body).toContain(String(findListing(db, listingId)?.leftAt?.getUTCFullYear()));
  await move('archive');
  await settles('archive', async () => (await get('/en/solutions/leavingsecond/')).body.includes('This listing was archived'));
  expect((await get('/fr/solutions/leavingsecond/')).body).toContain('Cette fiche a été archivée');
  expect(await Promise.all([...mainSurfaces('leavingsecond'), '/cards/fr/leavingsecond.png'].map(async (address) => (await get(address)).status))).toEqual([410, 410, 410]);
  expect((await get('/api/v1/listings/leavingsecond')).body).toContain('#problem-archived');
  expect(await isGone({ slug: 'leavingsecond', vendorSlug: 'leaving-maker' })).toBe(true);
  console.log('milliseconds until a decision shows everywhere:', JSON.stringify(waits));
  expect(Object.values(waits).filter((wait) => wait > mostMs)).toEqual([]);
  expect(catalogue.errors).toEqual([]);
});
