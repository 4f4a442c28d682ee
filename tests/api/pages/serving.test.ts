import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askOutdatedPages, sweepPages } from '#api/features/pages/index.ts';
import { openApp } from '#api/open-app.ts';
import { dropOldAssets } from '#api/site.ts';
import { makeLive, makeVendor, plainContent } from '../../support/make-listings.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false });
  const { db } = catalogue.runtime;
  makeLive(db, { slug: 'served', vendorId: makeVendor(db, 'server', new Date()), content: plainContent('Served'), at: new Date() });
  await catalogue.jobs.drain();
});
afterAll(() => catalogue.close());

const ask = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') => catalogue.app.inject({ url, method, headers });
const page = '/en/solutions/served/';

test('a published page has its own tag in each encoding, and the same content in all', async () => {
  const [br, gzip, plain] = await Promise.all([ask(page, { 'accept-encoding': 'gzip, br' }), ask(page, { 'accept-encoding': 'gzip;q=1.0, br;q=0' }), ask(page)]);
  expect([br.headers['content-encoding'], gzip.headers['content-encoding'], plain.headers['content-encoding']]).toEqual(['br', 'gzip', undefined]);
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body);
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body);
  expect(new Set([br, gzip, plain].map(({ headers }) => headers.etag)).size).toBe(3);
  expect(plain.body).toContain('Served');
  for (const { headers } of [br, gzip, plain]) {
    expect(headers.etag).toMatch(/^"[0-9a-f]{20}-(br|gzip|identity)"$/);
    expect([headers.vary, headers['cache-control'], headers['content-type']]).toEqual(['accept-encoding', 'no-cache', 'text/html; charset=utf-8']);
  }
});

test('whoever has a page is told so: by a tag, a weak tag, a list of tags, or any', async () => {
  const { headers } = await ask(page);
  const tag = String(headers.etag);
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, `"other",W/${tag} , "more"`, '*']) {
    const again = await ask(page, { 'if-none-match': known });
    expect([known, again.statusCode, again.body, again.headers.etag, again.headers.vary]).toEqual([known, 304, '', tag, 'accept-encoding']);
  }
  for (const other of ['"other"', tag.replaceAll('"', ''), tag.replace('identity', 'br'), ''])
    expect([other, (await ask(page, { 'if-none-match': other })).statusCode]).toEqual([other, 200]);
  expect((await ask(page, { 'if-none-match': tag, 'accept-encoding': 'br' })).statusCode).toBe(200);
});

test('HEAD says what GET would, without it', async () => {
  for (const url of [page, '/en/feeds/all.rss', '/en/solutions/', '/en/nope/', '/en/solutions/served']) {
    const [get, head] = [await ask(url), await ask(url, {}, 'HEAD')];
    expect(head.body).toBe('');
    const named = ['content-length', 'content-type', 'etag', 'vary', 'cache-control', 'location'];
    expect([url, head.statusCode, ...named.map((name) => head.headers[name])]).toEqual([url, get.statusCode, ...named.map((name) => get.headers[name])]);
  }
});

test('an address without its slash leads to the page and keeps the query', async () => {
  for (const [from, to] of [
    ['/en/solutions/served?utm_source=x&q=%C3%A9', '/en/solutions/served/?utm_source=x&q=%C3%A9'],
    ['/en', '/en/'],
    ['/fr/domaines', '/fr/domaines/'],
    ['/en/solutions?q=a', '/en/solutions/?q=a'],
  ]) {
    const answer = await ask(from ?? '');
    expect([answer.statusCode, answer.headers.location]).toEqual([301, to]);
  }
});

test('neither an encoding nor a file of the published pages can be asked for by name', async () => {
  const row = catalogue.runtime.db.$client.prepare<[string], { hash: string }>('select hash from pages where address = ?').get(page);
  const style = catalogue.site.assets.list().find(({ path }) => path.endsWith('.css'))?.path ?? '';
  for (const url of [
    '/en/index.html',
    '/en/.br',
    '/en/index.html.br',
    `${page}index.html.gz`,
    `/en/solutions/served.${row?.hash}`,
    `${style}.br`,
    `${style}.gz`,
    '/catalog.db',
    '/../catalog.db',
    '/en/%2e%2e/%2e%2e/catalog.db',
  ])
    expect([url, (await ask(url)).statusCode]).toEqual([url, 404]);
});

