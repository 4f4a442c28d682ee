import { afterAll, expect, test } from 'vitest';
import { facetNames } from '#api/contract/facets.ts';
import { listPublicAfter } from '#api/features/listings/index.ts';
import { toSearchDocument } from '#api/features/search/search-document.ts';
import { Synonyms } from '#api/platform/search/analysis/synonyms.ts';
import { lotAttribute, lots, searchable, toIndexDocuments } from '#api/platform/search/meilisearch/index-document.ts';
import { makeLive, plainContent } from '../../support/make-listings.ts';
import { makeVendor, openTestState } from '../../support/test-state.ts';

const state = await openTestState();
afterAll(() => state.close());

test('Meilisearch is sent what is searched, filtered and sorted by, and nothing else of a listing', () => {
  const at = state.now();
  const content = plainContent('Sent', { contact: { role: { en: 'Hidden role' }, email: 'hidden-address@vendor.example' }, website: 'https://hidden-website.example/' });
  makeLive(state.db, { slug: 'sent', vendorId: makeVendor(state).id, content, at });
  const [row] = listPublicAfter(state.db, 0, 1);
  if (row === undefined) throw new Error('The listing is not public.');
  const known = new Set(['id', 'version', 'publishedAt', 'nameOrder', ...facetNames, ...searchable, ...Array.from({ length: lots }, (_, lot) => lotAttribute(lot))]);
  for (const document of Object.values(toIndexDocuments(toSearchDocument(row, { taxonomy: state.taxonomy, now: at }), new Synonyms([])))) {
    expect(Object.keys(document).filter((name) => !known.has(name))).toEqual([]);
    expect(JSON.stringify(document)).toContain('sent');
    expect(JSON.stringify(document)).not.toMatch(/hidden/i);
  }
});
