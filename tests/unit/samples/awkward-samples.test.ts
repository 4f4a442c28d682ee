import { expect, test } from 'vitest';
import { ListingContent } from '#api/contract/listing-content.ts';
import { listings, today, vendors } from './sample-texts.ts';

const day = today.toISOString().slice(0, 10);
const claims = listings.flatMap(({ slug, content }) =>
  [content.dataResidency, content.securityLevel, content.organizationClearance, content.accessibility, ...(content.certifications ?? []), ...(content.procurement ?? [])]
    .filter((item) => item !== undefined)
    .map(({ claim }) => ({ slug, ...claim })),
);

test('one sample has every field of a listing that a form can fill, its texts near their limits', () => {
  const fields = Object.keys(ListingContent.shape).filter((field) => !['logo', 'screenshots'].includes(field));
  const full = listings.filter(({ content }) => fields.every((field) => field in content));
  const [longest] = full.toSorted((a, b) => (b.content.description.en?.length ?? 0) - (a.content.description.en?.length ?? 0));
  expect(longest?.content.name.en?.length).toBeGreaterThan(90);
  expect(longest?.content.summary.en?.length).toBeGreaterThan(270);
  expect(longest?.content.description.en?.length).toBeGreaterThan(5700);
  expect(longest?.content.description.fr?.length).toBeGreaterThan(5700);
  expect([longest?.content.features?.length, longest?.content.benefits?.length, longest?.content.keywords?.fr?.length]).toEqual([10, 10, 10]);
  expect(longest?.drawnScreenshots?.length).toBe(8);
});

test('some samples have the eight required fields only', () => {
  const required = ['areas', 'categories', 'contact', 'deployment', 'description', 'name', 'summary', 'website'];
  const bare = listings.filter(({ content }) => Object.keys(content).toSorted().join() === required.join());
  expect(bare.length).toBeGreaterThanOrEqual(2);
});

test('one vendor and one sample have signs that break careless pages, addresses and queries', () => {
  expect(vendors.map(({ vendor }) => vendor.operatingName)).toContain('C++ & "Co."');
  expect(listings.some(({ content }) => content.name.en?.includes('<'))).toBe(true);
});

test('names have ligatures, accents, apostrophes and dashes', () => {
  const names = [...vendors.map(({ vendor }) => vendor.operatingName), ...listings.flatMap(({ content }) => [content.name.fr ?? ''])].join('\n');
  for (const sign of ['œ', 'Œ', 'É', 'ï', '’', '–']) expect(names).toContain(sign);
});

test('a few certifications and arrangements have expired, most are current, and none begins tomorrow', () => {
  const expired = claims.filter(({ expires }) => expires !== undefined && expires < day);
  expect(listings.some(({ content }) => content.certifications?.some(({ claim }) => (claim.expires ?? '9999') < day))).toBe(true);
  expect(expired.length).toBeGreaterThanOrEqual(2);
  expect(expired.length).toBeLessThan(claims.length * 0.05);
  expect(claims.filter(({ date, expires }) => date > day || (expires !== undefined && expires <= date))).toEqual([]);
});

test('no claim is older than five years, and no sample than four', () => {
  expect(claims.filter(({ date }) => date < '2021-11-25')).toEqual([]);
  const ages = listings.map(({ slug, published }) => ({ slug, days: -Number(published.slice(0, -1)) * (published.endsWith('m') ? 30 : 1) }));
  expect(ages.filter(({ days }) => days < 1 || days > 1460)).toEqual([]);
});

test('no year of a reference, award or founding lies ahead', () => {
  const years = listings.flatMap(({ slug, content }) => [...(content.references ?? []), ...(content.awards ?? [])].map(({ year }) => ({ slug, year: year ?? 2000 })));
  const foundings = vendors.map(({ slug, vendor }) => ({ slug, year: vendor.founded ?? 2000 }));
  expect([...years, ...foundings].filter(({ year }) => year > 2026 || year < 1900)).toEqual([]);
});
