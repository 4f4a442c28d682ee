import { resolve } from 'node:path';
import { readSamples } from '#api/features/samples/read-samples.ts';
import { readTaxonomy } from '#api/features/taxonomy/index.ts';

const data = resolve(import.meta.dirname, '../../../data');

/** The day against which the tests resolve the samples' relative days. */
export const today = new Date('2026-11-25T12:00:00Z');

/** Every sample vendor, as the seed would load it on `today`. */
export const vendors = readSamples(resolve(data, 'samples/vendors'), today);

/** Every sample listing, with its slug. */
export const listings = vendors.flatMap((vendor) => vendor.listings);

/** The taxonomy that the samples use. */
export const { taxonomy } = readTaxonomy(resolve(data, 'taxonomy.yaml'));

/** One side of one text of a sample, with the path to it. */
export type SampleText = { readonly path: string; readonly language: 'en' | 'fr'; readonly text: string };

/** Collects every English and French text under `value`, the items of lists included. */
export function collectTexts(value: unknown, path: string): SampleText[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const here = `${path}/${key}`;
    if (key !== 'en' && key !== 'fr') return collectTexts(item, here);
    const sides: unknown[] = Array.isArray(item) ? item : [item];
    return sides.filter((side) => typeof side === 'string').map((text) => ({ path: here, language: key, text }));
  });
}

/** Every text of every sample vendor and listing. */
export const texts = vendors.flatMap((vendor) => collectTexts(vendor, vendor.slug));
