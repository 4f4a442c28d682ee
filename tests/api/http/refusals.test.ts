import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { within } from '../../support/extent.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ published: false });
});
afterAll(() => catalogue.close());

const ask = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'POST' | 'DELETE' = 'GET') => catalogue.app.inject({ url, headers, method });

describe('a wrong parameter', () => {
  test.each([
    [
      'colour=blue',
      '/colour',
      /There is no parameter “colour” here; those known are q, lang, area,/,
      /Il n’y a pas ici de paramètre «\u202fcolour\u202f»\u202f; les paramètres connus sont q, lang, area,/,
    ],
    ['pag=2', '/pag', /did you mean “page”\?$/, /vouliez-vous dire «\u202fpage\u202f»\u202f\?$/],
    ['page=0', '/page', /“page” is 0; it must be at least 1\./, /«\u202fpage\u202f» vaut 0\u202f; ce doit être au moins 1\./],
    ['page=501', '/page', /“page” is 501; it must be at most 500\./, /ce doit être au plus 500\./],
    ['page=two', '/page', /“page” is “two”; it must be a number\./, /ce doit être un nombre\./],
    ['page=1.5', '/page', /“page” is “1\.5”; it must be a whole number\./, /ce doit être un nombre entier\./],
    ['page=1&page=2', '/page', /may be given only once\./, /ne peut être donné qu’une fois\./],
    ['q=a&q=b', '/q', /may be given only once\./, /ne peut être donné qu’une fois\./],
    [`q=${'a'.repeat(201)}`, '/q', /“q” has 201 characters; at most 200 are allowed\./, /«\u202fq\u202f» compte 201 caractères\u202f; 200 au plus sont permis\./],
    ['sort=cheapest', '/sort', /“sort” is “cheapest”; it must be one of relevance, newest, name\./, /l’une de ces valeurs\u00a0: relevance, newest, name\./],
    ['area=Service%20IT', '/area', /“area” is “Service IT”; it must be lowercase letters/, /il faut des lettres minuscules/],
    [
      Array.from({ length: 41 }, (_, index) => `area=a${index}`).join('&'),
      '/area',
      /“area” is given 41 times; at most 40 are allowed\./,
      /est donné 41 fois\u202f; 40 au plus sont permises\./,
    ],
    ['a~%2Fb=1', '/a~0~1b', /no parameter “a~\/b”/, /paramètre «\u202fa~\/b\u202f»/],
  ])('%s is told by its pointer in a sentence of each language', async (query, pointer, en, fr) => {
    for (const [language, sentence] of [
      ['en', en],
      ['fr', fr],
    ] as const) {
      const response = await ask(`/api/v1/listings?${query}`, { 'accept-language': language });
      expect(response.statusCode).toBe(400);
      expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      const problem = response.json();
      expect(problem.type).toBe('/api/docs/#problem-bad-parameters');
      expect(problem.errors).toHaveLength(1);
      expect(problem.errors[0]).toMatchObject({ pointer, in: 'query' });
      expect(problem.errors[0].detail).toMatch(sentence);
      expect(problem.detail).toBe(problem.errors[0].detail);
    }
  });

  test('of any address that takes a term is told', async () => {
    for (const address of ['/api/v1/newest?action=nope', '/api/v1/featured?area=nope', '/api/v1/vendors?province=nope'])
      expect([address, (await ask(address)).statusCode]).toEqual([address, 400]);
    const page = await ask('/en/solutions/?area=nope&area=service-it', { 'accept-encoding': 'identity' });
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('nope');
  });

  test('that is missing is named', async () => {
    expect((await ask('/api/v1/suggest')).json().errors).toEqual([{ pointer: '/q', in: 'query', detail: 'The parameter “q” is missing.' }]);
  });

  test('among many is told with all the others, in the language that the address asks for', async () => {
    const problem = (await ask('/api/v1/listings?colour=blue&page=0&lang=fr', { 'accept-language': 'en' })).json();
    expect(problem.detail).toBe('La requête contient 2 erreurs\u202f; «\u202ferrors\u202f» les nomme toutes.');
    expect(problem.errors.map((error: { pointer: string }) => error.pointer).toSorted()).toEqual(['/colour', '/page']);
  });

  test('of thousands is refused at once', async () => {
    const started = performance.now();
    const query = Array.from({ length: 1800 }, (_, index) => `p${index}=1`).join('&');
    expect((await ask(`/api/v1/listings?${query}`)).json().errors).toHaveLength(20);
    expect(performance.now() - started).toBeLessThan(within(500));
  });
});

