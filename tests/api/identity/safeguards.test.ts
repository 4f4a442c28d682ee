import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#api/db/schema/people.ts';
import { askAgain } from '#api/features/identity/ask-again.ts';
import { countAttempt, forgiveAttempt, type Attempt } from '#api/features/identity/count-attempt.ts';
import { openIdentity } from '#api/features/identity/index.ts';
import { linkIn, waitingMails } from '../../support/mails.ts';
import { openPerson, type TestPerson } from '../../support/people.ts';
import { makeVendor } from '../../support/test-state.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { codeOf } from '../../support/totp.ts';
import { Visitor } from '../../support/visitor.ts';

let catalogue: TestCatalogue;
let identity: ReturnType<typeof openIdentity>;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  identity = openIdentity(catalogue.runtime);
});
afterAll(() => catalogue.close());

const password = 'grenouille tambour ficelle';
const signIn = '/en/sign-in/';
let networks = 0;
function visit(cookie?: string): Visitor {
  const visitor = new Visitor(catalogue);
  visitor.remoteAddress = `198.18.${(networks += 1)}.7`;
  if (cookie !== undefined) visitor.take(cookie);
  return visitor;
}
const client = () => catalogue.runtime.db.$client;
const mailsTo = ({ id }: Pick<TestPerson, 'id'>, template: string) => waitingMails(catalogue).filter((mail) => mail.to.personId === id && mail.template === template);

/** How many of `most` tries are answered before one is refused, each from a network of its own. */
async function triesOf(most: number, attempt: (visitor: Visitor) => Promise<{ statusCode: number }>): Promise<number> {
  for (let tried = 0; tried < most; tried += 1) if ((await attempt(visit())).statusCode === 429) return tried;
  return most;
}

/** Turns a second factor on and gives its secret. */
async function addFactor(person: TestPerson): Promise<{ secret: string; visitor: Visitor }> {
  const visitor = visit(person.cookie);
  await visitor.send('/en/account/second-factor/do/begin/', { currentPassword: password });
  const secret = /class="secret"[^>]*>([A-Z2-7 ]+)</.exec((await visitor.open('/en/account/second-factor/')).body)?.[1] ?? '';
  expect((await visitor.send('/en/account/second-factor/do/confirm/', { code: codeOf(secret) })).statusCode).toBe(303);
  return { secret, visitor };
}

test('a session of whoever is suspended opens nothing', async () => {
  const person = await openPerson(catalogue);
  expect((await visit(person.cookie).open('/en/account/')).statusCode).toBe(200);
  client().prepare('update people set suspended_at = 1 where id = ?').run(person.id);
  expect((await visit(person.cookie).open('/en/account/')).statusCode).toBe(303);
  expect((await catalogue.app.inject({ url: '/api/v1/account', headers: { cookie: person.cookie } })).statusCode).toBe(401);
});

test('no cookie is read by scripts, or lent by other sites', async () => {
  const { email } = await openPerson(catalogue, { password });
  const { headers } = await visit().send(signIn, { email, password });
  const cookies = [headers['set-cookie'] ?? []].flat().map(String);
  expect(cookies.length).toBeGreaterThan(1);
  expect(cookies.filter((cookie) => !/; HttpOnly/i.test(cookie) || !/; SameSite=Lax/i.test(cookie))).toEqual([]);
});

test('a browser is known to an account by what the catalogue signed alone', async () => {
  const person = await openPerson(catalogue, { password });
  const known = visit();
  await known.send(signIn, { email: person.email, password });
  const mark = known.cookie.split('; ').find((pair) => pair.includes('.browser=')) ?? '';
  const forged = visit(`${mark.slice(0, -12)}${mark.slice(-12).replaceAll(/[A-Za-z]/g, 'A')}`);
  await forged.send(signIn, { email: person.email, password });
  expect(mailsTo(person, 'new-sign-in')).toHaveLength(2);
  await visit(mark).send(signIn, { email: person.email, password });
  expect(mailsTo(person, 'new-sign-in')).toHaveLength(2);
});

test('a second factor is begun by the password, ends the other sessions, and its secret is told no more', async () => {
  const person = await openPerson(catalogue, { password });
  const refused = await visit(person.cookie).send('/en/account/second-factor/do/begin/', { currentPassword: 'not the password' });
  expect([refused.statusCode, refused.body.includes('This is not your password.')]).toEqual([422, true]);
  const elsewhere = visit();
  await elsewhere.send(signIn, { email: person.email, password });
  expect((await elsewhere.open('/en/account/')).statusCode).toBe(200);
  const { visitor } = await addFactor(person);
  expect((await elsewhere.open('/en/account/')).statusCode).toBe(303);
  expect(JSON.parse((await visitor.open('/api/v1/account/second-factor')).body)).toMatchObject({ isOn: true, setUp: null });
});

