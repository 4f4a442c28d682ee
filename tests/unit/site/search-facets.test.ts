import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readTaxonomy } from '#api/features/taxonomy/index.ts';
import { facetViews } from '../../../site/src/data/search-facets.ts';

const { taxonomy } = readTaxonomy(resolve(import.meta.dirname, '../../../data/taxonomy.yaml'));
const province = (taxonomy.vocabularies['provinces'] ?? []).map(({ id }) => ({ id, count: 1, selected: false }));

test.each([
  ['en', ['ab', 'bc', 'mb', 'nb', 'nl', 'nt', 'ns', 'nu', 'on', 'pe', 'qc', 'sk', 'yt']],
  ['fr', ['ab', 'bc', 'pe', 'mb', 'nb', 'ns', 'nu', 'on', 'qc', 'sk', 'nl', 'nt', 'yt']],
] as const)('provinces and territories stand in the alphabetical order of %s', (language, order) => {
  const views = facetViews({ facets: { province } }, taxonomy, language);
  expect(views.find(({ name }) => name === 'province')?.values.map(({ id }) => id)).toEqual(order);
});
