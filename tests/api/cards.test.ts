import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { areaCardAddress, cardAddress, siteCardAddress } from '#api/contract/addresses.ts';
import { languages } from '#api/contract/text.ts';
import { siteContent } from '#api/features/cards/card-content.ts';
import { CardKeeper } from '#api/features/cards/card-keeper.ts';
import { within } from '../support/extent.ts';
import { makeLive, makeVendor, move, plainContent, revise } from '../support/make-listings.ts';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let vendorId: string;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ published: false });
  vendorId = makeVendor(catalogue.runtime.db, 'drawn', new Date());
});
afterAll(() => catalogue.close());

const get = (address: string, headers: Record<string, string> = {}) => catalogue.app.inject({ url: address, headers });
const filesOf = (slug: string): string[] => readdirSync(join(catalogue.runtime.paths.cards, 'en')).filter((name) => name.startsWith(`${slug}.`));

/** The size that the header of a PNG tells. */
function sizeOf(png: Buffer): { width: number; height: number } {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

test('every card is a PNG of 1200 by 630 pixels and less than 300 kB', async () => {
  const { taxonomy } = catalogue.runtime;
  const slugs = ['cpp-and-co-analyzer', 'lockmaster-protected-b-community-cloud', 'oeuvre-d-eveil', 'supplier-twenty', 'night-shift-soc'];
  const addresses = languages.flatMap((language) => [
    siteCardAddress(language),
    ...taxonomy.areas.map(({ id }) => areaCardAddress(language, id)),
    ...slugs.map((slug) => cardAddress(language, slug)),
  ]);
  for (const address of addresses) {
    const { statusCode, headers, rawPayload } = await get(address);
    expect([address, statusCode, headers['content-type']]).toEqual([address, 200, 'image/png']);
    expect(sizeOf(rawPayload)).toEqual({ width: 1200, height: 630 });
    expect(rawPayload.length).toBeLessThan(300_000);
  }
});

test('names of any kind are drawn: 100 characters, one endless word, accents, signs, and letters that no font has', async () => {
  const { db } = catalogue.runtime;
  const names = ['Ŵ'.repeat(100), 'Élœuvre ’ « à » '.repeat(6).trim(), 'C++ & "Co." <b>]]></text>', 'ᐃᓄᒃᑎᑐᑦ 日本語 😀', 'a b'.repeat(33)];
  const drawn = new Set<string>();
  for (const [index, name] of names.entries()) {
    const slug = `odd-${index}`;
    makeLive(db, { slug, vendorId, content: plainContent('x', { name: { en: name }, summary: { en: name.repeat(3).slice(0, 300).trim() } }), at: new Date() });
    const { statusCode, rawPayload } = await get(cardAddress('en', slug));
    expect([name, statusCode]).toEqual([name, 200]);
    drawn.add(rawPayload.toString('base64'));
  }
  expect(drawn.size).toBe(names.length);
});

test('twenty requests at once for a card draw it once, and the next are read from disk', async () => {
  const { db, paths } = catalogue.runtime;
  makeLive(db, { slug: 'crowded', vendorId, content: plainContent('Crowded'), at: new Date() });
  const asked = Array.from({ length: 20 }, () => get(cardAddress('en', 'crowded')));
  await Promise.race(asked);
  const inode = (): number => statSync(join(paths.cards, 'en', filesOf('crowded')[0] ?? '')).ino;
  const drawn = inode();
  const answers = await Promise.all([...asked, get(cardAddress('en', 'crowded'))]);
  expect(new Set(answers.map(({ headers }) => headers['etag'])).size).toBe(1);
  // Each drawing is a new file, put in the place of the one before.
  expect(inode()).toBe(drawn);
});

test('a card that is known is not sent again; a new revision has another, and the older one is swept', async () => {
  const { db } = catalogue.runtime;
  const id = makeLive(db, { slug: 'renewed', vendorId, content: plainContent('Old name'), at: new Date() });
  const first = await get(cardAddress('en', 'renewed'));
  const tag = String(first.headers['etag']);
  expect((await get(cardAddress('en', 'renewed'), { 'if-none-match': tag })).statusCode).toBe(304);
  revise(db, id, plainContent('New name'), new Date());
  const second = await get(cardAddress('en', 'renewed'), { 'if-none-match': tag });
  expect(second.statusCode).toBe(200);
  expect(second.rawPayload.equals(first.rawPayload)).toBe(false);
  expect(filesOf('renewed')).toHaveLength(1);
});

test('the card of a listing that left is gone at once, though it lies on disk', async () => {
  const { db } = catalogue.runtime;
  const id = makeLive(db, { slug: 'leaving', vendorId, content: plainContent('Leaving'), at: new Date() });
  expect((await get(cardAddress('en', 'leaving'))).statusCode).toBe(200);
  move(db, id, 'suspend', new Date());
  expect((await get(cardAddress('en', 'leaving'))).statusCode).toBe(404);
  move(db, id, 'restore', new Date());
  move(db, id, 'withdraw', new Date());
  expect((await get(cardAddress('en', 'leaving'))).statusCode).toBe(410);
});

test('cards on disk stay below a size: those that nobody asked for for longest are drawn again when they are', async () => {
  const { paths, taxonomy } = catalogue.runtime;
  const cards = mkdtempSync(join(tmpdir(), 'catalog-cards-'));
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const keep = async (keeper: CardKeeper, index: number) => keeper.get(`en/card-${index}`, { ...siteContent(taxonomy, 'en'), title: `Card ${index}` });
  const { body } = await keep(new CardKeeper({ ...paths, cards }, onError), 0);
  const keeper = new CardKeeper({ ...paths, cards }, onError, body.length * 4.5);
  const kept = (): string[] =>
    readdirSync(join(cards, 'en'))
      .map((name) => name.replace(/\..*/, ''))
      .toSorted();
  const age = (name: string, hours: number): void => {
    const file = readdirSync(join(cards, 'en')).find((one) => one.startsWith(`${name}.`)) ?? '';
    const then = new Date(Date.now() - hours * 3_600_000);
    utimesSync(join(cards, 'en', file), then, then);
  };
  for (const index of [1, 2, 3]) await keep(keeper, index);
  for (const [name, hours] of [
    ['card-0', 9],
    ['card-1', 8],
    ['card-2', 7],
    ['card-3', 6],
  ] as const)
    age(name, hours);
  // Asked for again, so that the next oldest has to go.
  await keep(keeper, 0);
  await expect.poll(() => Date.now() - statSync(join(cards, 'en', readdirSync(join(cards, 'en')).find((one) => one.startsWith('card-0.')) ?? '')).mtimeMs).toBeLessThan(60_000);
  await keep(keeper, 4);
  expect(kept()).toEqual(['card-0', 'card-2', 'card-3', 'card-4']);
  await keep(keeper, 1);
  expect(kept()).toEqual(['card-0', 'card-1', 'card-3', 'card-4']);
  expect(errors).toEqual([]);
  rmSync(cards, { recursive: true });
});

test('there is no card of what is not there, nor a way out of the folder', async () => {
  for (const address of [
    '/cards/en/nope.png',
    '/cards/de/cpp-and-co-analyzer.png',
    '/cards/en/areas/nope.png',
    '/cards/en/..%2f..%2fcatalog.db.png',
    '/cards/en/cpp-and-co-analyzer.jpg',
  ])
    expect([address, (await get(address)).statusCode]).toEqual([address, 404]);
});

test('drawing leaves the event loop to others', async () => {
  const { db } = catalogue.runtime;
  const slugs = Array.from({ length: 12 }, (_, index) => `steady-${index}`);
  for (const slug of slugs) makeLive(db, { slug, vendorId, content: plainContent(slug), at: new Date() });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await Promise.all(slugs.map((slug) => get(cardAddress('fr', slug))));
  delay.disable();
  const p99 = delay.percentile(99) / 1e6;
  process.stdout.write(
    `event loop while ${slugs.length} cards are drawn: p50 ${(delay.percentile(50) / 1e6).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${(delay.max / 1e6).toFixed(1)} ms\n`,
  );
  expect(p99).toBeLessThan(within(50));
  expect(catalogue.errors).toEqual([]);
});
