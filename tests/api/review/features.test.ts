import { afterAll, beforeAll, expect, test } from 'vitest';
import { feedAddress, feedFormats, pageAddress } from '#api/contract/addresses.ts';
import { languages } from '#api/contract/text.ts';
import { changeFeature, createFeature, endFeature, moveFeature } from '#api/features/features/manage-features.ts';
import { readFeature, readFeatures } from '#api/features/features/read-features.ts';
import { applyListingMove } from '#api/features/listings/index.ts';
import { change, deed, makeLive, makeVendor, plainContent } from '../../support/make-listings.ts';
import { enlist, makePerson } from '../../support/review.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

const hour = 3_600_000;
let clock = Date.parse('2026-03-10T15:00:00Z');
let catalogue: TestCatalogue;
let vendorId: string;
let editor: { id: string };
let deps: { db: TestCatalogue['runtime']['db']; now: () => Date };
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, now: () => new Date(clock) });
  const { db } = catalogue.runtime;
  deps = { db, now: () => new Date(clock) };
  vendorId = makeVendor(db, 'starry', new Date(clock));
  editor = { id: makePerson(db, 'Alex', { role: 'moderator' }) };
});
afterAll(() => catalogue.close());

const at = (hours: number): string => new Date(clock + hours * hour).toISOString();
const words = (headline: string) => ({
  headline: { en: headline, fr: `${headline} en français` },
  story: { en: 'What it brought.', fr: 'Ce qu’elle a apporté.' },
  reason: { en: 'It is used.', fr: 'Elle sert.' },
});
const live = (slug: string): string => makeLive(deps.db, { slug, vendorId, content: plainContent(slug), at: new Date(clock) });
const later = async (hours: number): Promise<void> => {
  clock += hours * hour;
  await catalogue.jobs.drain();
};

const surfaces = [
  ...languages.flatMap((language) => [
    pageAddress('home', language),
    pageAddress('featured', language),
    pageAddress('media', language),
    ...feedFormats.map((format) => feedAddress(language, language === 'en' ? 'featured' : 'en-vedette', format)),
  ]),
  '/en/areas/secure-it/',
  '/fr/domaines/securite-ti/',
  '/api/v1/featured',
  '/api/v1/featured?area=secure-it',
];
async function shownOn(text: string): Promise<string[]> {
  const shown: string[] = [];
  for (const address of surfaces) {
    const { body, statusCode } = await catalogue.app.inject({ url: address, headers: { 'accept-encoding': 'identity' } });
    expect(statusCode, address).toBe(200);
    if (body.includes(text)) shown.push(address);
  }
  return shown;
}

test('a feature shows on home, featured, media, area, feeds and API for just its time', async () => {
  const listing = live('timely');
  createFeature(deps, editor, { listing, content: words('An hour of fame'), startsAt: at(1), endsAt: at(2) });
  await later(0);
  const before = await shownOn('An hour of fame');
  await later(1);
  const during = await shownOn('An hour of fame');
  await later(1);
  const after = await shownOn('An hour of fame');
  console.log(`${surfaces.length} surfaces: ${before.length} show it before, ${during.length} during, ${after.length} after its time`);
  expect([before, after]).toEqual([[], []]);
  expect(during).toEqual(surfaces);
});

test('one that began in the past shows at once, and leaves at once when it is ended, or when its listing is suspended', async () => {
  const listing = live('at-once');
  const id = createFeature(deps, editor, { listing, content: words('Already going on'), startsAt: at(-5), endsAt: null });
  await later(0);
  expect(await shownOn('Already going on')).toEqual(surfaces);
  change(deps.db, (tx) => applyListingMove(tx, listing, 'suspend', deed(new Date(clock))));
  await later(0);
  expect(await shownOn('Already going on')).toEqual([]);
  expect(readFeature(deps.db, id, new Date(clock)).state).toBe('hidden');
  change(deps.db, (tx) => applyListingMove(tx, listing, 'restore', deed(new Date(clock))));
  await later(0);
  expect(await shownOn('Already going on')).toEqual(surfaces);
  endFeature(deps, editor, { id, version: 1 });
  await later(0);
  expect(await shownOn('Already going on')).toEqual([]);
  expect(() => endFeature(deps, editor, { id, version: 2 })).toThrow(expect.objectContaining({ code: 'feature-over' }));
});

