import { afterAll, expect, test, vi } from 'vitest';
import { countPublic, listNewest, listPublicAfter, listPublicSlugs } from '#api/features/listings/index.ts';
import { openTestState } from '../../support/test-state.ts';

const state = await openTestState();
afterAll(() => state.close());

/** What SQLite does for the statements of some work. */
function plansOf(work: () => unknown): string[] {
  const { $client } = state.db;
  const spy = vi.spyOn($client, 'prepare');
  work();
  const statements = spy.mock.calls.map(([text]) => text);
  spy.mockRestore();
  return statements.flatMap((text) => {
    const given = Array.from(text.matchAll(/\?/g), () => null);
    return $client
      .prepare<null[], { detail: string }>(`explain query plan ${text}`)
      .all(...given)
      .map(({ detail }) => detail);
  });
}

// Without it a batch of 25 of 100,000 took 200 ms: all were read and sorted for each.
test.each([
  ['all public listings in batches', () => listPublicAfter(state.db, 50_000, 25)],
  ['their addresses in batches', () => listPublicSlugs(state.db, 50_000, 25)],
  ['the newest ones', () => listNewest(state.db, undefined, 20)],
])('%s are read in their order, without the rest', (_, work) => {
  const plans = plansOf(work);
  expect(plans[0]).toMatch(/listings USING/);
  expect(plans).not.toContain('USE TEMP B-TREE FOR ORDER BY');
});

test('public listings are counted without reading a row of any', () => {
  const plans = plansOf(() => countPublic(state.db));
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) expect(plan).toContain('COVERING INDEX');
});
