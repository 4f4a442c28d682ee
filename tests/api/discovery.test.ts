import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#api/db/open-database.ts';
import { listParts } from '#api/features/discovery/sitemap-entries.ts';
import { applyVendorMove } from '#api/features/listings/index.ts';
import { findVendor } from '#api/features/vendors/index.ts';
import { change, deed, makeLive, makeVendor, move, plainContent } from '../support/make-listings.ts';
import { all, readXml, textOf } from '../support/read-xml.ts';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';

const base = 'https://catalogue.example';
let catalogue: TestCatalogue;
let now = new Date('2026-03-10T12:00:00Z');
beforeAll(async () => {
  catalogue = await openTestCatalogue({ settings: { BASE_URL: base }, now: () => now });
});
afterAll(() => catalogue.close());

const get = (address: string, headers: Record<string, string> = {}) =>
  catalogue.app.inject({ url: address, headers: { 'accept-encoding': 'identity', host: 'evil.example', ...headers } });
const pathOf = (address: string | undefined): string => {
  expect(address?.startsWith(`${base}/`), address).toBe(true);
  return (address ?? '').slice(base.length);
};
const parts = async (): Promise<string[]> => all(readXml((await get('/sitemap.xml')).body), 'sitemap').map((part) => pathOf(textOf(part, 'loc')));

test('the sitemaps name every page of the catalogue once, in both languages, each with its alternates', async () => {
  const seen = new Map<string, number>();
  for (const part of await parts()) {
    const urls = all(readXml((await get(part)).body), 'url');
    expect(urls.length).toBeGreaterThan(0);
    expect(urls.length).toBeLessThanOrEqual(50_000);
    for (const url of urls) {
      const address = pathOf(textOf(url, 'loc'));
      seen.set(address, (seen.get(address) ?? 0) + 1);
      const alternates = Object.fromEntries(all(url, 'xhtml:link').map(({ attributes }) => [attributes['hreflang'], pathOf(attributes['href'])]));
      expect(Object.keys(alternates).toSorted()).toEqual(['en', 'fr', 'x-default']);
      expect([alternates['en'], alternates['fr']]).toContain(address);
      if (/solutions\/.|(vendors|fournisseurs)\/./.test(address)) expect(Number.isNaN(Date.parse(textOf(url, 'lastmod') ?? '')), address).toBe(false);
    }
  }
  expect([...seen].filter(([, times]) => times > 1)).toEqual([]);
  const { db } = catalogue.runtime;
  const published = db.$client.prepare<[], string>("select address from pages where address like '%/'").pluck().all();
  expect(published.length).toBeGreaterThan(500);
  expect(published.filter((address) => !seen.has(address))).toEqual([]);
  expect([...seen.keys()].filter((address) => !address.endsWith('/solutions/') && !published.includes(address))).toEqual([]);
});

test('an address of the sitemap answers 200, and its page names the same alternates', async () => {
  for (const part of (await parts()).slice(0, 3)) {
    for (const url of all(readXml((await get(part)).body), 'url').slice(0, 6)) {
      const page = await get(pathOf(textOf(url, 'loc')));
      expect(page.statusCode).toBe(200);
      expect(page.body).not.toContain('evil.example');
      for (const { attributes } of all(url, 'xhtml:link')) expect(page.body).toContain(`hreflang="${attributes['hreflang'] ?? ''}" href="${attributes['href'] ?? ''}"`);
      expect(page.body).toContain(`rel="canonical" href="${textOf(url, 'loc') ?? ''}"`);
    }
  }
});

test('a change shows in one sitemap with its time, and what left is named no longer', async () => {
  const { db } = catalogue.runtime;
  now = new Date('2026-03-11T12:00:00Z');
  const vendorId = makeVendor(db, 'zebra-works', now);
  const id = makeLive(db, { slug: 'zebra', vendorId, content: plainContent('Zebra'), at: now });
  const naming = async (): Promise<string[]> => {
    const bodies = await Promise.all((await parts()).map(async (part) => (await get(part)).body));
    return bodies.filter((body) => body.includes('/en/solutions/zebra/'));
  };
  const [sitemap, ...others] = await naming();
  expect(others).toEqual([]);
  const url = all(readXml(sitemap ?? ''), 'url').find((one) => textOf(one, 'loc') === `${base}/fr/solutions/zebra/`);
  expect(url && textOf(url, 'lastmod')).toBe(now.toISOString());
  expect((await get('/sitemap.xml')).body).toContain(`<lastmod>${now.toISOString()}</lastmod>`);

  move(db, id, 'suspend', now);
  expect(await naming()).toEqual([]);
  move(db, id, 'restore', now);
  expect(await naming()).toHaveLength(1);
  change(db, (tx) => applyVendorMove(tx, findVendor(tx, 'zebra-works')?.id ?? '', 'suspend', deed(now)));
  expect(await naming()).toEqual([]);
});

test('the index of the sitemaps is found out once, and anew after a change by this process or another', () => {
  const { db, paths } = catalogue.runtime;
  const first = listParts(db);
  expect(listParts(db)).toBe(first);
  makeLive(db, { slug: 'later-one', vendorId: makeVendor(db, 'later-works', now), content: plainContent('Later'), at: now });
  const second = listParts(db);
  expect(second).not.toBe(first);
  expect(listParts(db)).toBe(second);
  const other = openDatabase(paths.database);
  makeLive(other, { slug: 'elsewhere', vendorId: makeVendor(other, 'quiet-works', now), content: plainContent('Elsewhere'), at: now });
  other.$client.close();
  expect(listParts(db)).not.toBe(second);
});

test('a sitemap that is known is not sent again, and one that is not there is 404', async () => {
  const { etag } = (await get('/sitemap.xml')).headers;
  expect((await get('/sitemap.xml', { 'if-none-match': String(etag) })).statusCode).toBe(304);
  expect((await get('/sitemap.xml', { 'accept-encoding': 'br' })).headers['content-encoding']).toBe('br');
  for (const name of ['99', 'vendors-9', 'pages.xml', '00', '..%2f..', '-1']) expect((await get(`/sitemaps/${name}.xml`)).statusCode).toBe(404);
});

test('crawlers are told where the sitemap is and spared the combinations of a search', async () => {
  const { body } = await get('/robots.txt');
  expect(body).toContain(`Sitemap: ${base}/sitemap.xml`);
  expect(body).toContain('Disallow: /fr/solutions/?');
  expect(body).not.toContain('Disallow: /en/solutions/\n');
});

test('a security.txt expires in less than a year and never in the past, whenever it is read', async () => {
  for (const day of ['2026-03-11T00:00:00Z', '2031-12-31T23:59:59Z']) {
    now = new Date(day);
    const { body } = await get('/.well-known/security.txt');
    const expires = Date.parse(/^Expires: (.+)$/m.exec(body)?.[1] ?? '');
    expect(expires).toBeGreaterThan(now.getTime() + 90 * 86_400_000);
    expect(expires).toBeLessThan(now.getTime() + 365 * 86_400_000);
    expect(body).toMatch(/^Contact: mailto:\S+@\S+$/m);
    expect(body).toContain(`Canonical: ${base}/.well-known/security.txt`);
  }
  expect((await get('/security.txt')).headers.location).toBe('/.well-known/security.txt');
});
