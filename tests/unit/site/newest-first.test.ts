import { expect, it } from 'vitest';
import type { ListingCard } from '#api/contract/listing.ts';
import { newestForReaders } from '../../../site/src/data/newest-first.ts';

const card = (slug: string, name: ListingCard['name']): ListingCard => ({
  id: slug,
  slug,
  name,
  summary: name,
  vendor: { slug: 'v', name: 'V', province: 'on' },
  areas: [],
  categories: [],
  deployment: [],
  procurement: [],
  publishedAt: '2026-03-11T00:00:00Z',
  updatedAt: '2026-03-11T00:00:00Z',
  sample: true,
});
const newest = [card('a', { en: 'A' }), card('b', { en: 'B', fr: 'B' }), card('c', { fr: 'C' }), card('d', { en: 'D', fr: 'D' })];
const shown = (language: 'en' | 'fr', most: number) => newestForReaders(newest, language, most).cards.map(({ slug }) => slug);

it('listings of the reader’s language come first, each group by age, and none is lost where there is room', () => {
  expect(shown('fr', 4)).toEqual(['b', 'c', 'd', 'a']);
  expect(shown('fr', 3)).toEqual(['b', 'c', 'd']);
  expect(shown('en', 4)).toEqual(['a', 'b', 'd', 'c']);
});

it('the order is told only where it is not that of age', () => {
  expect(newestForReaders(newest, 'fr', 3).reordered).toBe(true);
  expect(newestForReaders(newest, 'en', 2).reordered).toBe(false);
  expect(newestForReaders([], 'en', 2)).toEqual({ cards: [], reordered: false });
});
