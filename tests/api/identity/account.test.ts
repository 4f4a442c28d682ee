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
const tokenIn = (link: string): string => new URLSearchParams(link.split('?')[1]).get('token') ?? '';
let networks = 0;
function visit(cookie?: string): Visitor {
  const visitor = new Visitor(catalogue);
  visitor.remoteAddress = `198.51.${(networks += 1)}.7`;
  if (cookie !== undefined) visitor.take(cookie);
  return visitor;
}

test('a new address is agreed to from the present one and confirmed from the new one', async () => {
  const { email, cookie } = await openPerson(catalogue, { password });
  const visitor = visit(cookie);
  const newEmail = 'moved@example.ca';
  expect((await visitor.send('/en/account/do/email/', { newEmail, currentPassword: 'not the password' })).statusCode).toBe(422);
  expect((await visitor.send('/en/account/do/email/', { newEmail, currentPassword: password })).headers['location']).toBe('/en/account/?done=email');
  const agree = tokenIn(linkIn(catalogue, 'change-email'));
  expect((await visitor.open('/en/account/')).body).toContain(email);
  expect((await visit().send('/en/new-address/', { token: agree })).headers['location']).toBe('/en/new-address/?done=agreed');
  expect((await visitor.open('/en/account/')).body).toContain(email);
  const [last] = waitingMails(catalogue).slice(-1);
  expect([last?.template, last?.to.address, last?.data['step']]).toEqual(['change-email', newEmail, 'new']);
  const confirm = tokenIn(linkIn(catalogue, 'change-email'));
  expect((await visit().send('/en/new-address/', { token: confirm })).headers['location']).toBe('/en/new-address/?done=changed');
  expect((await visitor.open('/en/account/')).body).toContain(newEmail);
  for (const token of [agree, confirm]) expect((await visit().send('/en/new-address/', { token })).statusCode).toBe(422);
  expect((await visit().send('/en/sign-in/', { email: newEmail, password })).statusCode).toBe(303);
});

test('whether a new address is known already is told to nobody but its owner', async () => {
  const [asking, owner] = [await openPerson(catalogue, { password }), await openPerson(catalogue)];
  const visitor = visit(asking.cookie);
  const answer = await visitor.send('/en/account/do/email/', { newEmail: owner.email, currentPassword: password });
  expect(answer.headers['location']).toBe('/en/account/?done=email');
  const agreed = await visitor.send('/en/new-address/', { token: tokenIn(linkIn(catalogue, 'change-email')) });
  expect(agreed.headers['location']).toBe('/en/new-address/?done=agreed');
  const [last] = waitingMails(catalogue).slice(-1);
  expect([last?.template, last?.to.personId]).toEqual(['address-known', owner.id]);
});

test('a link for another purpose changes no address', async () => {
  await visit().send('/en/sign-up/', { name: 'Ada', email: 'purpose@example.ca', password, language: 'en', terms: 'yes' });
  expect((await visit().send('/en/new-address/', { token: tokenIn(linkIn(catalogue, 'verify-email')) })).statusCode).toBe(422);
});

test('a new password ends every other session and renews this one', async () => {
  const { email, cookie } = await openPerson(catalogue, { password });
  const [here, there] = [visit(cookie), visit()];
  await there.send('/en/sign-in/', { email, password });
  const next = 'parapluie cuivre lanterne';
  const wrong = await here.send('/en/account/do/password/', { currentPassword: 'not the password', password: next });
  expect([wrong.statusCode, wrong.body.includes('href="#password-currentPassword"')]).toEqual([422, true]);
  expect((await here.send('/en/account/do/password/', { currentPassword: password, password: 'motdepasse2024' })).statusCode).toBe(422);
  expect((await here.send('/en/account/do/password/', { currentPassword: password, password: next })).headers['location']).toBe('/en/account/?done=password');
  expect((await here.open('/en/account/')).statusCode).toBe(200);
  for (const other of [there, visit(cookie)]) expect((await other.open('/en/account/')).statusCode).toBe(303);
});

test('sessions are listed and ended one by one, everywhere, and never those of others', async () => {
  const { email, cookie } = await openPerson(catalogue, { password });
  const other = await openPerson(catalogue);
  const [here, there] = [visit(cookie), visit()];
  there.headers['user-agent'] = 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0';
  await there.send('/en/sign-in/', { email, password });
  const page = (await here.open('/en/account/')).body;
  expect(page).toContain('Firefox, Windows');
  const session = /name="session" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const stranger = await visit(other.cookie).send('/en/account/do/session/', { session });
  expect(stranger.statusCode).toBe(404);
  expect((await there.open('/en/account/')).statusCode).toBe(200);
  expect((await here.send('/en/account/do/session/', { session })).statusCode).toBe(303);
  expect((await there.open('/en/account/')).statusCode).toBe(303);
  await there.send('/en/sign-in/', { email, password });
  const everywhere = await here.send('/en/account/do/everywhere/', {});
  expect(everywhere.headers['location']).toBe('/en/sign-in/?done=everywhere');
  for (const visitor of [here, there, visit(cookie)]) expect((await visitor.open('/en/account/')).statusCode).toBe(303);
  expect((await visit(other.cookie).open('/en/account/')).statusCode).toBe(200);
});

test('a person changes their name and language, and nothing else by that form', async () => {
  const { cookie, id } = await openPerson(catalogue);
  const visitor = visit(cookie);
  expect((await visitor.send('/fr/compte/do/profile/', { name: 'Zoé <b>', language: 'fr' })).headers['location']).toBe('/fr/compte/?done=profile');
  const page = (await visitor.open('/fr/compte/?done=profile')).body;
  expect(page).toContain('value="Zoé <b>"');
  for (const extra of [{ role: 'administrator' }, { email: 'x@example.ca' }, { id: 'x' }])
    expect((await visitor.send('/en/account/do/profile/', { name: 'Zoé', language: 'fr', ...extra })).statusCode).toBe(422);
  expect(catalogue.runtime.db.$client.prepare('select role, language from people where id = ?').get(id)).toEqual({ role: 'person', language: 'fr' });
});

test('an account is nobody’s but its owner’s', async () => {
  for (const url of ['/api/v1/account', '/api/v1/account/second-factor']) expect([url, (await visit().open(url)).statusCode]).toEqual([url, 401]);
  for (const url of ['/en/account/', '/fr/compte/deuxieme-facteur/']) expect([url, (await visit().open(url)).statusCode]).toEqual([url, 303]);
});
