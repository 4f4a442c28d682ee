import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ListingDetail } from '#api/contract/listing.ts';
import { SearchAnswer } from '#api/contract/search.ts';
import { applyListingMove } from '#api/features/listings/index.ts';
import { openTestCatalogue } from '../support/test-catalogue.ts';

let catalogue: Awaited<ReturnType<typeof openTestCatalogue>>;
beforeAll(async () => {
  catalogue = await openTestCatalogue();
});
afterAll(() => catalogue.close());

const get = (address: string) => catalogue.app.inject({ url: address, headers: { 'accept-encoding': 'identity' } });
const search = async (query: string): Promise<SearchAnswer> => (await get(`/api/v1/listings?${query}`)).json();

test('a French word finds a bilingual listing from the English side', async () => {
  const { items } = await search('q=permis');
  expect(items.map(({ slug }) => slug)).toContain('permit-ledger');
});

test('a misspelled word is corrected and said', async () => {
  const answer = await search('q=recods');
  expect(answer.total).toBeGreaterThan(0);
  expect(answer.corrected).not.toBeNull();
});

test('counts of a facet ignore its own selection', async () => {
  const all = await search('');
  const chosen = await search('area=secure-it');
  const count = (answer: SearchAnswer) => answer.facets.area.map(({ count: found }) => found);
  expect(count(chosen)).toEqual(count(all));
  expect(chosen.total).toBe(all.facets.area.find(({ id }) => id === 'secure-it')?.count);
});

test('an unknown parameter is an error with its name', async () => {
  const response = await get('/api/v1/listings?colour=blue');
  expect(response.statusCode).toBe(400);
  expect(response.headers['content-type']).toContain('application/problem+json');
});

test('an unknown address of the API is a problem, and an unknown page is a page', async () => {
  const api = await get('/api/v1/nothing?lang=fr');
  expect(api.statusCode).toBe(404);
  expect(api.json().detail).toBe('Il n’y a rien à cette adresse.');
  for (const address of ['/nope', '/en/solutions/nope/', '/fr/fournisseurs/nope/', '/en/areas/nope/', '/fr/categories/nope/']) {
    const page = await get(address);
    expect([address, page.statusCode, page.body.includes('<main')]).toEqual([address, 404, true]);
  }
});

test.each(['q=%22', 'q=c%2B%2B', 'q=AND', 'q=-x', 'q=*', 'q=%00', 'q=%F0%9F%8D%81', 'q=NEAR(', `q=${'a'.repeat(199)}`])('the query %s is text', async (query) => {
  expect((await get(`/api/v1/listings?${query}`)).statusCode).toBe(200);
});

test('an answer whose tag is known is not sent again', async () => {
  const first = await get('/api/v1/taxonomy');
  const again = await catalogue.app.inject({ url: '/api/v1/taxonomy', headers: { 'if-none-match': String(first.headers.etag) } });
  expect(again.statusCode).toBe(304);
});

test('a search is not answered again while nothing changed, and has another tag for other words and after a change', async () => {
  const url = '/api/v1/listings?q=permit';
  const ask = (tag: unknown, address = url) => catalogue.app.inject({ url: address, headers: { 'if-none-match': String(tag) } });
  const { headers } = await get(url);
  const again = await ask(headers.etag);
  expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', headers.etag]);
  expect((await ask(headers.etag, '/api/v1/listings?q=permit&lang=fr')).statusCode).toBe(200);
  catalogue.runtime.db.$client.prepare("update listings set updated_at = updated_at where slug = 'permit-ledger'").run();
  expect((await ask(headers.etag)).statusCode).toBe(200);
});

test('the JSON of results that was kept is that of the results', async () => {
  for (const query of ['', 'q=permit', 'q=permit', 'q=permis&lang=fr', 'q=C%2B%2B', 'area=secure-it&page=2']) {
    const { body } = await get(`/api/v1/listings?${query}`);
    const answer = SearchAnswer.parse(JSON.parse(body));
    expect([query, JSON.stringify(answer)]).toEqual([query, body]);
  }
});

test('every published page of a listing answers in both languages, and an address without its slash leads to it', async () => {
  for (const address of ['/en/solutions/permit-ledger/', '/fr/solutions/permit-ledger/']) {
    const page = await get(address);
    expect(page.statusCode).toBe(200);
    expect(page.headers.etag).toBeDefined();
  }
  expect((await get('/en/solutions/permit-ledger')).statusCode).toBe(301);
});

test('the sitemap names every public listing in both languages', async () => {
  expect((await get('/sitemap.xml')).body).toContain('/sitemaps/0.xml');
  const { body } = await get('/sitemaps/0.xml');
  expect(body).toContain('/en/solutions/permit-ledger/');
  expect(body).toContain('hreflang="fr"');
  expect((await get('/robots.txt')).body).toContain('Sitemap:');
  expect((await get('/.well-known/security.txt')).body).toContain('Contact: mailto:');
});

test('a withdrawn listing is gone from page, API, search and feeds', async () => {
  const listing: ListingDetail = (await get('/api/v1/listings/permit-ledger')).json();
  const { db } = catalogue.runtime;
  db.transaction((tx) => applyListingMove(tx, listing.id, 'withdraw', { actor: 'test', at: new Date() }), { behavior: 'immediate' });
  await catalogue.jobs.drain();
  expect((await get('/api/v1/listings/permit-ledger')).statusCode).toBe(410);
  expect((await get('/en/solutions/permit-ledger/')).statusCode).toBe(410);
  for (const address of ['/api/v1/listings?q=permit%20ledger', '/en/feeds/all.rss', '/en/', '/api/v1/newest', '/sitemaps/0.xml']) {
    expect((await get(address)).body).not.toContain('permit-ledger');
  }
  expect(catalogue.errors).toEqual([]);
});
