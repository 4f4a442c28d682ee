import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitingMails } from '../../support/mails.ts';
import { openIdentity, takeSecondFactor } from '#api/features/identity/index.ts';
import { openPerson, type TestPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { openToken } from '../../support/tokens.ts';
import { codeOf } from '../../support/totp.ts';
import { Visitor } from '../../support/visitor.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
});
afterAll(() => catalogue.close());

const password = 'grenouille tambour ficelle';
let networks = 0;
function visit(cookie?: string): Visitor {
  const visitor = new Visitor(catalogue);
  visitor.remoteAddress = `198.51.${(networks += 1)}.7`;
  if (cookie !== undefined) visitor.take(cookie);
  return visitor;
}

/** Turns the second factor of a new person on, and gives the secret, the recovery codes and the browser. */
async function setUp(person: TestPerson): Promise<{ secret: string; codes: string[]; visitor: Visitor }> {
  const visitor = visit(person.cookie);
  expect((await visitor.send('/en/account/second-factor/do/begin/', { currentPassword: password })).headers['location']).toBe('/en/account/second-factor/');
  const page = (await visitor.open('/en/account/second-factor/')).body;
  const secret = /class="secret"[^>]*>([A-Z2-7 ]+)</.exec(page)?.[1] ?? '';
  expect(page).toContain('<path d="M');
  expect((await visitor.send('/en/account/second-factor/do/confirm/', { code: codeOf(secret, 3) })).statusCode).toBe(422);
  const done = await visitor.send('/en/account/second-factor/do/confirm/', { code: codeOf(secret) });
  expect([done.statusCode, done.headers['location']]).toEqual([303, '/en/account/second-factor/?done=on']);
  const shown = (await visitor.open('/en/account/second-factor/?done=on')).body;
  const list = /<ul class="codes"[^>]*>(.*?)<\/ul>/s.exec(shown)?.[1] ?? '';
  return { secret, codes: [...list.matchAll(/<li[^>]*>\s*([^<\s]+)\s*<\/li>/g)].map(([, code = '']) => code), visitor };
}

const enter = async (email: string): Promise<Visitor> => {
  const visitor = visit();
  const answer = await visitor.send('/en/sign-in/', { email, password, next: '/en/account/' });
  expect(answer.headers['location']).toBe('/en/sign-in/second-step/?next=%2Fen%2Faccount%2F');
  return visitor;
};
const step = (visitor: Visitor, code: string, kind = 'application') => visitor.send('/en/sign-in/second-step/', { kind, code, next: '/en/account/' });

test('with a second factor a password alone opens nothing, and a code opens once', async () => {
  const person = await openPerson(catalogue, { password });
  const elsewhere = visit(person.cookie);
  const { secret, codes, visitor } = await setUp(person);
  expect(codes).toHaveLength(10);
  expect((await visitor.open('/en/account/')).statusCode).toBe(200);
  expect((await elsewhere.open('/en/account/')).statusCode).toBe(303);
  const entering = await enter(person.email);
  expect(entering.cookie).not.toContain('session_token');
  expect((await entering.open('/en/account/')).statusCode).toBe(303);
  expect((await step(entering, codeOf(secret, 5))).statusCode).toBe(422);
  const code = codeOf(secret, 1);
  const entered = await step(entering, `${code.slice(0, 3)} ${code.slice(3)}`);
  expect([entered.statusCode, entered.headers['location']]).toEqual([303, '/en/account/']);
  expect((await entering.open('/en/account/')).statusCode).toBe(200);
  const replayed = await step(await enter(person.email), code);
  expect([replayed.statusCode, replayed.body.includes('used already')]).toEqual([422, true]);
});

test('a recovery code works once, and new ones void the former', async () => {
  const person = await openPerson(catalogue, { password });
  const { codes, visitor } = await setUp(person);
  const [first = '', second = ''] = codes;
  expect((await step(await enter(person.email), first, 'recovery')).statusCode).toBe(303);
  expect((await step(await enter(person.email), first, 'recovery')).statusCode).toBe(422);
  expect((await visitor.send('/en/account/second-factor/do/codes/', { currentPassword: 'not the password' })).statusCode).toBe(422);
  expect((await visitor.send('/en/account/second-factor/do/codes/', { currentPassword: password })).statusCode).toBe(303);
  expect((await step(await enter(person.email), second, 'recovery')).statusCode).toBe(422);
});