test('a feature is edited and put in another order, and the second of two editors is told', async () => {
  const ids = ['first', 'second', 'third'].map((slug) =>
    createFeature(deps, editor, { listing: live(`order-${slug}`), content: words(`Story ${slug}`), startsAt: at(0), endsAt: null }),
  );
  const order = () =>
    readFeatures(deps.db, new Date(clock))
      .filter(({ state }) => state === 'showing')
      .map(({ content }) => content.headline.en);
  expect(order()).toEqual(['Story third', 'Story second', 'Story first']);
  const [first = ''] = ids;
  moveFeature(deps, editor, { id: first, version: 1, step: 'up' });
  expect(order()).toEqual(['Story third', 'Story first', 'Story second']);
  expect(() => moveFeature(deps, editor, { id: first, version: 1, step: 'up' })).toThrow(expect.objectContaining({ kind: 'older-version' }));
  const { version } = readFeature(deps.db, first, new Date(clock));
  changeFeature(deps, editor, { id: first, version, change: { content: words('A better story'), startsAt: at(0), endsAt: at(3) } });
  await later(0);
  expect(await shownOn('A better story')).toEqual(surfaces);
  const { body } = await catalogue.app.inject({ url: '/en/featured/', headers: { 'accept-encoding': 'identity' } });
  expect(['Story third', 'A better story', 'Story second'].map((headline) => body.indexOf(headline))).toEqual(
    ['Story third', 'A better story', 'Story second'].map((headline) => body.indexOf(headline)).toSorted((a, b) => a - b),
  );
});

test('what everyone reads has the order that staff gave it', async () => {
  for (let made = 0; made < 5; made += 1) createFeature(deps, editor, { listing: live(`many-${made}`), content: words(`Many ${made}`), startsAt: at(0), endsAt: null });
  const staff = readFeatures(deps.db, new Date(clock)).filter(({ state }) => state === 'showing');
  const read = (await catalogue.app.inject('/api/v1/featured')).json<{ items: { id: string }[] }>();
  expect(read.items.map(({ id }) => id)).toEqual(staff.map(({ id }) => id));
  expect(read.items.length).toBeGreaterThan(5);
});

test('a feature to come that is ended never shows', () => {
  const id = createFeature(deps, editor, { listing: live('never-shown'), content: words('Never'), startsAt: at(1), endsAt: at(2) });
  endFeature(deps, editor, { id, version: 1 });
  const { startsAt, endsAt, state } = readFeature(deps.db, id, new Date(clock));
  expect([startsAt, endsAt, state]).toEqual([endsAt, new Date(clock).toISOString(), 'over']);
});

test('what cannot be featured is refused: what is not public, one’s own vendor’s, and an end before the start', () => {
  const listing = live('refused');
  const given = { listing, content: words('No'), startsAt: at(2), endsAt: at(1) };
  const refused = (code: string) => expect.objectContaining({ code });
  expect(() => createFeature(deps, editor, given)).toThrow(refused('span-reversed'));
  expect(() => createFeature(deps, editor, { ...given, startsAt: at(-3), endsAt: at(-1) })).toThrow(refused('span-past'));
  expect(() => createFeature(deps, editor, { ...given, listing: 'none', endsAt: null })).toThrow(refused('no-listing'));
  const member = makePerson(deps.db, 'Jo', { role: 'moderator' });
  enlist(deps.db, vendorId, member);
  expect(() => createFeature(deps, { id: member }, { ...given, endsAt: null })).toThrow(refused('own-vendor'));
  change(deps.db, (tx) => applyListingMove(tx, listing, 'withdraw', deed(new Date(clock))));
  expect(() => createFeature(deps, editor, { ...given, endsAt: null })).toThrow(refused('not-public'));
});

test('every change of a feature is an audit event', () => {
  const kinds = deps.db.$client.prepare<[], string>("select distinct kind from audit_events where kind like 'feature-%' order by kind").pluck().all();
  expect(kinds).toEqual(['feature-created', 'feature-ended', 'feature-moved', 'feature-revised']);
});
