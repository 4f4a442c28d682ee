import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readTaxonomy } from '#api/features/taxonomy/index.ts';

const { taxonomy, synonyms } = readTaxonomy(resolve(import.meta.dirname, '../../../data/taxonomy.yaml'));
const terms = [...taxonomy.areas, ...taxonomy.areas.flatMap(({ actions }) => actions), ...taxonomy.categories, ...Object.values(taxonomy.vocabularies).flat()];

test('there are four areas in the order of the plan', () => {
  expect(taxonomy.areas.map(({ id }) => id)).toEqual(['service-it', 'secure-it', 'manage-it', 'work-it']);
});

test('French names have the apostrophe of French typography', () => {
  expect(terms.filter(({ fr }) => fr.includes("'")).map(({ id }) => id)).toEqual([]);
});

test('a solution fit for Secret answers a search for Protected B', () => {
  const secret = taxonomy.vocabularies['security_level']?.find(({ id }) => id === 'secret');
  expect(secret?.satisfies).toContain('protected-b');
});

test('WCAG 2.2 satisfies 2.1, which EN 301 549 holds too', () => {
  const versions = new Map(taxonomy.vocabularies['accessibility']?.map(({ id, satisfies }) => [id, satisfies]));
  expect(versions.get('wcag-22-aa')).toContain('wcag-21-aa');
  expect(versions.get('en-301-549')).not.toContain('wcag-22-aa');
});

test('each group of synonyms has at least two words, or one that is not taken apart', () => {
  expect(synonyms.every((group) => group.length > 1 || group[0]?.startsWith('"') === true)).toBe(true);
});
