import { expect, test } from 'vitest';
import type { Language } from '#api/contract/text.ts';
import { awkward, documents, type Searches } from './documents.ts';

/** What words, phrases and exclusions find. */
export function describeWords({ idsOf, search }: Searches): void {
  const cases: readonly [says: string, q: string, language: Language, first: string][] = [
    ['a plural finds the singular', 'permit', 'en', 'records'],
    ['a French plural finds the singular', 'oeuvre', 'fr', 'french-only'],
    ['letters without accents find those with', 'municipalites', 'fr', 'records'],
    ['accents that nobody wrote do no harm', 'pérmits', 'en', 'records'],
    ['a ligature is its letters', 'œuvres', 'fr', 'french-only'],
    ['an elision is not a part of the word', "l'identité", 'fr', 'identity'],
    ['another apostrophe is the same', 'd’œuvres', 'fr', 'french-only'],
    ['a word of the other language finds a bilingual listing', 'dossiers', 'en', 'records'],
    ['a listing without a text in the language is found', 'hébergement', 'en', 'french-only'],
    ['a vendor finds its listings', 'boreal', 'en', 'records'],
    ['the beginning of the last word suffices', 'muni', 'en', 'records'],
    ['C++ is a word', 'c++', 'en', 'signs'],
    ['C# is a word', 'C#', 'en', 'signs'],
    ['.NET is a word', '.NET', 'en', 'signs'],
    ['a name with signs is found as it is written', 'C++ & "Co."', 'en', 'signs'],
    ['a synonym of the other language is found', 'infonuagique', 'en', 'cloud'],
    ['an abbreviation finds what it stands for', 'MFA', 'en', 'cloud'],
    ['a synonym of several words is found inside a longer query', 'platform with authentification multifacteur', 'en', 'cloud'],
    ['a joined word finds the hyphenated one', 'multifactor', 'en', 'cloud'],
    ['a whole name comes first', 'nimbus', 'en', 'cloud'],
    ['a need is found by what it is about', 'we need a tool that helps with permits', 'en', 'records'],
    ['a need in French is found by what it is about', 'nous cherchons un outil pour offrir des permits', 'fr', 'records'],
  ];
  test.each(cases)('%s (%s)', async (_says, q, language, first) => {
    expect((await idsOf(q, language))[0]).toBe(first);
  });

  const misspelled: readonly [q: string, language: Language, first: string, corrected: string][] = [
    ['municipalties', 'en', 'records', 'municipalities'],
    ['platfrom', 'en', 'cloud', 'platform'],
    ['hebergment', 'fr', 'french-only', 'hébergement'],
    ['keeps permts', 'en', 'records', 'keeps permits'],
  ];
  test.each(misspelled)('what is misspelled as %s (%s) is found, and said as people write it', async (q, language, first, corrected) => {
    const answer = await search({ q, language });
    expect(answer.hits[0]?.id).toBe(first);
    expect(answer.corrected).toBe(corrected);
  });

  test('a known word is not corrected', async () => {
    expect((await search({ q: 'permits' })).corrected).toBeNull();
    expect((await search({ q: 'perm' })).corrected).toBeNull();
  });

  test('a phrase stands as it is quoted, common words included', async () => {
    expect(await idsOf('"end to end"')).toEqual(['encryption']);
    expect(await idsOf('"to end end"')).toEqual([]);
    expect(await idsOf('"de bout en bout"', 'fr')).toEqual(expect.arrayContaining(['encryption', 'french-only']));
    expect(await idsOf('"permits records"')).toEqual([]);
    expect(await idsOf('"permits and records"')).toEqual(['records']);
  });

  test('a word after a hyphen is left out', async () => {
    expect(await idsOf('saas -permits')).not.toContain('records');
    expect(await idsOf('-permits')).not.toContain('records');
    expect((await search({ q: '-permits' })).total).toBe(documents.length - 1);
    expect(await idsOf('code -"C++"')).toEqual([]);
  });

  test('what nobody wrote finds nothing', async () => {
    const answer = await search({ q: 'zyxwvuqqq' });
    expect({ total: answer.total, hits: answer.hits }).toEqual({ total: 0, hits: [] });
  });

  test.each(awkward)('the query %j is text, and answered', async (q) => {
    for (const language of ['en', 'fr'] as const) {
      const { total, hits } = await search({ q, language });
      expect(total).toBeGreaterThanOrEqual(hits.length);
    }
  });

  test('the stems of an answer mark what matched', async () => {
    expect((await search({ q: 'permits' })).stems).toContain('permit');
  });
}
