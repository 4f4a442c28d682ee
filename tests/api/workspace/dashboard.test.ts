import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ListingContent } from '#api/contract/listing-content.ts';
import type { Dashboard } from '#api/contract/workspace.ts';
import { applyListingMove, applyRevisionMove, applyVendorMove, createListing, reviseListing } from '#api/features/listings/index.ts';
import { openPerson, type TestPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { makeVendor } from '../../support/test-state.ts';

let catalogue: TestCatalogue;
let owner: TestPerson;
let vendorId: string;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  owner = await openPerson(catalogue);
  vendorId = makeVendor(catalogue.runtime, { members: { [owner.id]: 'owner' } }).id;
});
afterAll(() => catalogue.close());

const now = () => catalogue.runtime.now();
const deed = () => ({ actor: owner.id, at: now() });
const inDays = (days: number): string => new Date(now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
const change = <Done>(work: (tx: Parameters<Parameters<TestCatalogue['runtime']['db']['transaction']>[0]>[0]) => Done): Done =>
  catalogue.runtime.db.transaction(work, { behavior: 'immediate' });

let seconds = 0;
async function read(by = owner): Promise<Dashboard> {
  // What was read a moment ago is taken for what is there now, and an index that takes its time is not waited for: a moment has passed, and there is time.
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] });
  vi.advanceTimersByTime((seconds += 2) * 1000);
  const answer = await catalogue.app.inject({ url: `/api/v1/workspace/vendors/${vendorId}`, headers: { cookie: by.cookie } }).finally(() => vi.useRealTimers());
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

const content = (name: string, more: Partial<ListingContent> = {}): ListingContent => ({
  name: { en: name },
  summary: { en: 'What it does.' },
  description: { en: 'What it does, at length.' },
  website: 'https://www.acme.ca/x',
  areas: [{ id: 'service-it', reason: { en: 'It serves.' } }],
  categories: [catalogue.runtime.taxonomy.categories[0]?.id ?? ''],
  deployment: [catalogue.runtime.taxonomy.vocabularies['deployment']?.[0]?.id ?? ''],
  contact: { role: { en: 'Sales' }, email: 'sales@acme.ca' },
  ...more,
});

let made = 0;
function makeListing(given: ListingContent, { live = true } = {}): string {
  made += 1;
  return change((tx) => {
    const { listingId, revisionId } = createListing(tx, { slug: `made-${made}`, vendorId, content: given, sample: false, ...deed() });
    if (live) for (const move of ['submit', 'approve'] as const) applyRevisionMove(tx, revisionId, move, deed());
    return listingId;
  });
}

const findableOf = (dashboard: Dashboard, id: string) => dashboard.listings.find(({ listing }) => listing.id === id)?.findable;
const tasksOf = (dashboard: Dashboard, id: string | null): string[] => dashboard.tasks.filter(({ listing }) => listing === id).map(({ kind }) => kind);

test('it says where a listing is found: not before the index, the pages and the feeds have it, and not after they lost it', async () => {
  const id = makeListing(content('Lighthouse'));
  expect(findableOf(await read(), id)).toEqual({ search: 'soon', en: 'soon', fr: 'soon', feeds: 0 });
  await catalogue.jobs.drain();
  const found = findableOf(await read(), id);
  expect(found).toMatchObject({ search: 'yes', en: 'yes', fr: 'yes' });
  // Everything and its one area, in three formats and two languages.
  expect(found?.feeds).toBe(12);
  change((tx) => applyListingMove(tx, id, 'withdraw', deed()));
  expect(findableOf(await read(), id)).toMatchObject({ search: 'leaving', en: 'leaving', fr: 'leaving' });
  await catalogue.jobs.drain();
  expect(findableOf(await read(), id)).toEqual({ search: 'no', en: 'no', fr: 'no', feeds: 0 });
});

test('a changed listing is on its way again, though its older version is found', async () => {
  const id = makeListing(content('Harbour'));
  await catalogue.jobs.drain();
  change((tx) => {
    const revision = reviseListing(tx, { listingId: id, content: content('Harbour 2'), ...deed() });
    for (const move of ['submit', 'approve'] as const) applyRevisionMove(tx, revision, move, deed());
  });
  expect(findableOf(await read(), id)?.search).toBe('soon');
  await catalogue.jobs.drain();
  expect(findableOf(await read(), id)?.search).toBe('yes');
});

test('it says what expires within 90 days or has expired, the first to end first', async () => {
  const claim = (days: number) => ({ evidence: 'self-declared', date: inDays(-400), expires: inDays(days) }) as const;
  const [first = '', second = '', third = ''] = (catalogue.runtime.taxonomy.vocabularies['certifications'] ?? []).map(({ id }) => id);
  const certifications = [
    { id: first, claim: claim(89) },
    { id: second, claim: claim(-1) },
    { id: third, claim: claim(92) },
  ];
  const id = makeListing(content('Beacon', { certifications }));
  const dashboard = await read();
  expect(dashboard.expiring.filter(({ listing }) => listing === id).map(({ id: claimed, expired }) => [claimed, expired])).toEqual([
    [second, true],
    [first, false],
  ]);
  expect(tasksOf(dashboard, id)).toEqual(['renew-claims', 'claims-expire', 'translate']);
});

test('it says what to do next', async () => {
  const draft = makeListing(content('Unfinished'), { live: false });
  expect(tasksOf(await read(), null)).toEqual(['describe', 'add-logo', 'second-owner']);
  change((tx) => {
    const { revisionId } = createListing(tx, { slug: 'asked', vendorId, content: content('Asked'), sample: false, ...deed() });
    for (const move of ['submit', 'requestChanges'] as const) applyRevisionMove(tx, revisionId, move, deed());
  });
  const dashboard = await read();
  expect(dashboard.tasks.map(({ kind }) => kind)).toContain('answer-changes');
  expect(dashboard.listings.map(({ listing }) => listing.id)).toContain(draft);
});

test('nothing of a suspended vendor is found, and its people read on', async () => {
  change((tx) => applyVendorMove(tx, vendorId, 'suspend', deed()));
  await catalogue.jobs.drain();
  const { vendor, listings } = await read();
  expect([vendor.status, ...new Set(listings.flatMap(({ findable }) => [findable.search, findable.en, findable.fr]))]).toEqual(['suspended', 'no']);
  expect(listings.reduce((sum, { findable }) => sum + findable.feeds, 0)).toBe(0);
});

test.each([
  '/api/v1/workspace/vendors/ID',
  '/api/v1/vendors/ID/members',
  '/api/v1/vendors/ID/profile',
  '/api/v1/vendors/ID/evidence',
  '/en/workspace/vendors/ID/',
  '/fr/espace/fournisseurs/ID/profil/',
])('%s is there for people of the vendor alone', async (address) => {
  const stranger = await openPerson(catalogue);
  const ask = async (cookie?: string) => (await catalogue.app.inject({ url: address.replace('ID', vendorId), headers: cookie === undefined ? {} : { cookie } })).statusCode;
  expect([await ask(), await ask(stranger.cookie), await ask(owner.cookie)]).toEqual([address.startsWith('/api') ? 401 : 303, 404, 200]);
});
