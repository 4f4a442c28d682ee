import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue();
});
afterAll(() => catalogue.close());

const ask = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'DELETE' = 'GET') => catalogue.app.inject({ url, headers, method });

describe('an answer whose tag is known', () => {
  test.each([
    ['the tag itself', (tag: string) => tag],
    ['its strong form', (tag: string) => tag.replace('W/', '')],
    ['a list that has it', (tag: string) => `"other", ${tag}, W/"more"`],
    ['anything', () => '*'],
  ])('is not sent again to whoever sends %s', async (_, header) => {
    const { headers } = await ask('/api/v1/coverage');
    const again = await ask('/api/v1/coverage', { 'if-none-match': header(String(headers.etag)) });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', headers.etag]);
    const head = await ask('/api/v1/coverage', { 'if-none-match': header(String(headers.etag)) }, 'HEAD');
    expect(head.statusCode).toBe(304);
  });

  test('is sent to whoever knows another one', async () => {
    expect((await ask('/api/v1/coverage', { 'if-none-match': '"other", W/"more"' })).statusCode).toBe(200);
  });
});

test('HEAD tells of an answer what GET does, and sends nothing', async () => {
  for (const address of ['/api/v1/listings?q=permit', '/api/v1/vendors', '/api/openapi.json', '/en/', '/en/solutions/?q=permit', '/robots.txt']) {
    const [get, head] = [await ask(address), await ask(address, {}, 'HEAD')];
    expect([address, head.statusCode, head.body]).toEqual([address, 200, '']);
    expect(head.headers['content-type']).toBe(get.headers['content-type']);
  }
});

test('the API is open to the pages of any site', async () => {
  const { headers } = await ask('/api/v1/coverage', { origin: 'https://elsewhere.example' });
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(headers['access-control-expose-headers']).toContain('ETag');
  expect(headers['access-control-allow-credentials']).toBeUndefined();
  const preflight = await ask(
    '/api/v1/listings',
    { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET', 'access-control-request-headers': 'if-none-match' },
    'OPTIONS',
  );
  expect(preflight.statusCode).toBe(204);
  expect(preflight.headers['access-control-allow-methods']).toBe('GET, HEAD, OPTIONS');
  expect(preflight.headers['access-control-allow-headers']).toContain('If-None-Match');
  expect((await ask('/en/')).headers['access-control-allow-origin']).toBeUndefined();
});

test('a large answer comes compressed, and its size says so', async () => {
  const plain = await ask('/api/v1/taxonomy', { 'accept-encoding': 'identity' });
  for (const encoding of ['br', 'gzip']) {
    const packed = await ask('/api/v1/taxonomy', { 'accept-encoding': encoding });
    expect(packed.headers['content-encoding']).toBe(encoding);
    expect(packed.headers.vary).toContain('accept-encoding');
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
  }
});

test('the host that a request names is never looked at', async () => {
  const host = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'accept-encoding': 'identity' };
  for (const address of [
    '/',
    '/en/',
    '/en/solutions/?q=permit',
    '/en/solutions',
    '/sitemap.xml',
    '/robots.txt',
    '/api/openapi.json',
    '/api/v1/',
    '/api/docs/',
    '/en/feeds/all.rss',
  ]) {
    const { body, headers } = await ask(address, host);
    expect(`${body}${JSON.stringify(headers)}`, address).not.toContain('evil.example');
  }
});

test('no number of a request comes from outside', async () => {
  const { headers } = await ask('/api/v1/coverage', { 'x-request-id': 'mine', 'request-id': 'mine' });
  expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});

test('the entrance of the API leads to every address of it', async () => {
  const entry = (await ask('/api/v1/')).json();
  expect(entry.documentation).toBe('/api/docs/');
  for (const address of [...Object.values<string>(entry.links), entry.documentation, entry.description]) {
    const { statusCode } = await ask(address.replace('{slug}', address.includes('vendors') ? 'nordlys' : 'permit-ledger'));
    expect([200, 302, 400, 404], address).toContain(statusCode);
  }
  expect((await ask('/api/v1')).headers.location).toBe('/api/v1/');
  expect((await ask('/api/docs/', { 'accept-language': 'fr-CA' })).headers.location).toBe('/fr/developpeurs/api/');
  expect((await ask('/api/docs/?lang=en', { 'accept-language': 'fr-CA' })).headers.location).toBe('/en/developers/api/');
});

test('every example in the description works', async () => {
  const document = (await ask('/api/openapi.json')).json();
  type Described = { get?: { 'x-example'?: string; parameters: { name: string; in: string; example: unknown }[] } };
  for (const [path, { get }] of Object.entries<Described>(document.paths)) {
    const example_ = get?.['x-example'];
    if (get === undefined || example_ === undefined) continue;
    const slug = path.includes('vendors') ? (await ask('/api/v1/vendors')).json().items[0].slug : 'permit-ledger';
    const required = path.endsWith('/suggest') ? 'q=per&' : '';
    const each = get.parameters
      .filter((parameter) => parameter.in === 'query')
      .map(
        ({ name, example }) =>
          `${path}?${name === 'q' ? '' : required}${[example]
            .flat()
            .map((value) => `${name}=${encodeURIComponent(String(value))}`)
            .join('&')}`,
      );
    for (const address of [example_, ...each]) expect([address, (await ask(address.replace('{slug}', slug))).statusCode]).toEqual([address, 200]);
  }
});

test('the directory counts what it would find by each letter and province', async () => {
  const all = (await ask('/api/v1/vendors')).json();
  const [province] = all.provinces;
  const [letter] = all.letters;
  const inProvince = (await ask(`/api/v1/vendors?province=${province.id}`)).json();
  expect(inProvince.total).toBe(province.count);
  expect(inProvince.provinces).toEqual(all.provinces);
  expect((await ask(`/api/v1/vendors?letter=${encodeURIComponent(letter.letter)}`)).json().total).toBe(letter.count);
  const sum = (counts: readonly { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
  expect([sum(all.letters), sum(all.provinces), sum(inProvince.letters)]).toEqual([all.total, all.total, inProvince.total]);
  expect((await ask('/api/v1/vendors?letter=O')).json().items[0].name).toBe('L’Œil d’Hélène – Cybersûreté');
  const vendor = (await ask(`/api/v1/vendors/${all.items[0].slug}`)).json();
  expect(all.items[0].listingCount).toBe(vendor.listings.length);
});

test('the page about the API shows every operation at work and every problem explained, in both languages', async () => {
  const document = (await ask('/api/openapi.json')).json();
  for (const [language, address] of [
    ['en', '/en/developers/api/'],
    ['fr', '/fr/developpeurs/api/'],
  ] as const) {
    const { body } = await ask(address, { 'accept-encoding': 'identity' });
    const operations = Object.entries<Record<string, { operationId: string; 'x-example'?: string }>>(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method })),
    );
    const isShown = (operation: object) => 'x-example' in operation;
    expect(operations.filter(isShown)).toHaveLength(12);
    for (const operation of operations) {
      expect(body).toContain(`id="${operation.operationId}"`);
      expect(body).toContain(isShown(operation) ? `GET ${operation.path}<` : `<b>${operation.method.toUpperCase()}</b> ${operation.path.replace('/api/v1', '')}`);
    }
    const { problemStatus } = await import('#api/contract/problem.ts');
    for (const type of Object.keys(problemStatus)) expect(body).toContain(`id="problem-${type}"`);
    expect(body.match(/<details>/g)?.length, `examples in ${language}`).toBe(operations.filter(isShown).length);
    expect(body).not.toMatch(/undefined|\[object Object\]| style="/);
  }
});
