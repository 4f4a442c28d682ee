import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readSamples } from '#api/features/samples/read-samples.ts';
import { findUnknownTerms, readTaxonomy } from '#api/features/taxonomy/index.ts';

const data = resolve(import.meta.dirname, '../../../data');
const files = readSamples(resolve(data, 'samples/vendors'), new Date('2026-01-31T12:00:00Z'));
const { taxonomy } = readTaxonomy(resolve(data, 'taxonomy.yaml'));
const listings = files.flatMap((file) => file.listings);

test('every term of every sample is in the taxonomy', () => {
  expect(listings.flatMap(({ slug, content }) => findUnknownTerms(content, taxonomy).map((unknown) => `${slug} ${unknown.pointer}`))).toEqual([]);
});

test('no two samples have the same slug', () => {
  const slugs = listings.map(({ slug }) => slug);
  expect(slugs.length).toBe(new Set(slugs).size);
});

test('samples link only to addresses that cannot exist', () => {
  const addresses = listings.flatMap(({ content }) => [content.website, content.contact.email]);
  expect(addresses.filter((address) => !address.includes('.example'))).toEqual([]);
});

test('at least one sample has a certification that has expired', () => {
  expect(listings.some(({ content }) => content.certifications?.some(({ claim }) => (claim.expires ?? '9999') < '2026-01-31'))).toBe(true);
});
