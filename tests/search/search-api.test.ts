import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { facetNames } from '#api/contract/facets.ts';
import { SearchAnswer, SuggestAnswer } from '#api/contract/search.ts';
import { indexListings, reconcileIndex } from '#api/features/search/index.ts';
import { idsOf } from '#api/features/taxonomy/index.ts';
import { hangWorkers } from '../support/hang-worker.ts';
import { makeLive, makeVendor, move, plainContent } from '../support/make-listings.ts';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let today = new Date('2026-03-10T12:00:00Z');
beforeAll(async () => {
  catalogue = await openTestCatalogue({ published: false, now: () => today });
});
afterAll(() => catalogue.close());

const search = async (query: Record<string, string | readonly string[]>): Promise<SearchAnswer> => {
  const parameters = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])));
  const response = await catalogue.app.inject({ url: `/api/v1/listings?${parameters.toString()}` });
  expect(response.statusCode, response.body).toBe(200);
  return SearchAnswer.parse(response.json());
};
const suggest = async (q: string, lang = 'en'): Promise<SuggestAnswer['items']> => {
  const response = await catalogue.app.inject({ url: `/api/v1/suggest?${new URLSearchParams({ q, lang }).toString()}` });
  expect(response.statusCode, response.body).toBe(200);
  return SuggestAnswer.parse(response.json()).items;
};

describe('facets', () => {
  test('every value of every facet is counted, also where it has none', async () => {
    const { facets } = await search({ q: 'zqxjkv' });
    for (const name of facetNames) {
      expect(facets[name].map(({ id }) => id)).toEqual(idsOf(catalogue.runtime.taxonomy, name));
      expect(facets[name].every(({ count }) => count === 0)).toBe(true);
    }
  });

  test('what a count promises is what choosing it gives, facet by facet', async () => {
    for (const q of ['', 'security']) {
      const { facets } = await search({ q });
      for (const name of facetNames) {
        for (const { id, count } of facets[name].filter((value) => value.count > 0).slice(0, 4))
          expect([name, id, (await search({ q, [name]: id })).total]).toEqual([name, id, count]);
      }
    }
  });

  test('a level that is asked for is met by every higher one', async () => {
    const { facets } = await search({});
    const counts = new Map(facets.security.map(({ id, count }) => [id, count]));
    const levels = ['protected-a', 'protected-b', 'protected-c', 'secret'].map((id) => counts.get(id) ?? 0);
    expect(levels).toEqual(levels.toSorted((a, b) => b - a));
    expect(levels[0]).toBeGreaterThan(levels[1] ?? 0);
    const accessible = new Map(facets.accessibility.map(({ id, count }) => [id, count]));
    expect(accessible.get('wcag-20-aa')).toBeGreaterThanOrEqual(accessible.get('wcag-22-aa') ?? 0);
  });

  test('a claim that expires leaves the filters when its day is over, without anyone asking for more than a look', async () => {
    const { db } = catalogue.runtime;
    const vendorId = makeVendor(db, 'claimant', today);
    const claim = { evidence: 'self-declared' as const, date: '2026-01-01', expires: '2026-03-10' };
    const content = plainContent('Expiring Beacon', { certifications: [{ id: 'soc2-type2', claim }], securityLevel: { id: 'secret', claim } });
    const id = makeLive(db, { slug: 'expiring-beacon', vendorId, content, at: today });
    await indexListings(catalogue.runtime, [id]);
    const found = async (): Promise<number[]> => [
      (await search({ q: '"expiring beacon"', certification: 'soc2-type2' })).total,
      (await search({ q: '"expiring beacon"', security: 'protected-b' })).total,
    ];
    expect(await found()).toEqual([1, 1]);
    today = new Date('2026-03-11T00:00:01Z');
    expect(await reconcileIndex(catalogue.runtime)).toBeGreaterThan(0);
    expect(await found()).toEqual([0, 0]);
    expect((await search({ q: '"expiring beacon"' })).total).toBeGreaterThan(0);
    expect(await reconcileIndex(catalogue.runtime)).toBe(0);
    move(db, id, 'withdraw', today);
    await indexListings(catalogue.runtime, [id]);
  });
});

