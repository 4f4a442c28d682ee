import { expect, test } from 'vitest';
import type { Language } from '#api/contract/text.ts';
import type { SearchEngine } from '#api/platform/search/search-engine.ts';
import { awkward } from './documents.ts';

/** What is suggested as one types. */
export function describeSuggestions(engine: () => SearchEngine): void {
  const idsOf = async (q: string, language: Language = 'en', most = 8) => (await engine().suggest(q, language, most)).map(({ kind, id }) => `${kind} ${id}`);

  test('the beginning of a name or of a word in it suggests the listing', async () => {
    expect(await idsOf('perm')).toContain('listing records');
    expect(await idsOf('ledg')).toContain('listing records');
    expect(await idsOf('registre', 'fr')).toContain('listing records');
    expect(await idsOf('oeuvre ouv', 'fr')).toContain('listing french-only');
  });

  test('the beginning of a vendor suggests the vendor', async () => {
    expect(await idsOf('bore')).toContain('vendor v-Boréal Logiciels');
  });

  test('a slip is forgiven', async () => {
    expect(await idsOf('nimbsu')).toContain('listing cloud');
  });

  test('there are no more than were asked for, and none for nothing', async () => {
    expect(await idsOf('e', 'en', 1)).toHaveLength(1);
    expect(await idsOf('  ')).toEqual([]);
    for (const q of awkward) expect((await idsOf(q)).length).toBeLessThanOrEqual(8);
  });
}
