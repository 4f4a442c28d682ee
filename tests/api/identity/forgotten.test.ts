import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAdmin, openIdentity } from '#api/features/identity/index.ts';
import { linkIn, waitingMails } from '../../support/mails.ts';
import { openPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { Visitor } from '../../support/visitor.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
});
afterAll(() => catalogue.close());

const former = 'grenouille tambour ficelle';
const password = 'parapluie cuivre lanterne';
const tokenIn = (link: string): string => new URLSearchParams(link.split('?')[1]).get('token') ?? '';
let networks = 0;
function visit(): Visitor {
  const visitor = new Visitor(catalogue);
  visitor.remoteAddress = `198.51.${(networks += 1)}.7`;
  return visitor;
}

test('a new password is chosen by a link, once; it ends every session and is told of', async () => {
  const { email, cookie, id } = await openPerson(catalogue, { password: former, language: 'fr' });
  const visitor = visit();
  const asked = await visitor.send('/fr/mot-de-passe-oublie/', { email: email.toUpperCase() });
  expect([asked.statusCode, asked.headers['location']]).toEqual([303, '/fr/mot-de-passe-oublie/?done=sent']);
  const link = linkIn(catalogue, 'reset-password');
  expect(link).toMatch(/^\/fr\/nouveau-mot-de-passe\/\?token=/);
  expect((await visitor.open(link)).body).toContain(tokenIn(link));
  expect((await visitor.send('/fr/nouveau-mot-de-passe/', { token: tokenIn(link), password: 'motdepasse2024' })).statusCode).toBe(422);
  const chosen = await visitor.send('/fr/nouveau-mot-de-passe/', { token: tokenIn(link), password });
  expect([chosen.statusCode, chosen.headers['location']]).toEqual([303, '/fr/connexion/?done=password']);
  const again = await visitor.send('/fr/nouveau-mot-de-passe/', { token: tokenIn(link), password: former });
  expect([again.statusCode, again.body.includes('a déjà servi')]).toEqual([422, true]);
  const signedIn = visit();
  signedIn.take(cookie);
  expect((await signedIn.open('/en/account/')).statusCode).toBe(303);
  expect((await visit().send('/en/sign-in/', { email, password: former })).statusCode).toBe(422);
  expect((await visit().send('/en/sign-in/', { email, password })).statusCode).toBe(303);
  expect(
    waitingMails(catalogue)
      .filter(({ to }) => to.personId === id)
      .map(({ template }) => template),
  ).toEqual(['reset-password', 'password-changed', 'new-sign-in']);
});

test('an unknown address gets the same answer, and no mail', async () => {
  const { email } = await openPerson(catalogue, { password: former });
  const before = waitingMails(catalogue).length;
  const unknown = await visit().send('/en/forgotten-password/', { email: 'nobody@example.ca' });
  expect(waitingMails(catalogue)).toHaveLength(before);
  const known = await visit().send('/en/forgotten-password/', { email });
  expect([known.statusCode, known.headers['location'], Object.keys(known.headers).toSorted()]).toEqual([
    unknown.statusCode,
    unknown.headers['location'],
    Object.keys(unknown.headers).toSorted(),
  ]);
});

test('a link names the public address, whatever host the request names', async () => {
  const { email } = await openPerson(catalogue, { password: former });
  const visitor = visit();
  Object.assign(visitor.headers, { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' });
  await visitor.send('/en/forgotten-password/', { email });
  await visitor.send('/en/sign-up/', { name: 'Ada', email: 'host@example.ca', password, language: 'en', terms: 'yes' });
  const mails = waitingMails(catalogue).slice(-2);
  expect(mails.map(({ template }) => template)).toEqual(['reset-password', 'verify-email']);
  for (const { data } of mails) {
    expect(JSON.stringify(data)).not.toContain('evil');
    expect(data['link']).toMatch(new RegExp(`^${catalogue.runtime.config.baseUrl}/en/`));
  }
});

test('whoever never confirmed their address does so by choosing a new password', async () => {
  const email = 'late@example.ca';
  await visit().send('/en/sign-up/', { name: 'Ada', email, password: former, language: 'en', terms: 'yes' });
  await visit().send('/en/forgotten-password/', { email });
  await visit().send('/en/new-password/', { token: tokenIn(linkIn(catalogue, 'reset-password')), password });
  expect((await visit().send('/en/sign-in/', { email, password })).statusCode).toBe(303);
});

test('the secret of a link is not in the table of links', async () => {
  const { email } = await openPerson(catalogue, { password: former });
  await visit().send('/en/forgotten-password/', { email });
  const rows = catalogue.runtime.db.$client.prepare('select * from verifications').all();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(tokenIn(linkIn(catalogue, 'reset-password')));
});

test('an administrator is made with an account or without, chooses a password by a link, and sets up a second step before anything else', async () => {
  const identity = openIdentity(catalogue.runtime);
  const { email } = await openPerson(catalogue, { password: former });
  for (const address of [email, 'Chief@example.ca']) {
    const link = new URL(await createAdmin(identity, { email: address, name: 'Chief', language: 'en' }));
    expect(link.origin).toBe(catalogue.runtime.config.baseUrl);
    const visitor = visit();
    await visitor.send('/en/new-password/', { token: link.searchParams.get('token') ?? '', password });
    expect((await visitor.send('/en/sign-in/', { email: address, password })).statusCode).toBe(303);
    const account = await visitor.open('/en/account/');
    expect([account.statusCode, account.body.includes('Your role asks for a second step')]).toEqual([200, true]);
  }
});
