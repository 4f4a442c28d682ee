import { afterAll, beforeAll, expect, test } from 'vitest';
import { SearchAnswer } from '#api/contract/search.ts';
import { openDatabase } from '#api/db/open-database.ts';
import { findVendorById, updateVendor } from '#api/features/vendors/index.ts';
import { indexListings } from '#api/features/search/index.ts';
import { change, makeLive, makeVendor, move, plainContent, revise } from '../support/make-listings.ts';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let now = new Date('2026-03-10T12:00:00Z');
const claim = { evidence: 'self-declared' as const, date: '2026-01-01', expires: '2026-03-10' };
const content = plainContent('Steady Beacon', { dataResidency: { id: 'canada-only', claim } });
let vendorId = '';
let id = '';
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false, now: () => now });
  vendorId = makeVendor(catalogue.runtime.db, 'keeper', now);
  id = makeLive(catalogue.runtime.db, { slug: 'steady-beacon', vendorId, content, at: now });
  await indexListings(catalogue.runtime, [id]);
});
afterAll(() => catalogue.close());

const found = async (lang: 'en' | 'fr' = 'en') =>
  SearchAnswer.parse((await catalogue.app.inject({ url: `/api/v1/listings?q=beacon&lang=${lang}` })).json()).items.map(({ summary, vendor, dataResidency, highlights }) => ({
    summary: summary.en,
    vendor: vendor.name,
    dataResidency,
    marked: highlights.name,
  }));

test('a result that was shown before says at once what the database says now, in each language', async () => {
  const { db } = catalogue.runtime;
  const first = { summary: 'What Steady Beacon does.', vendor: 'Vendor keeper', dataResidency: 'canada-only', marked: 'Steady <mark>Beacon</mark>' };
  expect([await found(), await found()]).toEqual([[first], [first]]);
  expect(await found('fr')).toMatchObject([{ marked: 'Steady <mark>Beacon</mark> en français' }]);

  revise(db, id, { ...content, summary: { en: 'Better than before.' } }, now);
  expect(await found()).toEqual([{ ...first, summary: 'Better than before.' }]);

  const vendor = findVendorById(db, vendorId);
  if (vendor === undefined) throw new Error('The vendor is gone.');
  change(db, (tx) => updateVendor(tx, vendorId, { content: { ...vendor.content, operatingName: 'Keeper Renamed' }, updatedAt: now }));
  expect(await found()).toMatchObject([{ vendor: 'Keeper Renamed' }]);

  now = new Date('2026-03-11T00:00:01Z');
  const [tomorrow] = await found();
  expect(tomorrow?.dataResidency).toBeUndefined();
});

test('a result that was shown before is gone the moment it is suspended or withdrawn, by this process or another, though the index still finds it', async () => {
  const { db, paths } = catalogue.runtime;
  const other = openDatabase(paths.database);
  expect(await found()).toHaveLength(1);
  move(other, id, 'suspend', now);
  expect(await found()).toEqual([]);
  move(other, id, 'restore', now);
  expect(await found()).toHaveLength(1);
  other.$client.close();
  move(db, id, 'withdraw', now);
  expect(await found()).toEqual([]);
});
