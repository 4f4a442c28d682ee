import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '#api/contract/text.ts';
import type { EngineAnswer, EngineQuery, SearchDocument, SearchEngine } from '#api/platform/search/search-engine.ts';
import { buildDocument, buildQuery, everyFacet } from './build-document.ts';

/** The synonyms that an engine under test is opened with. */
export const contractSynonyms: readonly (readonly string[])[] = [
  ['cloud', 'infonuagique', 'informatique en nuage'],
  ['MFA', 'multi-factor authentication', 'authentification multifacteur'],
  ['email', 'e-mail', 'courriel'],
];

/** An engine for a test, empty at first. */
export type EngineUnderTest = { readonly engine: SearchEngine; readonly close: () => Promise<void> };

const awkward = [
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

const documents: readonly SearchDocument[] = [
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

/** The rules that every search engine keeps; `open` gives a new, empty one. */
export function describeEngine(name: string, open: () => Promise<EngineUnderTest>): void {
  describe(`the ${name} engine`, () => {
    let under: EngineUnderTest;
    beforeAll(async () => {
      under = await open();
      await under.engine.apply(documents, []);
    });
    afterAll(() => under.close());

    const search = (parts: Partial<EngineQuery>): Promise<EngineAnswer> => under.engine.search(buildQuery(parts));
    const idsOf = async (q: string, language: Language = 'en'): Promise<string[]> => (await search({ q, language })).hits.map(({ id }) => id);

    describeWords({ idsOf, search });
    describeFilters({ search });
    describeOrder({ search });
    describeSuggestions(() => under.engine);
    describeChanges(open);
  });
}

type Searches = {
  readonly idsOf: (q: string, language?: Language) => Promise<string[]>;
  readonly search: (parts: Partial<EngineQuery>) => Promise<EngineAnswer>;
};

function describeWords({ idsOf, search }: Searches): void {
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

function describeFilters({ search }: Pick<Searches, 'search'>): void {
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

function describeOrder({ search }: Pick<Searches, 'search'>): void {
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
    const orders = await Promise.all(['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'].map((seed) => search({ seed })));
    const again = await search({ seed: '2026-01-01' });
    expect(again.hits).toEqual(orders[0]?.hits);
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

function describeSuggestions(engine: () => SearchEngine): void {
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

function describeChanges(open: () => Promise<EngineUnderTest>): void {
  const first = buildDocument('a', { en: 'Alpha lantern', facets: { area: ['service-it'] } });
  const second = buildDocument('b', { en: 'Beta lantern', facets: { area: ['service-it'] } });
  const withEngine = async (work: (engine: SearchEngine) => Promise<void>): Promise<void> => {
    const { engine, close } = await open();
    await work(engine).finally(close);
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
        yield [second];
      };
      await engine.rebuild(batches());
      await changing;
      expect(await found(engine, 'lantern')).toEqual(['d']);
      expect(await found(engine, 'comet')).toEqual(['b', 'c']);
      expect((await engine.versions()).get('b')).toBe('9');
    }));
}
