import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '#api/app.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ published: false });
});
afterAll(() => catalogue.close());

/** Another app on the same catalogue, with settings and a log of its own. */
async function openApp(settings: { rateLimit?: number; metricsToken?: string; trustProxy?: boolean; logLevel?: 'trace' }) {
  const lines: string[] = [];
  const log = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const { runtime, site, jobs, errors } = catalogue;
  const app = await buildApp({ ...runtime, config: { ...runtime.config, ...settings }, site, backlog: jobs.backlog, onError: (error) => void errors.push(error) }, log);
  return { app, log: () => lines.join('') };
}

test('the limit of requests is told, kept, and given back a minute later', async () => {
  const { app } = await openApp({ rateLimit: 3 });
  const ask = (url: string, remoteAddress = '192.0.2.1') => app.inject({ url, remoteAddress, headers: { 'accept-language': 'fr' } });
  const first = await ask('/api/v1/coverage');
  expect([first.headers['ratelimit-limit'], first.headers['ratelimit-remaining']]).toEqual(['3', '2']);
  expect((await ask('/api/v1/nothing')).statusCode).toBe(404);
  expect((await ask('/api/v1/coverage')).statusCode).toBe(200);
  const refused = await ask('/api/v1/coverage');
  expect([refused.statusCode, refused.json().title]).toEqual([429, 'Trop de requêtes']);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  for (const [address, status] of [
    ['/api/v1/nothing', 429],
    ['/fr/nulle-part', 429],
    ['/fr/solutions/', 429],
    ['/healthz', 200],
    ['/robots.txt', 200],
  ] as const)
    expect([address, (await ask(address)).statusCode]).toEqual([address, status]);
  expect((await ask('/fr/nulle-part')).headers['content-type']).toContain('text/html');
  expect((await ask('/api/v1/coverage', '192.0.2.2')).statusCode).toBe(200);
  await app.close();
});

test('a network of IPv6 counts as one caller, and what the server asks itself is not counted', async () => {
  const { app } = await openApp({ rateLimit: 2 });
  const status = async (remoteAddress: string) => (await app.inject({ url: '/fr/solutions/', remoteAddress })).statusCode;
  // Each of these pages asks the API twice.
  expect([await status('2001:db8::1'), await status('2001:db8::2'), await status('2001:db8::3'), await status('2001:db8:1::1')]).toEqual([200, 200, 429, 200]);
  await app.close();
});

test('a log at its finest holds no word that was searched, no address of mail and no address of a caller', async () => {
  const { app, log } = await openApp({ logLevel: 'trace', trustProxy: true });
  const secrets = {
    remoteAddress: '203.0.113.77',
    headers: { 'x-forwarded-for': '198.51.100.9', cookie: 'session=tell-nobody', 'user-agent': 'Telltale/1.0', referer: 'https://intranet.example/case-42' },
  };
  for (const url of [
    '/api/v1/listings?q=jane.doe%40example.com',
    '/en/solutions/?q=jane.doe%40example.com',
    '/en/jane.doe@example.com/',
    '/api/v1/jane.doe@example.com',
    '/api/%zzjane.doe',
    '/api/v1/vendors?jane.doe=1',
  ])
    await app.inject({ url, ...secrets });
  await app.close();
  expect(log()).toContain('/api/v1/listings');
  expect(log().split('\n').length).toBeGreaterThan(5);
  expect(log()).not.toMatch(/jane|example\.com|203\.0\.113|198\.51\.100|tell-nobody|Telltale|case-42/);
});

test('metrics are for this machine, or for whoever has the token', async () => {
  const { app: open } = await openApp({});
  const status = async (app: typeof open, remoteAddress: string, headers: Record<string, string> = {}) =>
    (await app.inject({ url: '/metrics', remoteAddress, headers })).statusCode;
  expect(await status(open, '127.0.0.1')).toBe(200);
  expect(await status(open, '::1')).toBe(200);
  expect(await status(open, '192.0.2.1')).toBe(404);
  expect(await status(open, '127.0.0.1', { 'x-forwarded-for': '127.0.0.1' })).toBe(404);
  await open.inject('/api/v1/listings?q=permit');
  expect((await open.inject('/metrics')).body).toMatch(/http_request_duration_seconds_count\{route="\/api\/v1\/listings",status="200"\} 1/);
  await open.close();
  const { app: closed } = await openApp({ metricsToken: 'a-secret-of-some-length' });
  expect(await status(closed, '127.0.0.1')).toBe(404);
  expect(await status(closed, '192.0.2.1', { authorization: 'Bearer another' })).toBe(404);
  expect(await status(closed, '192.0.2.1', { authorization: 'Bearer a-secret-of-some-length' })).toBe(200);
  await closed.close();
});

test('a page that is refused or private is answered once, and nothing goes on after it', async () => {
  const { app, log } = await openApp({ rateLimit: 4, logLevel: 'trace' });
  const ask = (url: string) => app.inject({ url, remoteAddress: '192.0.2.9' });
  expect((await ask('/en/sign-in/')).statusCode).toBe(200);
  expect((await ask('/en/workspace/')).statusCode).toBe(303);
  expect((await ask('/en/solutions/?q=a')).statusCode).toBe(200);
  expect((await ask('/en/take-part/')).statusCode).toBe(200);
  expect((await ask('/en/solutions/?q=b')).statusCode).toBe(429);
  expect((await ask('/api/v1/coverage')).statusCode).toBe(429);
  expect(log()).not.toContain('already sent');
  await app.close();
});
