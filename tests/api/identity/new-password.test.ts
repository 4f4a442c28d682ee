import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetExpired } from '#api/features/identity/index.ts';
import { linkIn } from '../../support/mails.ts';
import { openPerson, type TestPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { openToken } from '../../support/tokens.ts';
import { Visitor } from '../../support/visitor.ts';

const former = 'grenouille tambour ficelle';
const next = 'parapluie cuivre lanterne';
const day = 24 * 3_600_000;

let catalogue: TestCatalogue;
let clock = Date.now();
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false, now: () => new Date(clock) });
});
afterAll(() => catalogue.close());

const client = () => catalogue.runtime.db.$client;
let networks = 0;
function visit(cookie = ''): Visitor {
  const visitor = new Visitor(catalogue);
  visitor.remoteAddress = `198.51.${(networks += 1)}.7`;
  visitor.take(cookie);
  return visitor;
}

/** Each way to another password, from before the moment at which it is sent. */
const ways = {
  'of whoever is signed in': async ({ cookie }: TestPerson) => {
    const visitor = visit(cookie);
    return () => visitor.send('/en/account/do/password/', { currentPassword: former, password: next });
  },
  'by the link of a mail': async ({ email }: TestPerson) => {
    await visit().send('/en/forgotten-password/', { email });
    const token = new URLSearchParams(linkIn(catalogue, 'reset-password').split('?')[1]).get('token') ?? '';
    return () => visit().send('/en/new-password/', { token, password: next });
  },
} as const;

/** What may fail while a password is changed. */
const steps = ['update on credentials', 'delete on sessions', 'update on access_tokens', 'insert on outbox', 'insert on audit_events'];

/** Which of two passwords signs in, and whether the session and the token of before still count. */
async function standing({ email, cookie }: TestPerson, authorization: string) {
  const signsIn = async (password: string) => (await visit().send('/en/sign-in/', { email, password })).statusCode === 303;
  const counts = async (headers: Record<string, string>, url: string) => (await catalogue.app.inject({ url, headers })).statusCode === 200;
  return {
    session: await counts({ cookie }, '/api/v1/account'),
    token: await counts({ authorization }, '/api/v1/workspace'),
    former: await signsIn(former),
    next: await signsIn(next),
  };
}

test.each(Object.keys(ways).flatMap((way) => steps.map((step) => [way, step] as const)))(
  'a new password %s that fails at the %s changes nothing, and works later',
  async (way, step) => {
    const person = await openPerson(catalogue, { password: former });
    const { authorization } = openToken(catalogue, person.id, ['listings:read', 'profile:read']);
    const send = await (way === 'by the link of a mail' ? ways[way] : ways['of whoever is signed in'])(person);
    client().exec(`create temp trigger fault before ${step} begin select raise(abort, 'fault'); end`);
    const failed = await send();
    client().exec('drop trigger fault');
    expect(failed.statusCode).toBe(500);
    expect(await standing(person, authorization)).toEqual({ session: true, token: true, former: true, next: false });
    expect((await send()).statusCode).toBe(303);
    expect(await standing(person, authorization)).toEqual({ session: false, token: false, former: false, next: true });
    catalogue.errors.length = 0;
  },
);

test('of two who change a password at once by the same former one, the second has to sign in again', async () => {
  const person = await openPerson(catalogue, { password: former });
  const send = (password: string) => visit(person.cookie).send('/en/account/do/password/', { currentPassword: former, password });
  const other = 'mandoline orage tabouret';
  const answers = await Promise.all([send(next), send(other)]);
  const locations = answers.map(({ headers }) => String(headers['location']).replace(/\?.*/, ''));
  expect(locations.toSorted()).toEqual(['/en/account/', '/en/sign-in/']);
  const won = locations.indexOf('/en/account/');
  const signsIn = await Promise.all([next, other].map(async (password) => (await visit().send('/en/sign-in/', { email: person.email, password })).statusCode === 303));
  expect(signsIn).toEqual([won === 0, won === 1]);
});

test('of two who follow a link at once, the second is told', async () => {
  const send = await ways['by the link of a mail'](await openPerson(catalogue, { password: former }));
  const answers = await Promise.all([send(), send()]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([303, 422]);
});

test('a link works for an hour', async () => {
  const send = await ways['by the link of a mail'](await openPerson(catalogue, { password: former }));
  const before = clock;
  clock = Date.now() + 3_600_000 + 1000;
  expect((await send()).statusCode).toBe(422);
  clock = before;
});

test('what lets nobody in any more is forgotten, and nothing else', async () => {
  const { id } = await openPerson(catalogue);
  const rows = (table: string) => client().prepare(`select count(*) from ${table} where id like 'old-%' or id like 'new-%'`).pluck().get();
  const put = (table: string, values: Record<string, unknown>) =>
    client()
      .prepare(
        `insert into ${table} (${Object.keys(values).join(', ')}) values (${Object.keys(values)
          .map(() => '?')
          .join(', ')})`,
      )
      .run(...Object.values(values));
  const session = (name: string, expires_at: number, updated_at: number) =>
    put('sessions', { id: name, token: randomUUID(), person_id: id, expires_at, demo: 0, created_at: 1, updated_at });
  const link = (name: string, expires_at: number) => put('verifications', { id: name, identifier: name, value: id, expires_at, created_at: 1, updated_at: 1 });
  const token = (name: string, ends: Record<string, number>) =>
    put('access_tokens', { id: name, person_id: id, name, secret_hash: name, ending: 'abcd', scopes: '[]', created_at: 1, ...ends });
  session('old-expired', clock, clock);
  session('old-unused', clock + day, clock - 7 * day);
  session('new-session', clock + 1, clock - 7 * day + 1);
  link('old-link', clock);
  link('new-link', clock + 1);
  token('old-expired-token', { expires_at: clock - 30 * day - 1 });
  token('old-revoked-token', { revoked_at: clock - 30 * day - 1 });
  token('new-expired-token', { expires_at: clock - 30 * day });
  token('new-token', {});
  const kept = (key: string, expires: number) => client().prepare("insert into kept_forms values (?, '/', '{}', ?)").run(key, expires);
  kept('old-form', clock - 1);
  kept('new-form', clock);
  forgetExpired(catalogue.runtime);
  expect([rows('sessions'), rows('verifications'), rows('access_tokens')]).toEqual([1, 1, 2]);
  expect(client().prepare("select id from sessions where id like 'new-%'").pluck().all()).toEqual(['new-session']);
  expect(client().prepare("select id from access_tokens where id like 'new-%' order by id").pluck().all()).toEqual(['new-expired-token', 'new-token']);
  expect(client().prepare('select key_hash from kept_forms').pluck().all()).toEqual(['new-form']);
});
