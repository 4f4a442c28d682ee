import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ListingContent } from '#api/contract/listing-content.ts';
import { Slug } from '#api/contract/listing-content.ts';
import { VendorContent } from '#api/contract/vendor.ts';
import { migrate } from '#api/db/migrate.ts';
import { openDatabase, type Database } from '#api/db/open-database.ts';
import { generateListings } from '#api/features/generate/index.ts';
import { listPublicAfter } from '#api/features/listings/index.ts';
import { findUnknownTerms, readTaxonomy } from '#api/features/taxonomy/index.ts';

const root = resolve(import.meta.dirname, '../../..');
const { taxonomy } = readTaxonomy(join(root, 'data/taxonomy.yaml'));
const now = () => new Date('2026-03-01T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'catalog-generate-'));
const opened: Database[] = [];

async function generated(listings: number, seed: number, follow: 'announce' | 'rebuild' = 'rebuild'): Promise<Database> {
  const db = openDatabase(join(folder, `${opened.length}.db`));
  opened.push(db);
  await migrate(db, join(root, 'migrations'), folder);
  await generateListings({ db, taxonomy, data: join(root, 'data'), listings, seed, now, follow });
  return db;
}

const contents = (db: Database) => listPublicAfter(db, 0, 10_000).map(({ listing, revision, vendor }) => ({ slug: listing.slug, ...revision.content, vendor: vendor.slug }));

let db: Database;
beforeAll(async () => {
  db = await generated(2000, 7);
});
afterAll(() => {
  for (const database of opened) database.$client.close();
  rmSync(folder, { recursive: true, force: true });
});

test('every generated listing and vendor keeps the contract and the taxonomy', () => {
  const rows = listPublicAfter(db, 0, 10_000);
  expect(rows.length).toBe(2000);
  for (const { listing, revision, vendor } of rows) {
    ListingContent.parse(revision.content);
    VendorContent.parse(vendor.content);
    Slug.parse(listing.slug);
    Slug.parse(vendor.slug);
    expect(findUnknownTerms(revision.content, taxonomy)).toEqual([]);
    expect([listing.sample, vendor.sample]).toEqual([true, true]);
  }
});

test('the same seed gives the same listings, another one others, and more begins with the same', async () => {
  const few = contents(await generated(50, 7)).map(({ name }) => name);
  expect(contents(await generated(50, 7))).toEqual(contents(await generated(50, 7)));
  expect(contents(await generated(50, 8)).map(({ name }) => name)).not.toEqual(few);
  const more = contents(db).map(({ name }) => JSON.stringify(name));
  expect(few.filter((name) => more.includes(JSON.stringify(name))).length).toBeGreaterThan(30);
});

test('a seed is refused a second time, and another one is added beside it', async () => {
  const two = await generated(20, 3);
  const again = (seed: number) => generateListings({ db: two, taxonomy, data: join(root, 'data'), listings: 20, seed, now, follow: 'rebuild' });
  await expect(again(3)).rejects.toThrow('seed 3');
  await again(4);
  expect(listPublicAfter(two, 0, 100).length).toBe(40);
});

test('categories are common and rare, every one occurs, and so do one-language listings and expired claims', () => {
  const rows = contents(db);
  const counts = taxonomy.categories.map(({ id }) => rows.filter(({ categories }) => categories.includes(id)).length).toSorted((a, b) => b - a);
  expect(counts.at(-1)).toBeGreaterThan(0);
  expect(counts[0]).toBeGreaterThan(8 * (counts.at(-1) ?? 0));
  const oneSided = (language: 'en' | 'fr') => rows.filter(({ name }) => name[language] === undefined).length;
  expect(oneSided('en')).toBeGreaterThan(20);
  expect(oneSided('fr')).toBeGreaterThan(100);
  expect(rows.filter(({ certifications }) => certifications?.some(({ claim }) => (claim.expires ?? '9999') < '2026-03-01')).length).toBeGreaterThan(10);
  const most = Math.max(
    ...Map.groupBy(rows, ({ vendor }) => vendor)
      .values()
      .map((all) => all.length),
  );
  expect(most).toBeGreaterThan(10);
});

test('it leaves one job a listing where it is told to, else none', async () => {
  const jobs = (database: Database) => database.$client.prepare('select count(*) from outbox').pluck().get();
  expect(jobs(await generated(30, 5, 'announce'))).toBe(30);
  expect(jobs(await generated(30, 5))).toBe(0);
});
