import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ListingDetail } from '#api/contract/listing.ts';
import { loadSamples } from '#api/features/samples/index.ts';
import { openTestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: Awaited<ReturnType<typeof openTestCatalogue>>;
beforeAll(async () => {
  catalogue = await openTestCatalogue();
});
afterAll(() => catalogue.close());

const get = (url: string) => catalogue.app.inject({ url });

test('a sample with screenshots shows each as an image of its own, described in both languages', async () => {
  const listing: ListingDetail = (await get('/api/v1/listings/lockmaster-protected-b-community-cloud')).json();
  const screenshots = listing.content.screenshots ?? [];
  expect(screenshots).toHaveLength(8);
  expect(screenshots.every(({ alt }) => alt.en !== alt.fr)).toBe(true);
  const images = await Promise.all(screenshots.map(({ id }) => get(`/images/${id}.webp`)));
  expect(images.map(({ statusCode, headers }) => `${statusCode} ${String(headers['content-type'])}`)).toEqual(screenshots.map(() => '200 image/webp'));
  expect(new Set(screenshots.map(({ id }) => id)).size).toBe(8);
});

test('every listing that came with the samples says so, and its vendor has a logo that exists', async () => {
  const { items }: { items: { sample: boolean; logo?: { id: string } }[] } = (await get('/api/v1/vendors')).json();
  expect(items.length).toBeGreaterThan(10);
  expect(items.filter(({ sample, logo }) => !sample || !existsSync(join(catalogue.runtime.paths.images, `${logo?.id ?? ''}.webp`)))).toEqual([]);
});

test('samples are loaded into an empty catalogue only', async () => {
  const { db, paths, now } = catalogue.runtime;
  expect(await loadSamples({ db, images: paths.images, samples: 'no-such-folder', now })).toBe(0);
});
