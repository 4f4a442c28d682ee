import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { FacetName } from '#api/contract/facets.ts';
import { collectTexts, listings, taxonomy, vendors } from './sample-texts.ts';

const grade = z.union([z.literal(1), z.literal(2), z.literal(3)]);
const Judgement = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  class: z.string(),
  lang: z.enum(['en', 'fr']),
  q: z.string().min(1).max(200),
  filters: z.partialRecord(FacetName, z.array(z.string()).min(1)).optional(),
  half: z.enum(['tune', 'held']),
  known: z.boolean(),
  grades: z.record(z.string(), grade),
});
const file = resolve(import.meta.dirname, '../../search/relevance/judgements.yaml');
const judgements = z.array(Judgement).parse(parse(readFileSync(file, 'utf8')));

const classes = ['exact-name', 'topic', 'need', 'plan', 'typo', 'synonym', 'cross-language', 'accent-elision-plural', 'phrase', 'negative', 'vendor', 'prefix', 'filtered'];
const fold = (text: string) => text.toLowerCase().replaceAll('œ', 'oe').replaceAll('’', "'").normalize('NFD').replaceAll(/\p{M}/gu, '');

/** All that a listing and its vendor's name say, folded. */
const said = new Map(
  vendors.flatMap(({ vendor, listings: own }) =>
    own.map(({ slug, content }) => [
      slug,
      fold([vendor.operatingName, ...collectTexts(content, '').map(({ text }) => text), ...(content.openStandards ?? []), ...(content.integrations ?? [])].join('\n')),
    ]),
  ),
);

test('there are at least 100 queries, as many in each language and in each half', () => {
  expect(judgements.length).toBeGreaterThanOrEqual(100);
  expect(new Set(judgements.map(({ id }) => id)).size).toBe(judgements.length);
  expect(judgements.filter(({ lang }) => lang === 'fr')).toHaveLength(judgements.length / 2);
  expect(judgements.filter(({ half }) => half === 'held')).toHaveLength(judgements.length / 2);
});

test.each(classes)('%s has at least eight queries, split alike between languages and halves', (name) => {
  const own = judgements.filter((judgement) => judgement.class === name);
  const count = (lang: string, half: string) => own.filter((judgement) => judgement.lang === lang && judgement.half === half).length;
  expect(own.length).toBeGreaterThanOrEqual(8);
  expect(new Set([count('en', 'tune'), count('en', 'held'), count('fr', 'tune'), count('fr', 'held')]).size).toBe(1);
});

test('no query has another class', () => {
  expect(judgements.filter((judgement) => !classes.includes(judgement.class))).toEqual([]);
});

test('at most a third of the queries look for a known thing', () => {
  expect(judgements.filter(({ known }) => known).length).toBeLessThanOrEqual(judgements.length / 3);
});

test('every query has a best answer among the samples', () => {
  const slugs = new Set(listings.map(({ slug }) => slug));
  expect(judgements.flatMap(({ id, grades }) => Object.keys(grades).flatMap((slug) => (slugs.has(slug) ? [] : [`${id} ${slug}`])))).toEqual([]);
  expect(judgements.filter(({ grades }) => !Object.values(grades).includes(3)).map(({ id }) => id)).toEqual([]);
});

test('what answers a quoted phrase says it, and what answers a query with a word left out does not say that word', () => {
  const wrong = judgements.flatMap(({ id, class: name, q, grades }) => {
    const phrase = fold(q.replaceAll('"', ''));
    const without = fold(/ -(\p{L}+)$/u.exec(q)?.[1] ?? '');
    const breaks = (text: string) => (name === 'phrase' && !text.includes(phrase)) || (name === 'negative' && new RegExp(`\\b${without}`).test(text));
    return Object.keys(grades).flatMap((slug) => (breaks(said.get(slug) ?? '') ? [`${id} ${slug}`] : []));
  });
  expect(wrong).toEqual([]);
});

/** What a listing carries in each facet that a query filters by; a level of security carries those below it. */
const carried = new Map(
  vendors.flatMap(({ vendor, listings: own }) =>
    own.map(({ slug, content }) => {
      const level = taxonomy.vocabularies['security_level']?.find(({ id }) => id === content.securityLevel?.id);
      const facets: Partial<Record<FacetName, readonly (string | undefined)[]>> = {
        area: content.areas.map(({ id }) => id),
        category: content.categories,
        deployment: content.deployment,
        residency: [content.dataResidency?.id],
        security: [level?.id, ...(level?.satisfies ?? [])],
        procurement: content.procurement?.map(({ vehicle }) => vehicle) ?? [],
        certification: content.certifications?.map(({ id }) => id) ?? [],
        province: [vendor.province],
        ownership: vendor.ownership ?? [],
        type: [content.offeringType],
      };
      return [slug, facets];
    }),
  ),
);

test('what answers a query with a filter passes the filter', () => {
  const wrong = judgements.flatMap(({ id, filters = {}, grades }) =>
    Object.keys(grades).flatMap((slug) =>
      FacetName.options.flatMap((facet) =>
        filters[facet] === undefined || filters[facet].some((value) => carried.get(slug)?.[facet]?.includes(value)) ? [] : [`${id} ${slug} ${facet}`],
      ),
    ),
  );
  expect(judgements.filter(({ filters }) => filters !== undefined).length).toBeGreaterThan(8);
  expect(wrong).toEqual([]);
});