test('whoever lost telephone and codes signs in by password alone once the step is taken away, and everything else of theirs ends', async () => {
  const person = await openPerson(catalogue, { password, role: 'moderator', strong: false });
  const { visitor } = await setUp(person);
  const { authorization } = openToken(catalogue, person.id, ['profile:read']);
  const identity = openIdentity(catalogue.runtime);
  takeSecondFactor(identity, person.email.toUpperCase());
  expect((await visitor.open('/en/account/')).statusCode).toBe(303);
  expect((await catalogue.app.inject({ url: '/api/v1/workspace', headers: { authorization } })).statusCode).toBe(401);
  expect(waitingMails(catalogue).at(-1)).toMatchObject({ template: 'second-factor-changed' });
  const again = visit();
  expect((await again.send('/en/sign-in/', { email: person.email, password })).statusCode).toBe(303);
  // A moderator works on only with a new step.
  expect((await again.open('/en/review/')).headers['location']).toContain('/en/account/second-factor/');
  expect(() => takeSecondFactor(identity, person.email)).toThrow('without a second step');
  expect(() => takeSecondFactor(identity, 'nobody@example.ca')).toThrow('Nobody has an account');
});

test('codes are guessed only so often, wherever from', async () => {
  const person = await openPerson(catalogue, { password });
  await setUp(person);
  const answers: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const visitor = await enter(person.email);
    for (let index = 0; index < 5; index += 1) {
      visitor.remoteAddress = `203.${round}.${index}.1`;
      answers.push((await step(visitor, String(index).padStart(6, '0'))).statusCode);
    }
  }
  expect(answers.indexOf(429)).toBe(10);
  expect(answers.slice(10)).toEqual([429, 429, 429, 429, 429]);
});

test('a second step without a sign-in before it, or for somebody else, opens nothing', async () => {
  const [owner, other] = [await openPerson(catalogue, { password }), await openPerson(catalogue, { password })];
  const { secret } = await setUp(owner);
  expect((await step(visit(), codeOf(secret, 1))).statusCode).toBe(422);
  const { secret: another } = await setUp(other);
  expect((await step(await enter(owner.email), codeOf(another, 1))).statusCode).toBe(422);
  // Who is signed in as another person is not asked in their place.
  const visitor = await enter(owner.email);
  const cookie = visit((await openPerson(catalogue)).cookie).cookie;
  visitor.take(cookie);
  expect((await step(visitor, codeOf(secret, 1))).statusCode).toBe(303);
  expect((await visitor.open('/en/account/')).body).toContain(owner.email);
});

test('the secret is shown only until its first code, and turning it off asks for the password', async () => {
  const person = await openPerson(catalogue, { password });
  const { visitor } = await setUp(person);
  expect((await visitor.open('/en/account/second-factor/')).body).not.toContain('class="secret"');
  expect((await visitor.send('/en/account/second-factor/do/off/', { currentPassword: 'not the password' })).statusCode).toBe(422);
  expect((await visitor.send('/en/account/second-factor/do/off/', { currentPassword: password })).headers['location']).toBe('/en/account/?done=off');
  expect((await visit().send('/en/sign-in/', { email: person.email, password })).headers['location']).toBe('/en/workspace/');
  const changes = waitingMails(catalogue).flatMap(({ to, data }) => (to.personId === person.id && data['change'] !== undefined ? [data['change']] : []));
  expect(changes).toEqual(['on', 'off']);
});

test('the secret is sealed in the database', async () => {
  const person = await openPerson(catalogue, { password });
  const { codes } = await setUp(person);
  const row = JSON.stringify(catalogue.runtime.db.$client.prepare('select * from second_factors where person_id = ?').get(person.id));
  for (const code of codes) expect(row).not.toContain(code);
});
