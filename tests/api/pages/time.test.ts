import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertFeature } from '#api/features/features/index.ts';
import { applyRevisionMove, reviseListing, scheduleRevision } from '#api/features/listings/index.ts';
import { change, deed, makeDraft, makeLive, makeVendor, move, plainContent } from '../../support/make-listings.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

const start = Date.parse('2026-03-10T22:00:00Z');
const hour = 3_600_000;
let clock = start;
let catalogue: TestCatalogue;
let vendorId: string;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, now: () => new Date(clock) });
  vendorId = makeVendor(catalogue.runtime.db, 'timely', new Date(clock));
});
afterAll(() => catalogue.close());

const now = () => new Date(clock);
const text = async (address: string): Promise<string> => (await catalogue.app.inject({ url: address, headers: { 'accept-encoding': 'identity' } })).body;
const found = async (query: string): Promise<string[]> =>
  (await catalogue.app.inject(`/api/v1/listings?${query}`)).json<{ items: { slug: string }[] }>().items.map(({ slug }) => slug);
const later = async (by: number): Promise<void> => {
  clock += by;
  await catalogue.jobs.drain();
};

test('a claim that expires leaves the filters and every page that shows it, at midnight after its last day', async () => {
  const claim = { evidence: 'self-declared', date: '2026-01-01', expires: '2026-03-10' } as const;
  const { db } = catalogue.runtime;
  makeLive(db, { slug: 'expiring', vendorId, content: plainContent('Expiring', { securityLevel: { id: 'protected-c', claim } }), at: now() });
  await later(0);
  expect(await found('security=protected-c')).toContain('expiring');
  expect(await text('/en/')).toContain('Protected C');
  await later(hour);
  expect(await found('security=protected-c')).toContain('expiring');
  await later(2 * hour);
  expect(await found('security=protected-c')).not.toContain('expiring');
  for (const address of ['/en/', '/en/areas/secure-it/', '/en/categories/iam/', '/en/vendors/timely/']) expect(await text(address)).not.toContain('Protected C');
  expect(await text('/en/solutions/expiring/')).toMatch(/expired/i);
});

test('a feature shows from its start to its end', async () => {
  const { db } = catalogue.runtime;
  const listingId = makeLive(db, { slug: 'starring', vendorId, content: plainContent('Starring'), at: now() });
  const words = { headline: { en: 'A star for an hour' }, story: { en: 'It shines.' }, reason: { en: 'It is bright.' } };
  change(db, (tx) => insertFeature(tx, { id: randomUUID(), listingId, content: words, position: 1, startsAt: new Date(clock + hour), endsAt: new Date(clock + 2 * hour) }));
  await later(0);
  const shown = async () => (await Promise.all(['/en/', '/en/featured/', '/en/areas/secure-it/'].map(text))).map((page) => page.includes('A star for an hour'));
  expect(await shown()).toEqual([false, false, false]);
  await later(hour);
  expect(await shown()).toEqual([true, true, true]);
  await later(hour);
  expect(await shown()).toEqual([false, false, false]);
});

test('a scheduled revision goes live at its time, and not before', async () => {
  const { db } = catalogue.runtime;
  const { listingId, revisionId } = makeDraft(db, { slug: 'scheduled', vendorId, content: plainContent('Scheduled'), at: now() });
  change(db, (tx) => applyRevisionMove(tx, revisionId, 'submit', deed(now())));
  change(db, (tx) => scheduleRevision(tx, revisionId, new Date(clock + hour), deed(now())));
  await later(hour - 1000);
  expect((await catalogue.app.inject('/en/solutions/scheduled/')).statusCode).toBe(404);
  await later(1000);
  expect(await text('/en/solutions/scheduled/')).toContain('What Scheduled does.');
  expect(await found('q=scheduled')).toContain('scheduled');

  const next = change(db, (tx) => reviseListing(tx, { listingId, content: plainContent('Scheduled', { summary: { en: 'Better now.' } }), actor: 'test', at: now() }));
  change(db, (tx) => applyRevisionMove(tx, next, 'submit', deed(now())));
  change(db, (tx) => scheduleRevision(tx, next, new Date(clock + hour), deed(now())));
  move(db, listingId, 'suspend', now());
  await later(2 * hour);
  expect((await catalogue.app.inject('/en/solutions/scheduled/')).statusCode).toBe(404);
  // A moderator decides again on what came due while the listing was suspended.
  move(db, listingId, 'restore', now());
  change(db, (tx) => applyRevisionMove(tx, next, 'approve', deed(now())));
  await later(0);
  expect(await text('/en/solutions/scheduled/')).toContain('Better now.');
});

test('a listing that nobody touched for a year says so on its page, before its summary, from the day on which it is true', async () => {
  const { db } = catalogue.runtime;
  makeLive(db, { slug: 'ageing', vendorId, content: plainContent('Ageing'), at: now() });
  const says = async () => (await Promise.all(['/en/solutions/ageing/', '/fr/solutions/ageing/'].map(text))).map((page) => /more than a year ago|plus d’un an/.test(page));
  await later(364 * 24 * hour);
  expect(await says()).toEqual([false, false]);
  await later(2 * 24 * hour);
  expect(await says()).toEqual([true, true]);
  const page = await text('/en/solutions/ageing/');
  expect(page.indexOf('more than a year ago')).toBeLessThan(page.indexOf('class="lead"'));
});

test('a listing that nobody touched for two years leaves, and comes back when it is restored', async () => {
  const { db } = catalogue.runtime;
  const listingId = makeLive(db, { slug: 'stale', vendorId, content: plainContent('Stale'), at: now() });
  await later(729 * 24 * hour);
  expect((await catalogue.app.inject('/en/solutions/stale/')).statusCode).toBe(200);
  await later(3 * 24 * hour);
  expect((await catalogue.app.inject('/en/solutions/stale/')).statusCode).toBe(404);
  expect(await text('/en/')).not.toContain('/en/solutions/stale/');
  move(db, listingId, 'restore', now());
  await later(0);
  expect((await catalogue.app.inject('/en/solutions/stale/')).statusCode).toBe(200);
});

test('what came due while nothing ran is made up for at the next look, once', async () => {
  const { db } = catalogue.runtime;
  const { revisionId } = makeDraft(db, { slug: 'slept-through', vendorId, content: plainContent('Slept through'), at: now() });
  change(db, (tx) => applyRevisionMove(tx, revisionId, 'submit', deed(now())));
  change(db, (tx) => scheduleRevision(tx, revisionId, new Date(clock + hour), deed(now())));
  await later(40 * 24 * hour);
  expect((await catalogue.app.inject('/en/solutions/slept-through/')).statusCode).toBe(200);
  await later(0);
  expect(catalogue.jobs.backlog().waiting).toBe(0);
  expect(catalogue.errors).toEqual([]);
});

test('nothing that the day seeds orders a published page: another day gives the same pages', async () => {
  const { db } = catalogue.runtime;
  for (const name of ['one', 'two', 'three', 'four', 'five', 'six', 'seven']) makeLive(db, { slug: `same-${name}`, vendorId, content: plainContent(`Same ${name}`), at: now() });
  const renewAll = async (): Promise<void> => {
    catalogue.app.publisher.ask(db.$client.prepare<[], string>('select address from pages').pluck().all(), true);
    await later(0);
  };
  await later(0);
  await renewAll();
  const hashes = () => db.$client.prepare('select address, hash from pages order by address').all();
  const before = hashes();
  expect(before.length).toBeGreaterThan(200);
  clock += 3 * 24 * hour;
  await renewAll();
  expect(hashes()).toEqual(before);
});