test('before something grave a code counts once, wrong ones are counted, and no program is asked', async () => {
  const person = await openPerson(catalogue, { password });
  const { secret } = await addFactor(person);
  const visitor = visit();
  await visitor.send(signIn, { email: person.email, password });
  const code = codeOf(secret, 1);
  expect((await visitor.send('/en/sign-in/second-step/', { kind: 'application', code })).statusCode).toBe(303);
  const leave = (by: Visitor, given: string) => by.send('/en/workspace/my-data/', { address: person.email, currentPassword: password, code: given });
  const replayed = await leave(visitor, code);
  expect([replayed.statusCode, replayed.body.includes('used already')]).toEqual([422, true]);
  const right = [-1, 0, 1, 2].map((later) => codeOf(secret, later));
  const wrong = Array.from({ length: 20 }, (_, index) => String(index).padStart(6, '0')).filter((one) => !right.includes(one));
  expect(await triesOf(12, (from) => (from.take(visitor.cookie), leave(from, wrong.pop() ?? '')))).toBe(9);

  const program = { kind: 'person', id: person.id, name: '', email: person.email, language: 'en', role: 'person', strong: false, via: 'token', scopes: [] } as const;
  await expect(askAgain(identity, program, { currentPassword: password }, { headers: {}, ip: '192.0.2.1' })).rejects.toThrow(expect.objectContaining({ code: 'in-person' }));
});

test('what is tried with an account is counted, wherever it comes from and however its address is written', { timeout: 60_000 }, async () => {
  const person = await openPerson(catalogue, { password });
  const again = { currentPassword: 'not the password', password: 'another good one, really' };
  expect(await triesOf(12, (from) => (from.take(person.cookie), from.send('/en/account/do/password/', again)))).toBe(10);
  const cases = [person.email, person.email.toUpperCase()];
  let asked = 0;
  expect(await triesOf(7, (from) => from.send('/en/forgotten-password/', { email: cases[(asked += 1) % 2] ?? '' }))).toBe(5);
  expect(await triesOf(7, (from) => from.send('/en/sign-up/', { name: 'Ada', email: 'often@example.ca', password, language: 'en', terms: 'yes' }))).toBe(5);
  const token = new URL(linkIn(catalogue, 'verify-email'), 'http://localhost').searchParams.get('token') ?? '';
  expect(await triesOf(12, (from) => from.send('/en/sign-up/confirm/', { token, password: 'not the password' }))).toBe(10);
  expect(JSON.stringify(client().prepare('select * from attempts').all())).not.toMatch(/often@example\.ca|@person\.example/i);
});

test('who succeeds is forgiven the one attempt, and the place keeps what others failed at', () => {
  const at = (account: number): Attempt => ({ kind: 'sign-in', account: `place${account}@example.ca`, ip: '203.0.113.200' });
  for (let count = 0; count < 40; count += 1) {
    countAttempt(identity, at(count));
    forgiveAttempt(identity, at(count));
  }
  for (let count = 40; count < 69; count += 1) countAttempt(identity, at(count));
  countAttempt(identity, at(69));
  forgiveAttempt(identity, at(69));
  countAttempt(identity, at(70));
  expect(() => countAttempt(identity, at(71))).toThrow(expect.objectContaining({ code: 'too-many-attempts' }));
});

test('passwords are kept as argon2id, as strong as is asked for, however they are chosen', async () => {
  const email = 'hashed@example.ca';
  const kept = () => String(client().prepare('select password from credentials join people on people.id = person_id where email = ?').pluck().get(email)).split('$').slice(0, 4);
  const strong = ['', 'argon2id', 'v=19', 'm=19456,t=2,p=1'];
  await visit().send('/en/sign-up/', { name: 'Ada', email, password, language: 'en', terms: 'yes' });
  expect(kept()).toEqual(strong);
  client().exec("update credentials set password = ''");
  await visit().send('/en/forgotten-password/', { email });
  const token = new URL(linkIn(catalogue, 'reset-password'), 'http://localhost').searchParams.get('token') ?? '';
  await visit().send('/en/new-password/', { token, password: 'another good one, really' });
  expect(kept()).toEqual(strong);
});

test('a sign-up replaces nobody who belongs to a vendor or to the staff', async () => {
  const add = (id: string, role: 'person' | 'moderator') => {
    const at = new Date();
    const row = { id, name: 'Unconfirmed', email: `${id}@example.ca`, emailVerified: false, language: 'en', role, twoFactorEnabled: false, createdAt: at, updatedAt: at } as const;
    catalogue.runtime.db.insert(people).values(row).run();
    return row.email;
  };
  const emails = [add('member-to-be', 'person'), add('staff-to-be', 'moderator')];
  makeVendor(catalogue.runtime, { members: { 'member-to-be': 'owner' } });
  for (const email of emails) await visit().send('/en/sign-up/', { name: 'Eve', email, password, language: 'en', terms: 'yes' });
  expect(client().prepare("select name from people where id in ('member-to-be', 'staff-to-be')").pluck().all()).toEqual(['Unconfirmed', 'Unconfirmed']);
});

test('a link to choose a new password is good for an hour', async () => {
  const { email } = await openPerson(catalogue, { password });
  client().exec('delete from verifications');
  await visit().send('/en/forgotten-password/', { email });
  const { expires_at: ends, created_at: made } = client().prepare<[], { expires_at: number; created_at: number }>('select expires_at, created_at from verifications').get() ?? {
    expires_at: 0,
    created_at: 0,
  };
  expect(Math.round((ends - made) / 60_000)).toBe(60);
});

test('a link that changes an address confirms no account', async () => {
  const person = await openPerson(catalogue, { password });
  await visit(person.cookie).send('/en/account/do/email/', { newEmail: 'new@example.ca', currentPassword: password });
  const token = new URL(linkIn(catalogue, 'change-email'), 'http://localhost').searchParams.get('token') ?? '';
  const answer = await visit().send('/en/sign-up/confirm/', { token, password });
  expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([422, undefined]);
});
