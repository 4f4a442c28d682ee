import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkIn, waitingMails } from '../../support/mails.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { Visitor } from '../../support/visitor.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
});
afterAll(() => catalogue.close());

const password = 'grenouille tambour ficelle';
const form = { name: 'Ada Example', email: 'Ada@Example.ca', password, language: 'fr', terms: 'yes' };

test('a person signs up, confirms the address by the link and the password, and is signed in', async () => {
  const visitor = new Visitor(catalogue);
  const sent = await visitor.send('/fr/inscription/', form);
  expect([sent.statusCode, sent.headers['location']]).toEqual([303, '/fr/inscription/consultez-vos-courriels/']);
  expect(waitingMails(catalogue).map(({ template, language }) => [template, language])).toEqual([['verify-email', 'fr']]);
  const early = await visitor.send('/fr/connexion/', { email: 'ada@example.ca', password });
  expect([early.statusCode, early.body.includes('Confirmez d’abord')]).toEqual([422, true]);
  const link = linkIn(catalogue, 'verify-email');
  const page = await visitor.open(link);
  expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-store']);
  const token = new URLSearchParams(link.split('?')[1]).get('token') ?? '';
  expect((await visitor.send('/fr/inscription/confirmation/', { token, password: 'not this password' })).statusCode).toBe(422);
  expect((await visitor.open('/fr/compte/')).statusCode).toBe(303);
  const confirmed = await visitor.send('/fr/inscription/confirmation/', { token, password });
  expect([confirmed.statusCode, confirmed.headers['location']]).toEqual([303, '/fr/espace/']);
  const account = await visitor.open('/fr/compte/');
  expect(account.statusCode).toBe(200);
  expect(account.body).toContain('ada@example.ca');
});
