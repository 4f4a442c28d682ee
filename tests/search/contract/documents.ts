import type { Language } from '#api/contract/text.ts';
import type { EngineAnswer, EngineQuery, SearchDocument, SearchEngine } from '#api/platform/search/search-engine.ts';
import { buildDocument } from '../build-document.ts';

/** The synonyms that an engine under test is opened with. */
export const contractSynonyms: readonly (readonly string[])[] = [
  ['cloud', 'infonuagique', 'informatique en nuage'],
  ['MFA', 'multi-factor authentication', 'authentification multifacteur'],
  ['email', 'e-mail', 'courriel'],
  ['"Protected B"', '"Protégé B"'],
  ['"Protected C"', '"Protégé C"'],
  ['"Manage IT"', '"Gestion de la TI"'],
  ['"Law 25"', '"Loi 25"'],
  ['"WCAG 2.1"'],
  ['firewall', 'pare-feu', 'pare feu'],
  ['wildfire', 'feu de forêt'],
  ['payroll', 'paie', 'paye'],
  ['chatbot', 'conversational agent'],
];

/** An engine for a test, empty at first. `setDay` tells an engine that keeps the day's lot in its settings. */
export type EngineUnderTest = { readonly engine: SearchEngine; readonly close: () => Promise<void>; readonly setDay?: (day: string) => Promise<void> };

/** Queries that are nothing but text, however they look. */
export const awkward = [
  '"',
  'AND',
  '-x',
  '*',
  '(',
  'NEAR(',
  '\0',
  '🍁',
  'a'.repeat(200),
  '" OR 1',
  "'",
  '\\',
  '{}',
  'name:x',
  '^',
  '~',
  '%',
  '_',
  '\uD800',
  'é'.repeat(200),
  '- -',
  '""',
  '"" ""',
  'NOT a',
];

/** What the engine under test holds. */
export const documents: readonly SearchDocument[] = [
  buildDocument('records', {
    en: {
      name: 'Permit Ledger',
      summary: 'Keeps permits and records for municipalities',
      keywords: ['records management'],
      description: 'Find out how it was approved and by whom.',
    },
    fr: { name: 'Registre des permis', summary: 'Conserve les permis et les dossiers des municipalités', keywords: ['gestion des documents'] },
    vendor: 'Boréal Logiciels',
    facets: { area: ['service-it'], security: ['protected-a'], province: ['qc'], deployment: ['saas', 'on-premises'] },
    publishedAt: 300,
  }),
  buildDocument('cloud', {
    en: { name: 'Nimbus', summary: 'A cloud platform with multi-factor authentication for every account' },
    fr: { name: 'Nimbus', summary: 'Une plateforme infonuagique, avec authentification à facteurs multiples' },
    vendor: 'Prairie Works',
    facets: { area: ['manage-it'], security: ['protected-b', 'protected-a'], province: ['mb'], deployment: ['saas'] },
    publishedAt: 200,
  }),
  buildDocument('french-only', {
    fr: { name: 'Œuvre ouverte', summary: 'L’hébergement d’œuvres numériques, d’un océan à l’autre', description: 'Le chiffrement de bout en bout protège les œuvres.' },
    vendor: 'Atelier du Fjord',
    facets: { area: ['work-it'], province: ['qc'], deployment: ['on-premises'] },
    publishedAt: 100,
  }),
  buildDocument('signs', {
    en: { name: 'C++ & "Co." Analyzer', summary: 'Finds defects in C++, C# and .NET code before <release>' },
    vendor: 'Signs & Sons',
    facets: { area: ['secure-it', 'manage-it'], province: ['on'], deployment: ['on-premises'] },
    publishedAt: 400,
  }),
  buildDocument('encryption', {
    en: { name: 'Sealed Mail', summary: 'Encrypts e-mail end to end', description: 'Messages stay encrypted between the end points.' },
    fr: { name: 'Pli scellé', summary: 'Chiffre le courriel de bout en bout' },
    vendor: 'Sceau Inc.',
    facets: { area: ['secure-it'], security: ['protected-b', 'protected-a'], province: ['nb'], deployment: ['saas'] },
    publishedAt: 500,
  }),
  buildDocument('identity', {
    en: { name: 'Épi Identity', summary: 'Signs people in and proves who they are' },
    fr: { name: 'Épi Identité', summary: 'Prouve l’identité des personnes et gère leur accès' },
    vendor: 'Épi',
    facets: { area: ['secure-it'], province: ['qc'], deployment: ['community-cloud'] },
    publishedAt: 600,
  }),
];

/** How a test searches. */
export type Searches = {
  readonly idsOf: (q: string, language?: Language) => Promise<string[]>;
  readonly search: (parts: Partial<EngineQuery>) => Promise<EngineAnswer>;
};
