import { afterAll, beforeAll, expect, test } from 'vitest';
import { findVendorById } from '#api/features/vendors/index.ts';
import { changeProfile } from '#api/features/workspace/change-profile.ts';
import { makeLive, plainContent } from '../../support/make-listings.ts';
import { openPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { makeVendor } from '../../support/test-state.ts';

let catalogue: TestCatalogue;
let personId: string;
let vendorId: string;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: true });
  const { runtime } = catalogue;
  vendorId = known('Harbour Labs', 'harbour-labs');
  makeLive(runtime.db, { slug: 'tide-gate', vendorId, content: plainContent('Tide Gate'), at: new Date() });
  personId = (await openPerson(catalogue, { vendor: { id: vendorId, role: 'owner' } })).id;
  rename('Harbour Labs Inc');
  rename('Harbour Labs');
  await catalogue.jobs.drain();
});
afterAll(() => catalogue.close());

/** A public vendor at an address. */
function known(name: string, slug: string, members: Readonly<Record<string, 'owner'>> = {}): string {
  const { id } = makeVendor(catalogue.runtime, { name, members });
  catalogue.runtime.db.$client.prepare('update vendors set slug = ? where id = ?').run(slug, id);
  return id;
}
const vendorNow = (id = vendorId) => {
  const vendor = findVendorById(catalogue.runtime.db, id);
  if (vendor === undefined) throw new Error('The vendor is gone.');
  return vendor;
};
function rename(operatingName: string, id = vendorId): void {
  const { content, version } = vendorNow(id);
  changeProfile(catalogue.runtime, personId, { vendorId: id, version, content: { ...content, operatingName } });
}
const open = (url: string) => catalogue.app.inject(url);
const leadsTo = async (url: string) => {
  const { statusCode, headers } = await open(url);
  return [statusCode, headers.location];
};

test('a vendor that is renamed gets the address of its new name everywhere, and the old one leads there', async () => {
  expect(vendorNow().slug).toBe('harbour-labs');
  expect((await open('/en/vendors/harbour-labs/')).statusCode).toBe(200);
  rename('Northern Tides');
  expect(vendorNow().slug).toBe('northern-tides');
  await catalogue.jobs.drainLeaving();
  expect(await leadsTo('/en/vendors/harbour-labs/')).toEqual([301, '/en/vendors/northern-tides/']);
  expect(await leadsTo('/fr/fournisseurs/harbour-labs/')).toEqual([301, '/fr/fournisseurs/northern-tides/']);
  expect(await leadsTo('/api/v1/vendors/harbour-labs')).toEqual([301, '/api/v1/vendors/northern-tides']);
  await catalogue.jobs.drain();
  const bodies = await Promise.all(
    ['/en/solutions/tide-gate/', '/en/vendors/', '/api/v1/listings/tide-gate', '/api/v1/listings?q=tide', '/en/solutions/?q=tide', '/sitemaps/vendors-n.xml'].map(
      async (url) => [url, (await open(url)).body] as const,
    ),
  );
  for (const [url, body] of bodies) expect([url, body.includes('northern-tides'), body.includes('harbour-labs')]).toEqual([url, true, false]);
  expect((await open('/sitemaps/vendors-h.xml')).statusCode).toBe(404);
  expect((await open('/en/vendors/northern-tides/')).statusCode).toBe(200);
});

test('one that takes its old name again has its old address again', async () => {
  rename('Harbour Labs');
  await catalogue.jobs.drain();
  expect(vendorNow().slug).toBe('harbour-labs');
  expect((await open('/en/vendors/harbour-labs/')).statusCode).toBe(200);
  expect(await leadsTo('/en/vendors/northern-tides/')).toEqual([301, '/en/vendors/harbour-labs/']);
});

test('nobody else gets an address that somebody had, and an address that was chosen stays', async () => {
  const { db } = catalogue.runtime;
  const other = known('Chosen Name', 'chosen-name', { [personId]: 'owner' });
  rename('Northern Tides', other);
  expect(vendorNow(other).slug).toBe('northern-tides-2');
  db.$client.prepare("update vendors set slug = 'chosen' where id = ?").run(other);
  rename('Something Else', other);
  expect(vendorNow(other).slug).toBe('chosen');
  const young = known('Young One', 'young-one', { [personId]: 'owner' });
  db.$client.prepare("update vendors set status = 'pending', vetted_at = null where id = ?").run(young);
  rename('Young Two', young);
  expect([vendorNow(young).slug, db.$client.prepare('select count(*) from former_slugs where subject_id = ?').pluck().get(young)]).toEqual(['young-two', 0]);
});
