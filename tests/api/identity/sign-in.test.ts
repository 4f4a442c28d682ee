import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '#api/app.ts';
import { waitingMails } from '../../support/mails.ts';
import { formHeaders, openPerson, type PersonOptions } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { Visitor } from '../../support/visitor.ts';

let catalogue: TestCatalogue;
let now = new Date();
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false, now: () => now });
});
afterAll(() => catalogue.close());

const password = 'grenouille tambour ficelle';
const person = (options: PersonOptions = {}) => openPerson(catalogue, { password, ...options });
let networks = 0;
function visit(cookie?: string): Visitor {
  const visitor = new Visitor(catalogue);
  visitor.remoteAddress = `198.51.${(networks += 1)}.7`;
  if (cookie !== undefined) visitor.take(cookie);
  return visitor;
}

test('a person signs in and out, and a new browser is told of by mail once', async () => {
  const { email, id } = await person();
  const visitor = visit();
  const answer = await visitor.send('/en/sign-in/', { email: email.toUpperCase(), password });
  expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/en/workspace/']);
  expect((await visitor.open('/en/account/')).statusCode).toBe(200);
  const copied = visitor.cookie;
  const out = await visitor.send('/en/sign-in/do/out/', {});
  expect(out.headers['location']).toBe('/en/sign-in/?done=out');
  // A copy of the cookie ends with it.
  expect((await visit(copied).open('/en/account/')).statusCode).toBe(303);
  expect((await visitor.open('/en/account/')).headers['location']).toBe('/en/sign-in/?next=%2Fen%2Faccount%2F');
  await visitor.send('/en/sign-in/', { email, password });
  expect(waitingMails(catalogue).filter(({ to, template }) => to.personId === id && template === 'new-sign-in')).toHaveLength(1);
});

test('a wrong password and an unknown address get the same answer', async () => {
  const { email } = await person();
  const read = async (given: string) => {
    const answer = await visit().send('/en/sign-in/', { email: given, password: 'another wrong password' });
    return { status: answer.statusCode, body: answer.body.replaceAll(given, 'X'), headers: Object.keys(answer.headers).toSorted() };
  };
  const known = await read(email);
  expect(known).toEqual(await read('nobody@example.ca'));
  expect(known.status).toBe(422);
});

describe('where a sign-in leads', () => {
  test.each([
    ['/en/account/?x=1', '/en/account/?x=1'],
    ['/fr/compte/', '/fr/compte/'],
    ['https://evil.example/', '/en/workspace/'],
    ['//evil.example/en/', '/en/workspace/'],
    ['/\\evil.example/en/', '/en/workspace/'],
    ['/en/\\..\\\\evil.example', '/en/workspace/'],
    ['/en/..//evil.example/', '/en/workspace/'],
    ['/en/../../\t//evil.example', '/en/workspace/'],
    ['javascript:alert(1)', '/en/workspace/'],
    ['/api/v1/listings', '/en/workspace/'],
    ['/en/%0d%0aset-cookie:x=1', '/en/%0d%0aset-cookie:x=1'],
  ])('%s leads to %s', async (next, location) => {
    const { email } = await person();
    const answer = await visit().send('/en/sign-in/', { email, password, next });
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, location]);
  });
});

test('a sign-in makes a new session, and ends the one that the browser came with', async () => {
  const [victim, attacker] = [await person(), await person()];
  const visitor = visit(attacker.cookie);
  await visitor.send('/en/sign-in/', { email: victim.email, password });
  expect(visitor.cookie).not.toContain(attacker.cookie);
  expect((await visit(attacker.cookie).open('/en/account/')).statusCode).toBe(303);
  // A value that was chosen before is no session, even after somebody signed in with it.
  const planted = visit(`catalog.session_token=${encodeURIComponent('planted.AAAA')}`);
  await planted.send('/en/sign-in/', { email: victim.email, password });
  expect((await visit(`catalog.session_token=${encodeURIComponent('planted.AAAA')}`).open('/en/account/')).statusCode).toBe(303);
});

