import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { pageAddress } from '#api/contract/addresses.ts';
import { languages } from '#api/contract/text.ts';
import { matchPage } from '#api/features/pages/index.ts';
import { makeLive, makeVendor, plainContent } from '../support/make-listings.ts';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';

const base = 'https://catalogue.example';
let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ settings: { BASE_URL: base } });
});
afterAll(() => catalogue.close());

const get = (address: string) => catalogue.app.inject({ url: address, headers: { 'accept-encoding': 'identity', host: 'evil.example', 'x-forwarded-host': 'evil.example' } });

const Absolute = z.url().startsWith(`${base}/`);
const ListItem = z.object({ '@type': z.literal('ListItem'), position: z.number().int().positive(), name: z.string().min(1), url: Absolute.optional(), item: Absolute.optional() });
const inOrder = (items: readonly { position: number }[]): boolean => items.every(({ position }, index) => position === index + 1);
const named = { '@context': z.literal('https://schema.org'), name: z.string().min(1), url: z.url() };
const Organization = z.looseObject({ '@type': z.literal('Organization'), name: z.string().min(1), url: Absolute });
const Offer = z.union([
  z.looseObject({ '@type': z.literal('Offer'), price: z.number(), priceCurrency: z.literal('CAD') }),
  z.looseObject({ '@type': z.literal('AggregateOffer'), priceCurrency: z.literal('CAD') }),
]);
const solution = { ...named, url: Absolute, description: z.string().min(1), image: z.array(Absolute).min(1), provider: Organization, offers: Offer.optional() };

/** What each kind of data must hold. */
const kinds = {
  BreadcrumbList: z.looseObject({ '@context': z.literal('https://schema.org'), itemListElement: z.array(ListItem).min(2).refine(inOrder) }),
  ItemList: z.looseObject({
    '@context': z.literal('https://schema.org'),
    itemListElement: z
      .array(ListItem.required({ url: true }))
      .min(1)
      .refine(inOrder),
  }),
  WebSite: z.looseObject({
    ...named,
    url: Absolute,
    potentialAction: z.looseObject({ '@type': z.literal('SearchAction'), target: z.looseObject({ urlTemplate: z.string().startsWith(base).includes('q={search_term_string}') }) }),
  }),
  Organization: z.looseObject({ ...named, legalName: z.string().min(1), address: z.looseObject({ addressCountry: z.literal('CA'), addressRegion: z.string().min(3) }) }),
  SoftwareApplication: z.looseObject({
    ...solution,
    applicationCategory: z.string().min(1),
    operatingSystem: z.string().min(1),
    datePublished: z.iso.date(),
    dateModified: z.iso.date(),
  }),
  Service: z.looseObject({ ...solution, serviceType: z.array(z.string()).min(1) }),
} as const;
const Kind = z.looseObject({ '@type': z.enum(['BreadcrumbList', 'ItemList', 'WebSite', 'Organization', 'SoftwareApplication', 'Service']) });

/** The data of a page, each checked by its kind. */
function dataOf(html: string): z.infer<typeof Kind>[] {
  return [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, text = '']) => {
    const data: unknown = JSON.parse(text);
    const kind = Kind.parse(data);
    kinds[kind['@type']].parse(data);
    return kind;
  });
}

const metaOf = (html: string, name: string): string | undefined => new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1];

const templates = (): string[] => {
  const { db } = catalogue.runtime;
  const published = db.$client.prepare<[], string>("select address from pages where address like '%/' order by address").pluck().all();
  return [...published, ...languages.map((language) => pageAddress('search', language))];
};

const expected: Readonly<Record<string, readonly string[]>> = {
  home: ['WebSite'],
  area: ['ItemList', 'BreadcrumbList'],
  search: ['ItemList'],
  vendor: ['Organization', 'BreadcrumbList'],
};

