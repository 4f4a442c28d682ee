import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkIn, waitingMails } from '../../support/mails.ts';
import { openPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { Visitor } from '../../support/visitor.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
});
afterAll(() => catalogue.close());

const password = 'grenouille tambour ficelle';
const form = { name: 'Ada Example', email: 'Ada@Example.ca', password, language: 'fr', terms: 'yes' };
const tokenIn = (link: string): string => new URLSearchParams(link.split('?')[1]).get('token') ?? '';
const personOf = (email: string) =>
  catalogue.runtime.db.$client.prepare<[string], { id: string; role: string; name: string; email_verified: number }>('select * from people where email = ?').get(email);
/** Each visitor of a network of their own. */
let networks = 0;
function visit(): Visitor {
  const visitor = new Visitor(catalogue);
  visitor.remoteAddress = `198.51.${(networks += 1)}.7`;
  return visitor;
}

test('a person signs up, confirms the address by the link and the password, and is signed in', async () => {
  const visitor = visit();
  const sent = await visitor.send('/fr/inscription/', form);
  expect([sent.statusCode, sent.headers['location']]).toEqual([303, '/fr/inscription/consultez-vos-courriels/']);
  expect(waitingMails(catalogue).map(({ template, language }) => [template, language])).toEqual([['verify-email', 'fr']]);
  const early = await visitor.send('/fr/connexion/', { email: 'ada@example.ca', password });
  expect([early.statusCode, early.body.includes('Confirmez d’abord')]).toEqual([422, true]);
  const link = linkIn(catalogue, 'verify-email');
  const page = await visitor.open(link);
  expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-store']);
  const token = tokenIn(link);
  const wrong = await visitor.send('/fr/inscription/confirmation/', { token, password: 'not this password' });
  expect([wrong.statusCode, wrong.body.includes(token)]).toEqual([422, true]);
  expect((await visitor.open('/fr/compte/')).statusCode).toBe(303);
  const confirmed = await visitor.send('/fr/inscription/confirmation/', { token, password });
  expect([confirmed.statusCode, confirmed.headers['location']]).toEqual([303, '/fr/espace/?done=welcome']);
  const account = await visitor.open('/fr/compte/');
  expect(account.statusCode).toBe(200);
  expect(account.body).toContain('ada@example.ca');
});

test('a link that was changed, or is for something else, confirms nothing', async () => {
  const visitor = visit();
  await visitor.send('/en/sign-up/', { ...form, email: 'linus@example.ca' });
  const token = tokenIn(linkIn(catalogue, 'verify-email'));
  for (const wrong of [`${token}x`, token.replace(/^[^.]+/, 'eyJhbGciOiJub25lIn0'), 'nothing']) {
    const answer = await visitor.send('/en/sign-up/confirm/', { token: wrong, password });
    expect([answer.statusCode, answer.body.includes('too old')]).toEqual([422, true]);
  }
  expect(personOf('linus@example.ca')?.email_verified).toBe(0);
});

test('whoever signs up with a known address gets the same answer, and its owner is told', async () => {
  const owner = await openPerson(catalogue, { email: 'grace@example.ca', name: 'Grace' });
  const [known, unknown] = [await visit().send('/en/sign-up/', { ...form, email: 'GRACE@example.ca' }), await visit().send('/en/sign-up/', { ...form, email: 'new@example.ca' })];
  expect([known.statusCode, known.headers['location'], known.body]).toEqual([unknown.statusCode, unknown.headers['location'], unknown.body]);
  expect(Object.keys(known.headers).toSorted()).toEqual(Object.keys(unknown.headers).toSorted());
  const [toOwner, toNew] = waitingMails(catalogue).slice(-2);
  expect([toOwner?.template, toOwner?.to.personId, toNew?.template]).toEqual(['address-known', owner.id, 'verify-email']);
  expect(personOf('grace@example.ca')?.name).toBe('Grace');
});

test('whoever prepares an account with the address of somebody else gains nothing when they sign up', async () => {
  const email = 'target@example.ca';
  await visit().send('/en/sign-up/', { ...form, email, password: 'attacker knows this one' });
  const former = tokenIn(linkIn(catalogue, 'verify-email'));
  await visit().send('/en/sign-up/', { ...form, email, password });
  const owner = visit();
  expect((await owner.send('/en/sign-up/confirm/', { token: former, password })).statusCode).toBe(422);
  expect((await owner.send('/en/sign-up/confirm/', { token: tokenIn(linkIn(catalogue, 'verify-email')), password })).statusCode).toBe(303);
  expect((await visit().send('/en/sign-in/', { email, password: 'attacker knows this one' })).statusCode).toBe(422);
});

test('a field that is not of the form is refused, and no role comes of it', async () => {
  for (const extra of [{ role: 'administrator' }, { emailVerified: 'true' }, { 'role:boolean': 'true' }, { twoFactorEnabled: 'true' }, { id: 'chosen' }]) {
    const answer = await visit().send('/en/sign-up/', { ...form, email: 'mass@example.ca', ...extra });
    expect([Object.keys(extra), answer.statusCode]).toEqual([Object.keys(extra), 422]);
  }
  expect(personOf('mass@example.ca')).toBeUndefined();
});

test.each([
  ['short', 'At least 12', 'Use at least 12 characters.'],
  ['Password2026!', 'common', 'easy to guess'],
  ['ada example 2026', 'personal', 'repeats your name'],
])('the password %s is refused in words, and what was typed stays', async (weak, _, sentence) => {
  const answer = await visit().send('/en/sign-up/', { ...form, email: 'weak@example.ca', password: weak });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(sentence);
  expect(answer.body).toContain('weak@example.ca');
  expect(answer.body).not.toContain(`"${weak}"`);
  expect(personOf('weak@example.ca')).toBeUndefined();
});

test('the terms are accepted, or no account is opened', async () => {
  const { terms: _, ...without } = form;
  const answer = await visit().send('/fr/inscription/', { ...without, email: 'terms@example.ca' });
  expect([answer.statusCode, answer.body.includes('href="#f-terms"')]).toEqual([422, true]);
  const both = await visit().send('/fr/inscription/', { ...without, email: 'terms@example.ca', password: 'court' });
  expect([...both.body.matchAll(/href="#f-(\w+)"/g)].map(([, field]) => field)).toEqual(['password', 'terms']);
});

test('what is to be mended is listed by the names of its fields', async () => {
  const { email: _, ...without } = form;
  expect((await visit().send('/en/sign-up/', without)).body).toContain('E-mail address: This is needed.');
  expect((await visit().send('/fr/inscription/', without)).body).toContain('Adresse électronique\u00a0: Ce champ est obligatoire.');
});

test('two sign-ups with one address at one moment make one account', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => visit().send('/en/sign-up/', { ...form, email: 'twice@example.ca' })));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
  const [{ n } = { n: 0 }] = catalogue.runtime.db.$client.prepare<[], { n: number }>("select count(*) as n from people where email = 'twice@example.ca'").all();
  expect(n).toBe(1);
});
