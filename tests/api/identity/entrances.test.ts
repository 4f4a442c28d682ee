import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '#api/app.ts';
import { makeEntrances } from '#api/features/identity/index.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { Visitor } from '../../support/visitor.ts';

let catalogue: TestCatalogue;
let now = new Date();
beforeAll(async () => {
  catalogue = await openTestCatalogue({ published: false, now: () => now });
});
afterAll(() => catalogue.close());

type Settings = Partial<TestCatalogue['runtime']['config']>;
const entrances = (settings: Settings = {}) => makeEntrances({ ...catalogue.runtime, config: { ...catalogue.runtime.config, ...settings } });
const pathOf = (role: string): string => new URL(entrances().find((one) => one.role === role)?.address ?? 'http://none/').pathname;
function visit(headers: Record<string, string> = {}, address = '127.0.0.1'): Visitor {
  const visitor = new Visitor(catalogue);
  Object.assign(visitor.headers, { host: 'localhost:4400', ...headers });
  visitor.remoteAddress = address;
  return visitor;
}

test('on this machine a link enters as a vendor with listings, and another one as a moderator, once each', async () => {
  const vendor = visit();
  const path = pathOf('vendor');
  expect((await vendor.open(path)).headers['location']).toBe('/en/workspace/');
  expect((await vendor.open('/en/account/')).body).toContain('vendor@trial.invalid');
  const owned = catalogue.runtime.db.$client
    .prepare("select count(*) as n from memberships m join listings l on l.vendor_id = m.vendor_id where m.person_id = 'trial-vendor'")
    .get();
  expect(owned).toMatchObject({ n: expect.any(Number) });
  expect((await visit().open(path)).statusCode).toBe(404);
  const moderator = visit();
  expect((await moderator.open(pathOf('moderator'))).statusCode).toBe(303);
  expect((await moderator.open('/en/account/')).statusCode).toBe(200);
});

test('a link works for twelve hours, and no longer when the server started anew', async () => {
  const path = pathOf('vendor');
  now = new Date(now.getTime() + 13 * 3_600_000);
  expect((await visit().open(path)).statusCode).toBe(404);
  const former = pathOf('vendor');
  entrances();
  expect((await visit().open(former)).statusCode).toBe(404);
});

test.each<[string, Settings]>([
  ['at a public address', { baseUrl: 'https://catalogue.example' }],
  ['at a public address without https', { baseUrl: 'http://catalogue.example' }],
  ['at an address that only begins like this machine', { baseUrl: 'http://localhost.evil.example' }],
  ['where every network is listened to', { host: '0.0.0.0' }],
  ['where every network of IPv6 is', { host: '::' }],
  ['without samples', { samples: false }],
  ['behind a proxy', { trustProxy: true }],
])('there is no link %s, and one that was made before does not work', async (_, settings) => {
  const path = pathOf('moderator');
  const { runtime, site, jobs } = catalogue;
  const app = await buildApp({ ...runtime, config: { ...runtime.config, ...settings }, site, backlog: jobs.backlog, onError: () => undefined });
  const answer = await app.inject({ url: path, headers: { host: 'localhost:4400' } });
  expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([404, undefined]);
  expect(entrances(settings)).toEqual([]);
});

test('a link is of no use from another machine, through a proxy or by another name, and neither is its session', async () => {
  const path = pathOf('moderator');
  for (const visitor of [visit({}, '192.0.2.1'), visit({}, '10.0.0.1'), visit({ 'x-forwarded-for': '127.0.0.1' }), visit({ host: 'evil.example' })])
    expect((await visitor.open(path)).statusCode).toBe(404);
  const here = visit();
  expect((await here.open(path)).statusCode).toBe(303);
  expect((await here.open('/en/account/')).statusCode).toBe(200);
  here.remoteAddress = '192.0.2.1';
  expect((await here.open('/en/account/')).statusCode).toBe(303);
});