test('every page says where it is, in which languages, with what card, and its data is what schema.org asks for', async () => {
  const seen = new Set<string>();
  for (const address of templates()) {
    const { body, statusCode } = await get(address);
    expect([address, statusCode]).toEqual([address, 200]);
    expect(body, address).not.toContain('evil.example');
    const page = matchPage(address);
    const language = address.startsWith('/fr/') ? 'fr' : 'en';
    expect(body, address).toContain(`<link rel="canonical" href="${base}${address}">`);
    expect([...body.matchAll(/hreflang="([\w-]+)" href="https:\/\/catalogue\.example\//g)].map(([, code]) => code)).toEqual(['en', 'fr', 'x-default']);
    expect(metaOf(body, 'og:url')).toBe(`${base}${address}`);
    expect(metaOf(body, 'og:locale')).toBe(`${language}_CA`);
    expect(metaOf(body, 'og:image')?.startsWith(`${base}/cards/${language}`), address).toBe(true);
    for (const name of ['og:title', 'og:description', 'og:site_name', 'og:image:alt', 'description']) expect(metaOf(body, name), `${address} ${name}`).toBeTruthy();
    const types = dataOf(body).map((data) => data['@type']);
    for (const type of expected[page?.name ?? ''] ?? (page?.name === 'home' ? [] : ['BreadcrumbList'])) expect(types, address).toContain(type);
    if (page?.name === 'listing') expect(types.some((type) => type === 'SoftwareApplication' || type === 'Service')).toBe(true);
    for (const type of types) seen.add(type);
  }
  expect([...seen].toSorted()).toEqual(Object.keys(kinds).toSorted());
});

test('a list says how many there are in all, though the page shows the first of them', async () => {
  const { areas } = catalogue.runtime.taxonomy;
  const coverage = (await get('/api/v1/coverage')).json<{ areas: Record<string, number> }>();
  const told = await Promise.all(
    areas.map(async ({ slug }) => dataOf((await get(pageAddress('area', 'fr', { area: slug.fr }))).body).find((data) => data['@type'] === 'ItemList')?.['numberOfItems']),
  );
  expect(told).toEqual(areas.map(({ id }) => coverage.areas[id]));
  expect(Math.max(...Object.values(coverage.areas))).toBeGreaterThan(20);
});

test('the card and the feeds that a page names are there', async () => {
  for (const address of ['/en/', '/fr/domaines/securite/', '/en/areas/secure-it/', '/fr/solutions/cpp-and-co-analyzer/', '/en/plan/']) {
    const { body, statusCode } = await get(address);
    if (statusCode === 404) continue;
    const card = await get((metaOf(body, 'og:image') ?? '').slice(base.length));
    expect([address, card.statusCode, card.headers['content-type']]).toEqual([address, 200, 'image/png']);
    const feeds = [...body.matchAll(/rel="alternate" type="application\/(?:rss\+xml|atom\+xml|feed\+json|json)"[^>]*href="([^"]+)"/g)];
    expect(feeds.length).toBeGreaterThanOrEqual(6);
    for (const [, feed = ''] of feeds) expect([feed, (await get(feed)).statusCode]).toEqual([feed, 200]);
  }
});

test('a name that ends a script or a tag ends neither, and shows as it was typed', async () => {
  const { db } = catalogue.runtime;
  const at = new Date();
  const name = '</script><script>alert(1)</script><!-- "x" \' & {{y}}';
  makeLive(db, {
    slug: 'hostile',
    vendorId: makeVendor(db, 'hostile', at),
    content: plainContent('x', { name: { en: name, fr: `${name}\ud83d` }, summary: { en: name, fr: name } }),
    at,
  });
  await catalogue.jobs.drain();
  for (const address of ['/en/solutions/hostile/', '/fr/solutions/hostile/', '/en/', '/fr/fournisseurs/hostile/', '/en/categories/iam/']) {
    const { body, statusCode } = await get(address);
    expect([address, statusCode]).toEqual([address, 200]);
    // Within the quotes of an attribute, an angle is only a character.
    const tags = body.replaceAll(/="[^"]*"/g, '=""');
    expect(tags).not.toContain('<script>');
    expect(tags.match(/<script/g)?.length).toBe(tags.match(/<\/script>/g)?.length);
    if (address !== '/en/') expect(JSON.stringify(dataOf(body))).toContain('alert(1)');
  }
  expect(dataOf((await get('/en/solutions/hostile/')).body).find((data) => data['@type'] === 'SoftwareApplication')?.['name']).toBe(name);
  expect(catalogue.errors).toEqual([]);
});

test('a page that is not there, or no longer, is not offered to search engines', async () => {
  for (const address of ['/en/solutions/nope/', '/fr/rien/']) {
    const { body, statusCode } = await get(address);
    expect([address, statusCode]).toEqual([address, 404]);
    expect(metaOf(body, 'robots')).toContain('noindex');
    expect(body).not.toContain('rel="canonical"');
  }
});
