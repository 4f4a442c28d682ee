import { expect, test } from 'vitest';
import type { EngineAnswer, EngineQuery, SearchDocument } from '#api/platform/search/search-engine.ts';
import { everyFacet } from '../build-document.ts';
import { documents, type Searches } from './documents.ts';

/** What facets keep and count. */
export function describeFilters({ search }: Pick<Searches, 'search'>): void {
  const fits = (document: SearchDocument, selection: EngineQuery['selection'], but?: string): boolean =>
    everyFacet.every((name) => name === but || (selection[name] ?? []).length === 0 || (selection[name] ?? []).some((id) => document.facets[name].includes(id)));

  const selections: readonly EngineQuery['selection'][] = [
    {},
    { area: ['secure-it'] },
    { area: ['secure-it', 'manage-it'] },
    { area: ['secure-it'], province: ['qc'] },
    { security: ['protected-a'] },
    { security: ['protected-b'], deployment: ['saas'], area: ['manage-it', 'secure-it'] },
    { area: ['no-such'] },
    { province: ['no-such', 'qc'] },
  ];
  test.each(selections)('the sets and counts of %j are right for every facet', async (selection) => {
    const answer = await search({ selection });
    const wanted = documents.filter((document) => fits(document, selection));
    expect(answer.hits.map(({ id }) => id).toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
    expect(answer.total).toBe(wanted.length);
    for (const name of everyFacet) {
      const counted = documents.filter((document) => fits(document, selection, name)).flatMap((document) => document.facets[name]);
      const counts = Object.fromEntries([...new Set(counted)].map((id) => [id, counted.filter((one) => one === id).length]));
      expect([name, answer.counts[name]]).toEqual([name, counts]);
    }
  });

  test('words and filters are both kept', async () => {
    const answer = await search({ q: 'saas OR email', selection: { area: ['secure-it'] } });
    expect(answer.hits.map(({ id }) => id)).toEqual(['encryption']);
  });
}

/** In which order results come. */
export function describeOrder({ search, setDay }: Pick<Searches, 'search'> & { readonly setDay: (day: string) => Promise<void> }): void {
  test('the newest come first where that is asked', async () => {
    const { hits } = await search({ sort: 'newest' });
    expect(hits.map(({ id }) => id)).toEqual(['identity', 'encryption', 'signs', 'records', 'cloud', 'french-only']);
  });

  test.each([
    ['en', ['signs', 'identity', 'cloud', 'french-only', 'records', 'encryption']],
    ['fr', ['signs', 'identity', 'cloud', 'french-only', 'encryption', 'records']],
  ] as const)('names are in the alphabet of %s, whatever their accents and ligatures', async (language, order) => {
    const { hits } = await search({ sort: 'name', language });
    expect(hits.map(({ id }) => id)).toEqual(order);
  });

  test('equals change places from day to day, and not within a day', async () => {
    const orders: EngineAnswer[] = [];
    for (const seed of ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04']) {
      await setDay(seed);
      orders.push(await search({ seed }));
      expect((await search({ seed })).hits).toEqual(orders.at(-1)?.hits);
    }
    expect(new Set(orders.map(({ hits }) => JSON.stringify(hits))).size).toBeGreaterThan(1);
  });

  test('pages cut one order, without gap or repetition', async () => {
    for (const sort of ['relevance', 'newest', 'name'] as const) {
      const whole = await search({ sort });
      const pages = await Promise.all([1, 2, 3, 4].map((page) => search({ sort, page, pageSize: 2 })));
      expect(pages.flatMap(({ hits }) => hits)).toEqual(whole.hits);
      expect(pages.map(({ total }) => total)).toEqual([6, 6, 6, 6]);
    }
  });
}
