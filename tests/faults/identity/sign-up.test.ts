import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkIn } from '../../support/mails.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { Visitor } from '../../support/visitor.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
});
afterAll(() => catalogue.close());

const password = 'grenouille tambour ficelle';
const next = 'parapluie cuivre lanterne';
const tokenIn = (link: string): string => new URLSearchParams(link.split('?')[1]).get('token') ?? '';
let networks = 0;
function visit(): Visitor {
  const visitor = new Visitor(catalogue);
  visitor.remoteAddress = `198.51.${(networks += 1)}.7`;
  return visitor;
}

/** Runs something while the database refuses to write to a table, as it does when a disk is full or a statement wrong. */
async function whileFailing<Result>(event: string, table: string, work: () => Promise<Result>): Promise<Result> {
  const { $client } = catalogue.runtime.db;
  $client.exec(`create temp trigger planted before ${event} on main.${table} begin select raise(abort, 'planted fault'); end`);
  try {
    return await work();
  } finally {
    $client.exec('drop trigger planted');
  }
}

const signUp = (email: string) => visit().send('/en/sign-up/', { name: 'Ada', email, password, language: 'en', terms: 'yes' });
const signIn = async (email: string, given = password) => (await visit().send('/en/sign-in/', { email, password: given })).statusCode;

/** Signs up anew and goes through to the end. */
async function finish(email: string): Promise<void> {
  expect((await signUp(email)).statusCode).toBe(303);
  const token = tokenIn(linkIn(catalogue, 'verify-email'));
  expect((await visit().send('/en/sign-up/confirm/', { token, password })).statusCode).toBe(303);
  expect(await signIn(email)).toBe(303);
}

test.each([
  ['insert', 'people'],
  ['insert', 'credentials'],
  ['insert', 'outbox'],
  ['insert', 'audit_events'],
  ['insert', 'attempts'],
])('when the %s into %s fails in the middle of a sign-up, the answer says so without showing it, and the person signs up again', async (event, table) => {
  const email = `fault-${table}@example.ca`;
  const answer = await whileFailing(event, table, () => signUp(email));
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toMatch(/planted|sqlite|trigger/i);
  await finish(email);
});

test.each([
  ['update', 'people'],
  ['insert', 'sessions'],
  ['insert', 'audit_events'],
])('when the %s of %s fails while an address is confirmed, the same link goes on working', async (event, table) => {
  const email = `confirm-${table}@example.ca`;
  expect((await signUp(email)).statusCode).toBe(303);
  const token = tokenIn(linkIn(catalogue, 'verify-email'));
  const answer = await whileFailing(event, table, () => visit().send('/en/sign-up/confirm/', { token, password }));
  expect(answer.statusCode).toBe(500);
  expect((await visit().send('/en/sign-up/confirm/', { token, password })).statusCode).toBe(303);
  expect(await signIn(email)).toBe(303);
});

test.each([
  ['delete', 'verifications'],
  ['update', 'credentials'],
  ['insert', 'outbox'],
])('when the %s of %s fails while a new password is set, the former or the new one still signs in, and another link works', async (event, table) => {
  const email = `reset-${table}@example.ca`;
  await finish(email);
  const ask = async (): Promise<string> => {
    await visit().send('/en/forgotten-password/', { email });
    return tokenIn(linkIn(catalogue, 'reset-password'));
  };
  const token = await ask();
  const answer = await whileFailing(event, table, () => visit().send('/en/new-password/', { token, password: next }));
  expect(answer.statusCode).toBe(500);
  expect([await signIn(email), await signIn(email, next)]).toContain(303);
  expect((await visit().send('/en/new-password/', { token: await ask(), password: next })).statusCode).toBe(303);
  expect(await signIn(email, next)).toBe(303);
});

test('a person whose account was cut off between its two rows signs up again, or asks for a new password', async () => {
  const { $client } = catalogue.runtime.db;
  for (const verified of [0, 1]) {
    const email = `cut-${verified}@example.ca`;
    $client.prepare("insert into people (id, name, email, email_verified, created_at, updated_at) values (?, 'Ada', ?, ?, 1, 1)").run(`cut-${verified}`, email, verified);
    if (verified === 0) await finish(email);
    else {
      await visit().send('/en/forgotten-password/', { email });
      expect((await visit().send('/en/new-password/', { token: tokenIn(linkIn(catalogue, 'reset-password')), password })).statusCode).toBe(303);
      expect(await signIn(email)).toBe(303);
    }
  }
});
