import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '#api/contract/text.ts';
import type { SearchDocument } from '#api/platform/search/search-engine.ts';
import { buildDocument, buildQuery } from '../build-document.ts';
import type { EngineUnderTest } from './documents.ts';

const documents: readonly SearchDocument[] = [
  buildDocument('level-b', { en: { name: 'Vault', terms: ['Protected B'] }, fr: { name: 'Voûte', terms: ['Protégé B'] } }),
  buildDocument('level-c', { en: { name: 'Strongroom', terms: ['Protected B', 'Protected C'] }, fr: { name: 'Chambre forte', terms: ['Protégé B', 'Protégé C'] } }),
  buildDocument('levees', { en: { name: 'Levees', summary: 'Towns protected by a wall, plan C included', description: 'Whoever owns a wall can manage it.' } }),
  buildDocument('area', { en: { name: 'Almanac', terms: ['Manage IT'] }, fr: { name: 'Almanach', terms: ['Gestion de la TI'] } }),
  buildDocument('managers', { en: { name: 'Roster', summary: 'Helps people who manage assets' } }),
  buildDocument('law', { en: { name: 'Consent', terms: ['Complies with Quebec’s Law 25'] } }),
  buildDocument('statutes', { en: { name: 'Statutes', summary: 'Every law of the last 25 years' } }),
  buildDocument('wcag', { en: { name: 'Ramp', terms: ['WCAG 2.1 AA'] } }),
  buildDocument('wcag-older', { en: { name: 'Stairs', summary: 'Moves from WCAG 2.0 in 2.1 days' } }),
  buildDocument('firewall', { fr: { name: 'Muraille', summary: 'Un pare-feu pour les petites villes' } }),
  buildDocument('forest', { fr: { name: 'Lisière', summary: 'Suit les incendies en forêt' } }),
  buildDocument('tolls', { en: { name: 'Tollgate', summary: 'Residents pay online' } }),
  buildDocument('wages', { en: { name: 'Wages', summary: 'Runs payroll' } }),
  buildDocument('chat', { en: { name: 'Parlour', summary: 'A chat room' } }),
  buildDocument('bot', { en: { name: 'Crawler', summary: 'A bot that follows links' } }),
  buildDocument('eye', { fr: { name: 'L’Œil vif d’Hélène', summary: 'Surveille les réseaux' } }),
];

/** What is one thing though it is written in several words, and what is not what it looks like. */
export function describeTerms(open: () => Promise<EngineUnderTest>): void {
  describe('terms', () => {
    let under: EngineUnderTest;
    beforeAll(async () => {
      under = await open();
      await under.engine.apply(documents, []);
    });
    afterAll(() => under.close());

    const search = (q: string, language: Language) => under.engine.search(buildQuery({ q, language }));
    const idsOf = async (q: string, language: Language = 'en'): Promise<string[]> => (await search(q, language)).hits.map(({ id }) => id).toSorted();

    const cases: readonly [q: string, language: Language, ids: readonly string[]][] = [
      ['Protected C', 'en', ['level-c']],
      ['protege c', 'fr', ['level-c']],
      ['Protégé C', 'en', ['level-c']],
      ['Protected B', 'en', ['level-b', 'level-c']],
      ['Manage IT', 'en', ['area']],
      ['manage it', 'en', ['area']],
      ['gestion de la TI', 'fr', ['area']],
      ['Law 25', 'en', ['law']],
      ['Loi 25', 'fr', ['law']],
      ['WCAG 2.1', 'en', ['wcag']],
    ];
    test.each(cases)('%s (%s) is one thing, not loose words', async (q, language, ids) => {
      expect(await idsOf(q, language)).toEqual(ids);
    });

    test('the words of a term are words elsewhere', async () => {
      expect(await idsOf('protected')).toEqual(['levees', 'level-b', 'level-c']);
      expect(await idsOf('who can manage it assets')).toContain('managers');
      expect(await idsOf('Protected C strongroom')).toContain('level-c');
    });

    test('a firewall is no fire, with or without its hyphen', async () => {
      expect(await idsOf('feux de forêt', 'fr')).not.toContain('firewall');
      for (const q of ['pare-feu', 'pare feu', 'pare-feux', 'firewall']) expect(await idsOf(q, 'fr')).toEqual(['firewall']);
    });

    test('payroll is not whatever one pays', async () => {
      expect(await idsOf('payroll')).toEqual(['wages']);
      expect(await idsOf('paye', 'fr')).toEqual(['wages']);
    });

    test('a word that is right is not corrected, though no listing has it', async () => {
      for (const [q, language] of [
        ['chatbot', 'en'],
        ['feux de forêt', 'fr'],
      ] as const)
        expect((await search(q, language)).corrected).toBeNull();
    });

    test('names are suggested by their words, without accents, ligatures, elisions and what stands between', async () => {
      for (const q of ['oeil helene', 'Œil Hélène', 'helene oeil'])
        expect((await under.engine.suggest(q, 'fr', 8)).filter(({ kind }) => kind === 'listing').map(({ id }) => id)).toEqual(['eye']);
    });
  });
}