test('a part cannot be asked for, so a Range is ignored', async () => {
  const answer = await ask(page, { range: 'bytes=0-9' });
  expect([answer.statusCode, answer.headers['content-range'], answer.body.includes('</html>')]).toEqual([200, undefined, true]);
});

test('a query does not make another page of a published one', async () => {
  expect((await ask(`${page}?utm_source=letter`)).headers.etag).toBe((await ask(page)).headers.etag);
});

test('an asset is sent compressed, for ever, with its tag', async () => {
  const { path } = catalogue.site.assets.list().find((asset) => asset.path.endsWith('.css')) ?? { path: '' };
  const answer = await ask(path, { 'accept-encoding': 'br' });
  expect([answer.statusCode, answer.headers['content-encoding'], answer.headers['cache-control']]).toEqual([200, 'br', 'public, max-age=31536000, immutable']);
  expect((await ask(path, { 'accept-encoding': 'br', 'if-none-match': String(answer.headers.etag) })).statusCode).toBe(304);
});

test('a page whose file was lost or cut short is rendered for the request, and found again by the next', async () => {
  const { runtime, jobs } = catalogue;
  const row = runtime.db.$client.prepare<[string], { hash: string }>('select hash from pages where address = ?').get('/en/about/');
  const file = join(runtime.paths.pages, `en/about.${row?.hash}`);
  expect(existsSync(file)).toBe(true);
  writeFileSync(file, 'cut');
  const answer = await ask('/en/about/');
  expect([answer.statusCode, answer.body.includes('</html>')]).toEqual([200, true]);
  await jobs.drain();
  expect((await ask('/en/about/')).headers.etag).toContain(String(row?.hash));
});

test('files of pages that are not in place are removed once they are old enough', async () => {
  const { runtime } = catalogue;
  const old = join(runtime.paths.pages, 'en/left-over.0123456789abcdef0123');
  const young = join(runtime.paths.pages, 'en/under-way.0123456789abcdef0123');
  for (const file of [old, young]) writeFileSync(file, 'x');
  utimesSync(old, new Date(0), new Date(0));
  expect(await sweepPages(runtime)).toBe(1);
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  expect((await ask(page)).statusCode).toBe(200);
  rmSync(young);
});

test('an upgrade keeps the assets of the older build until its last page is renewed', async () => {
  const { runtime, site, jobs, app } = catalogue;
  const { db, paths } = runtime;
  const build = 'feedfeedfeedfeed';
  mkdirSync(join(paths.assets, build, '_astro'), { recursive: true });
  writeFileSync(join(paths.assets, build, '_astro/old.12345678.css'), 'body { color: red }');
  db.$client.prepare('update pages set build = ? where address = ?').run(`${build}-settings`, page);

  const upgraded = await openApp(runtime, (error) => void catalogue.errors.push(error));
  expect((await upgraded.app.inject('/_astro/old.12345678.css')).statusCode).toBe(200);
  await dropOldAssets(runtime, upgraded.site);
  expect((await upgraded.app.inject('/_astro/old.12345678.css')).body).toBe('body { color: red }');

  askOutdatedPages(runtime, upgraded.site.stamp);
  await upgraded.jobs.drain();
  expect(db.$client.prepare('select count(*) from pages where build <> ?').pluck().get(site.stamp)).toBe(0);
  await dropOldAssets(runtime, upgraded.site);
  expect((await upgraded.app.inject('/_astro/old.12345678.css')).statusCode).toBe(404);
  expect(readdirSync(paths.assets)).toEqual([site.build]);
  await upgraded.app.close();
  await jobs.drain();
  expect((await app.inject(page)).statusCode).toBe(200);
  expect(catalogue.errors).toEqual([]);
});

test('a page that is sent from memory is the same, and has the same headers, as one that is not', async () => {
  const address = await catalogue.app.listen({ port: 0, host: '127.0.0.1' });
  const seen = async (query: string) => {
    const answer = await fetch(`${address}${page}${query}`, { headers: { 'accept-encoding': 'br' } });
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id'));
    return { status: answer.status, body: await answer.text(), headers, hasId: answer.headers.has('x-request-id') };
  };
  await seen('');
  expect(await seen('')).toEqual(await seen('?in=the-ordinary-way'));
  expect((await fetch(`${address}${page}`, { method: 'HEAD' })).status).toBe(200);
});
