import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '#api/contract/addresses.ts';
import { openToAll } from '#api/platform/authority/policy.ts';
import { assertAccess } from '#api/serve-private-pages.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
beforeAll(async () => void (catalogue = await openTestCatalogue({ samples: false, published: false })));
afterAll(() => catalogue.close());

test('a route without a policy does not register', async () => {
  const other = await openTestCatalogue({ samples: false, published: false });
  // The app has not started, so that routes can still be added.
  expect(() => other.app.get('/planted', async () => 'open to all')).toThrow('The route GET /planted has no policy.');
  expect(() => other.app.get('/declared', { config: openToAll }, async () => 'open to all')).not.toThrow();
  await other.close();
});

test('a private page without a policy that exists is refused at the start', () => {
  expect(() => assertAccess({ ...pages, planted: { mode: 'private', access: 'everybody' } })).toThrow('The private page planted has no policy.');
});

test('whoever is not signed in is led to sign in, and back', async () => {
  const answer = await catalogue.app.inject('/fr/espace/?onglet=1');
  expect(answer.statusCode).toBe(303);
  expect(answer.headers.location).toBe('/fr/connexion/?next=%2Ffr%2Fespace%2F%3Fonglet%3D1');
  expect(answer.headers['cache-control']).toBe('no-store');
});

test.each([
  ['from another site', { origin: 'https://evil.example' }],
  ['from a sandboxed page', { origin: 'null' }],
  ['from a sibling', { 'sec-fetch-site': 'same-site' }],
  ['that says nothing of where it comes from', {}],
])('a form %s changes nothing', async (_, headers) => {
  const answer = await catalogue.app.inject({
    method: 'POST',
    url: '/en/sign-in/',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'email=a',
  });
  expect(answer.statusCode).toBe(403);
});