test('the cookie is out of reach of scripts and other sites, and over https bound to its host', async () => {
  const { email } = await person();
  const { runtime, site, jobs } = catalogue;
  const setCookies = async (baseUrl: string): Promise<string[]> => {
    const app = await buildApp({ ...runtime, config: { ...runtime.config, baseUrl }, site, backlog: jobs.backlog, onError: () => undefined });
    const headers = { ...formHeaders({ runtime: { ...runtime, config: { ...runtime.config, baseUrl } } }), 'user-agent': 'x' };
    const answer = await app.inject({ method: 'POST', url: '/en/sign-in/', headers, payload: new URLSearchParams({ email, password }).toString() });
    return [answer.headers['set-cookie'] ?? []].flat();
  };
  const plain = await setCookies('http://localhost:4400');
  expect(plain.length).toBeGreaterThan(1);
  for (const cookie of plain) expect(cookie).toMatch(/^catalog\..*; Path=\/; HttpOnly; SameSite=Lax$/);
  for (const cookie of await setCookies('https://catalogue.example')) expect(cookie).toMatch(/^__Host-catalog\..*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});

test('a session ends at once when it is revoked, its person suspended or removed, its time over', async () => {
  const { db } = catalogue.runtime;
  const ends = async (end: (id: string) => void, options: PersonOptions = {}): Promise<void> => {
    const { cookie, id } = await openPerson(catalogue, options);
    const visitor = visit(cookie);
    expect((await visitor.open('/en/account/')).statusCode).toBe(200);
    end(id);
    expect((await visitor.open('/en/account/')).statusCode).toBe(303);
  };
  await ends((id) => db.$client.prepare('delete from sessions where person_id = ?').run(id));
  await ends((id) => db.$client.prepare('update people set suspended_at = 1 where id = ?').run(id));
  await ends((id) => db.$client.prepare('delete from people where id = ?').run(id));
  const start = now;
  await ends(() => void (now = new Date(start.getTime() + 13 * 3_600_000)), { role: 'moderator' });
  now = start;
  await ends(() => void (now = new Date(start.getTime() + 8 * 24 * 3_600_000)));
  now = start;
});

test('a session that is used goes on, but not for ever', async () => {
  const { cookie } = await openPerson(catalogue);
  const start = now;
  const visitor = visit(cookie);
  for (let day = 5; day < 30; day += 5) {
    now = new Date(start.getTime() + day * 24 * 3_600_000);
    expect([day, (await visitor.open('/en/account/')).statusCode]).toEqual([day, 200]);
  }
  now = new Date(start.getTime() + 31 * 24 * 3_600_000);
  expect((await visitor.open('/en/account/')).statusCode).toBe(303);
  now = start;
});

test('a cookie that was made up or changed is no session', async () => {
  const { cookie } = await openPerson(catalogue);
  for (const wrong of [cookie.slice(0, -3), cookie.replace(/%3D$/, ''), cookie.replace(/=./, '=x'), `${cookie}x`, 'catalog.session_token=%zz', 'catalog.session_token='])
    expect([wrong, (await visit(wrong).open('/en/account/')).statusCode]).toEqual([wrong, 303]);
});

test('whoever is suspended is told so only after the right password', async () => {
  const { email, id } = await person();
  catalogue.runtime.db.$client.prepare('update people set suspended_at = 1 where id = ?').run(id);
  const [right, wrong] = [await visit().send('/en/sign-in/', { email, password }), await visit().send('/en/sign-in/', { email, password: 'not the right one' })];
  expect([right.statusCode, right.body.includes('suspended')]).toEqual([422, true]);
  expect(wrong.body).not.toContain('suspended');
});

test('a form from another site, or from nowhere, signs nobody in or out', async () => {
  const { email, cookie } = await person();
  const payload = new URLSearchParams({ email, password }).toString();
  const type = 'application/x-www-form-urlencoded';
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}, { 'sec-fetch-site': 'cross-site' }]) {
    for (const url of ['/en/sign-in/', '/en/sign-in/do/out/']) {
      const answer = await catalogue.app.inject({ method: 'POST', url, headers: { 'content-type': type, cookie, ...headers }, payload });
      expect([url, headers, answer.statusCode, answer.headers['set-cookie']]).toEqual([url, headers, 403, undefined]);
    }
  }
});