describe('items', () => {
  test('each item says in which language it is shown', async () => {
    for (const lang of ['en', 'fr'] as const) {
      const items = (await Promise.all([1, 2, 3, 4, 5, 6].map((page) => search({ lang, page: String(page) })))).flatMap((answer) => answer.items);
      for (const item of items) expect(item.language).toBe(item.summary[lang] === undefined ? (lang === 'en' ? 'fr' : 'en') : lang);
      expect(items.some(({ language }) => language !== lang)).toBe(true);
    }
  });

  test('what matched is marked, and everything else is escaped', async () => {
    const { items } = await search({ q: 'C++ & "Co."' });
    const html = items.map(({ highlights }) => highlights.name + highlights.summary).join('');
    expect(html).toContain('<mark>');
    expect(html.replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>"]|&(?!(?:amp|lt|gt|quot|#39);)/);
  });

  test('names are in the order of their language', async () => {
    for (const lang of ['en', 'fr'] as const) {
      const pages = await Promise.all([1, 2, 3, 4].map((page) => search({ sort: 'name', lang, page: String(page) })));
      const names = pages.flatMap(({ items }) => items.map(({ name }) => name[lang] ?? name.en ?? name.fr ?? ''));
      const { compare } = new Intl.Collator(`${lang}-CA`, { ignorePunctuation: false });
      const plain = names.filter((name) => /^[\p{L} ]+$/u.test(name));
      expect(plain).toEqual(plain.toSorted(compare));
    }
  });

  test('a page beyond the last is empty, and says how many there are', async () => {
    const { total, items } = await search({ page: '400' });
    expect(total).toBeGreaterThan(100);
    expect(items).toEqual([]);
  });
});

describe('an empty answer', () => {
  test('says what to leave out, and how many that would find', async () => {
    const { total, loosenings } = await search({ q: 'zqxjkv', area: 'secure-it' });
    expect(total).toBe(0);
    const best = loosenings.find(({ without }) => without === 'q');
    expect(best?.total).toBe((await search({ area: 'secure-it' })).total);
    const filtered = await search({ q: 'braille', security: 'top-secret' });
    for (const { without, value, total: promised } of filtered.loosenings) {
      const kept = without === 'q' ? { security: 'top-secret' } : { q: 'braille' };
      expect([without, value, promised]).toEqual([without, value, (await search(kept)).total]);
    }
  });

  test('is not needed where some of the words are found', async () => {
    const { total, items, corrected, partial } = await search({ q: 'braille refurbished payroll' });
    expect(partial).toBe(true);
    expect((await search({ q: 'security' })).partial).toBe(false);
    expect(total).toBeGreaterThan(0);
    expect(items.length).toBeGreaterThan(0);
    expect(corrected).toBeNull();
  });
});

test('a listing is found by its marks of privacy and by the other vocabularies that its page shows', async () => {
  const { db } = catalogue.runtime;
  const claim = { evidence: 'self-declared' as const, date: '2026-01-01' };
  const content = plainContent('Quiet Lantern', {
    privacy: [{ id: 'pipeda' }, { id: 'law-25' }, { id: 'pia-support' }],
    organizationClearance: { id: 'dos', claim },
    green: ['take-back'],
  });
  const id = makeLive(db, { slug: 'quiet-lantern', vendorId: makeVendor(db, 'quiet', today), content, at: today });
  await indexListings(catalogue.runtime, [id]);
  for (const q of ['PIPEDA', 'LPRPDE', 'Law 25', 'Loi 25', 'PIA', 'ÉFVP', 'privacy impact assessment', 'designated organization screening', 'recycling of equipment']) {
    const { total, partial } = await search({ q: `"quiet lantern" ${q}` });
    expect([q, total, partial]).toEqual([q, 1, false]);
  }
  move(db, id, 'withdraw', today);
  await indexListings(catalogue.runtime, [id]);
});

test('a listing that is written in one language is found by its categories in the other', async () => {
  const { db } = catalogue.runtime;
  const content = plainContent('Lone Lantern', { categories: ['translation-language'] });
  const english = { ...content, name: { en: 'Lone Lantern' }, summary: { en: 'A summary' }, description: { en: 'A description' } };
  const id = makeLive(db, { slug: 'lone-lantern', vendorId: makeVendor(db, 'lone', today), content: english, at: today });
  await indexListings(catalogue.runtime, [id]);
  const { total, partial } = await search({ q: '"lone lantern" technologies langagières', lang: 'fr' });
  expect([total, partial]).toEqual([1, false]);
  move(db, id, 'withdraw', today);
  await indexListings(catalogue.runtime, [id]);
});

describe('suggestions', () => {
  test('are areas, categories, actions, vendors and solutions, at most eight', async () => {
    const kinds = new Set<string>();
    for (const q of ['se', 'cloud', 'manage', 'cy', 'pr', 'data', 'bor', 'work']) {
      const items = await suggest(q);
      expect(items.length).toBeLessThanOrEqual(8);
      for (const { kind } of items) kinds.add(kind);
    }
    expect([...kinds].toSorted()).toEqual(['action', 'area', 'category', 'listing', 'vendor']);
  });

  test('forgive a slip, and speak the language', async () => {
    expect((await suggest('acessibility')).map(({ kind }) => kind)).toContain('category');
    expect((await suggest('C++')).map(({ kind }) => kind)).not.toContain('category');
    const [first] = await suggest('nuage', 'fr');
    expect(first?.label).toMatch(/nuage/i);
  });

  test('come for anything that is typed', async () => {
    for (const q of ['', ' ', '"', '%', '\0', '🍁', 'C++', 'l’', 'x'.repeat(100)]) expect((await suggest(q)).length).toBeLessThanOrEqual(8);
  });
});

test('more searches than can wait are refused in words, and say when to come again', async () => {
  const responses = await Promise.all(
    Array.from({ length: 600 }, (_, at) => catalogue.app.inject({ url: `/api/v1/listings?q=security&page=${(at % 300) + 1}`, headers: { 'accept-language': 'fr' } })),
  );
  const refused = responses.filter(({ statusCode }) => statusCode !== 200);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThanOrEqual(400);
  for (const response of refused) {
    expect(response.statusCode).toBe(503);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.headers['retry-after']).toBeDefined();
  }
  expect((await search({ q: 'security' })).total).toBeGreaterThan(0);
});

test('a search that hangs is refused in words, on its page too, and the next one is answered', async () => {
  expect(await hangWorkers('reader-worker.ts')).toBeGreaterThan(0);
  const page = await catalogue.app.inject({ url: '/fr/solutions/?q=brouillard' });
  expect(page.statusCode).toBe(503);
  expect(page.headers['retry-after']).toBeDefined();
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.body).toContain('lang="fr');
  expect(page.body).toMatch(/trop sollicit|réessayez/i);
  expect((await catalogue.app.inject({ url: '/en/solutions/?q=fog' })).statusCode).toBe(200);
});