describe('a request that is not understood', () => {
  test.each([
    ['/api/%zz', 400, 'bad-encoding'],
    ['/api/v1/listings?q=%ff', 400, 'bad-encoding'],
    ['/api/v1/listings?q=%', 400, 'bad-encoding'],
    ['/api/v1/listings/UPPER', 400, 'bad-parameters'],
    [`/api/v1/listings/${'a'.repeat(300)}`, 404, 'not-found'],
    ['/api/v1/nothing', 404, 'not-found'],
    ['/api/v1/listings/no-such-listing', 404, 'no-listing'],
    ['/api/v1/vendors/no-such-vendor', 404, 'no-vendor'],
    ['/api/v1/listings/no-such-listing/similar', 404, 'no-listing'],
    ['/apix', 404, undefined],
    ['/en/%zz', 400, undefined],
    ['/fr/%c3%28/', 400, undefined],
    ['/fr/nulle-part/', 404, undefined],
  ])('%s gets %i in the form that its address calls for', async (address, status, type) => {
    for (const language of ['en', 'fr'] as const) {
      const response = await ask(address, { 'accept-language': language });
      expect(response.statusCode).toBe(status);
      expect(response.headers['x-content-type-options']).toBe('nosniff');
      if (type === undefined) {
        expect(response.headers['content-type']).toContain('text/html');
        expect(response.body).toContain('<h1');
        expect(response.body).not.toContain('Error:');
      } else {
        const problem = response.json();
        expect(problem.type).toBe(`/api/docs/#problem-${type}`);
        expect(problem.requestId).toBe(response.headers['x-request-id']);
      }
    }
  });

  test.each([
    ['/api/v1/listings', 'GET, HEAD, OPTIONS'],
    ['/api/v1/listings/permit-ledger', 'GET, HEAD, OPTIONS'],
    ['/en/', 'GET, HEAD'],
    ['/en/solutions/', 'GET, HEAD'],
    ['/robots.txt', 'GET, HEAD'],
  ])('another method at %s gets 405 and the methods that it takes', async (address, allow) => {
    const response = await ask(address, { 'content-type': 'application/json' }, 'POST');
    expect([response.statusCode, response.headers['allow']]).toEqual([405, allow]);
    expect(response.headers['content-type']).toContain(address.startsWith('/api/') ? 'problem+json' : 'text/html');
  });

  test('another method at an unknown address of the API gets 404', async () => {
    expect((await ask('/api/v1/nothing', {}, 'DELETE')).statusCode).toBe(404);
  });
});

test('an error that nobody foresaw shows nothing of itself, in either form', async () => {
  const { db } = catalogue.runtime;
  db.$client.exec('alter table vendors rename to hidden_vendors');
  try {
    const api = await ask('/api/v1/vendors', { 'accept-language': 'fr' });
    expect(api.statusCode).toBe(500);
    expect(api.json()).toMatchObject({ type: '/api/docs/#problem-broken', title: 'Une erreur s’est produite' });
    const page = await ask('/fr/fournisseurs/?letter=N');
    expect(page.statusCode).toBe(500);
    for (const { body } of [api, page]) expect(body).not.toMatch(/sqlite|no such table|vendors|\.ts|at /i);
    expect(page.body).toContain('<h1');
    expect((await ask('/readyz')).statusCode).toBe(503);
    expect((await ask('/healthz')).statusCode).toBe(200);
  } finally {
    db.$client.exec('alter table hidden_vendors rename to vendors');
  }
  expect((await ask('/readyz')).statusCode).toBe(200);
});
