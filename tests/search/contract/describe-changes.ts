import { expect, test } from 'vitest';
import type { SearchDocument, SearchEngine } from '#api/platform/search/search-engine.ts';
import { buildDocument, buildQuery } from '../build-document.ts';
import type { EngineUnderTest } from './documents.ts';

/** What changes and rebuilds do. */
export function describeChanges(open: () => Promise<EngineUnderTest>): void {
  const first = buildDocument('a', { en: 'Alpha lantern', facets: { area: ['service-it'] } });
  const second = buildDocument('b', { en: 'Beta lantern', facets: { area: ['service-it'] } });
  const withEngine = async (work: (engine: SearchEngine) => Promise<void>): Promise<void> => {
    const { engine, close } = await open();
    try {
      await work(engine);
    } finally {
      await close();
    }
  };
  const found = async (engine: SearchEngine, q: string): Promise<string[]> => (await engine.search(buildQuery({ q }))).hits.map(({ id }) => id).toSorted();

  test('a change is seen by the next search', () =>
    withEngine(async (engine) => {
      await engine.apply([first, second], []);
      expect(await found(engine, 'lantern')).toEqual(['a', 'b']);
      await engine.apply(
        [{ ...first, version: '2', en: { ...(first.en ?? { name: '', summary: '', keywords: [], terms: [], features: [], description: '' }), name: 'Alpha torch' } }],
        ['b'],
      );
      expect(await found(engine, 'lantern')).toEqual([]);
      expect(await found(engine, 'torch')).toEqual(['a']);
      expect((await engine.search(buildQuery())).counts.area).toEqual({ 'service-it': 1 });
      expect([...(await engine.versions())]).toEqual([['a', '2']]);
    }));

  test('putting twice is putting once, and removing what is not there is no fault', () =>
    withEngine(async (engine) => {
      await engine.apply([first], ['nobody']);
      await engine.apply([first, first], []);
      expect((await engine.search(buildQuery({ q: 'lantern' }))).total).toBe(1);
      expect((await engine.versions()).size).toBe(1);
    }));

  test('a rebuild replaces everything, and keeps what changed meanwhile', () =>
    withEngine(async (engine) => {
      await engine.apply([first, second], []);
      const late = buildDocument('b', { en: 'Beta comet', version: '9' });
      const added = buildDocument('c', { en: 'Gamma comet' });
      let changing: Promise<void> | undefined;
      const batches = function* (): Generator<SearchDocument[]> {
        yield [buildDocument('d', { en: 'Delta lantern' })];
        changing = engine.apply([late, added], []);
        // What was read before the change arrives after it.
        for (let batch = 0; batch < 8; batch += 1) yield [second];
      };
      await engine.rebuild(batches());
      await changing;
      expect(await found(engine, 'lantern')).toEqual(['d']);
      expect(await found(engine, 'comet')).toEqual(['b', 'c']);
      expect((await engine.versions()).get('b')).toBe('9');
    }));
}
