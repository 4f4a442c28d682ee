import { expect, test } from 'vitest';
import type { SampleFile } from '#api/features/samples/sample.schema.ts';
import { findUnknownTerms } from '#api/features/taxonomy/index.ts';
import { collectTexts, listings, taxonomy, vendors } from './sample-texts.ts';

type Listing = SampleFile['listings'][number];

/** The ids that fewer than `least` of the listings carry, each with its count. */
function findThin(ids: readonly string[], least: number, carried: (listing: Listing) => readonly string[], among: readonly Listing[] = listings): string[] {
  const counts = ids.map((id) => ({ id, count: among.filter((listing) => carried(listing).includes(id)).length }));
  return counts.filter(({ count }) => count < least).map(({ id, count }) => `${id}: ${count}`);
}

const ids = (terms: readonly { readonly id: string }[] | undefined) => (terms ?? []).map(({ id }) => id);
const one = (id: string | undefined) => (id === undefined ? [] : [id]);
const sides = (listing: Listing) => [...new Set(collectTexts(listing.content, '').map(({ language }) => language))].toSorted().join('+');

test('there are at least 40 vendors and 120 listings', () => {
  expect(vendors.length).toBeGreaterThanOrEqual(40);
  expect(listings.length).toBeGreaterThanOrEqual(120);
});

test('every term of every sample is in the taxonomy', () => {
  expect(listings.flatMap(({ slug, content }) => findUnknownTerms(content, taxonomy).map((unknown) => `${slug} ${unknown.pointer}`))).toEqual([]);
});

test('no two samples have the same slug', () => {
  const slugs = [...listings, ...vendors].map(({ slug }) => slug);
  expect(slugs.filter((slug, index) => slugs.indexOf(slug) !== index)).toEqual([]);
});

test('every action of every area is answered by at least two samples', () => {
  expect(findThin(ids(taxonomy.areas.flatMap(({ actions }) => actions)), 2, ({ content }) => content.actions ?? [])).toEqual([]);
});

test('every category has at least two samples', () => {
  expect(findThin(ids(taxonomy.categories), 2, ({ content }) => content.categories)).toEqual([]);
});

test('every area has at least twenty samples', () => {
  expect(findThin(ids(taxonomy.areas), 20, ({ content }) => content.areas.map(({ id }) => id))).toEqual([]);
});

test('every province and territory has a vendor, and so has every size and ownership', () => {
  const seen = new Set(vendors.flatMap(({ vendor }) => [vendor.province, vendor.size, ...(vendor.ownership ?? [])]));
  const wanted = ['provinces', 'vendor_size', 'ownership'].flatMap((name) => ids(taxonomy.vocabularies[name]));
  expect(wanted.filter((id) => !seen.has(id))).toEqual([]);
});

const facets: readonly [string, (listing: Listing) => readonly string[]][] = [
  ['deployment', ({ content }) => content.deployment],
  ['data_residency', ({ content }) => one(content.dataResidency?.id)],
  ['security_level', ({ content }) => one(content.securityLevel?.id)],
  ['organization_clearance', ({ content }) => one(content.organizationClearance?.id)],
  ['certifications', ({ content }) => ids(content.certifications)],
  ['procurement', ({ content }) => (content.procurement ?? []).map(({ vehicle }) => vehicle)],
  ['accessibility', ({ content }) => one(content.accessibility?.id)],
  ['languages', ({ content }) => one(content.languages?.interface)],
  ['audience', ({ content }) => content.audience ?? []],
  ['maturity', ({ content }) => one(content.maturity)],
  ['offering_type', ({ content }) => one(content.offeringType)],
  ['pricing_model', ({ content }) => one(content.pricing?.model)],
  ['ai_use', ({ content }) => one(content.aiUse?.id)],
  ['seller_role', ({ content }) => one(content.sellerRole)],
  ['openness', ({ content }) => content.openness ?? []],
  ['green', ({ content }) => content.green ?? []],
  ['privacy', ({ content }) => ids(content.privacy)],
  ['support_channels', ({ content }) => content.support?.channels ?? []],
];

test.each(facets)('every value of %s has a sample', (vocabulary, carried) => {
  expect(ids(taxonomy.vocabularies[vocabulary]).length).toBeGreaterThan(1);
  expect(findThin(ids(taxonomy.vocabularies[vocabulary]), 1, carried)).toEqual([]);
});

test('at least 80% of the samples are in both languages, some in English alone, some in French alone', () => {
  const count = (wanted: string) => listings.filter((listing) => sides(listing) === wanted).length;
  expect(count('en+fr')).toBeGreaterThanOrEqual(listings.length * 0.8);
  expect(count('en')).toBeGreaterThanOrEqual(5);
  expect(count('fr')).toBeGreaterThanOrEqual(5);
});

test('a sample that is in both languages has both sides of every text', () => {
  const both = listings.filter(({ content }) => content.description.en !== undefined && content.description.fr !== undefined);
  const lopsided = both.flatMap(({ slug, content }) => {
    const paths = collectTexts(content, slug).map(({ path, language }) => ({ path: path.slice(0, -3), language }));
    const has = (language: string) => new Set(paths.filter((side) => side.language === language).map(({ path }) => path));
    return [...has('en').symmetricDifference(has('fr'))];
  });
  expect(lopsided).toEqual([]);
});

test('12 to 15 samples are featured, in every area', () => {
  const featured = listings.filter(({ feature }) => feature !== undefined);
  expect(featured.length).toBeGreaterThanOrEqual(12);
  expect(featured.length).toBeLessThanOrEqual(15);
  expect(findThin(ids(taxonomy.areas), 2, ({ content }) => one(content.areas[0]?.id), featured)).toEqual([]);
});

test('at least 25 samples have screenshots, described in both languages', () => {
  const drawn = listings.filter(({ drawnScreenshots }) => (drawnScreenshots ?? []).length > 0);
  expect(drawn.length).toBeGreaterThanOrEqual(25);
  const alternatives = drawn.flatMap(({ slug, drawnScreenshots }) => (drawnScreenshots ?? []).flatMap(({ alt }) => [alt.en, alt.fr].map((text) => ({ slug, text }))));
  expect(alternatives.filter(({ text }) => text.length < 15 || text.length > 300)).toEqual([]);
  expect(new Set(alternatives.map(({ text }) => text)).size).toBe(alternatives.length);
});
