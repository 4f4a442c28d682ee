import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPerson } from '../../support/people.ts';
import { elementsOf } from '../../support/read-html.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { placesOf } from '../../support/walk-schema.ts';
import { Visitor } from '../../support/visitor.ts';
import { openCast, type Cast } from '../authority/cast.ts';
import { fill, listReads, listWrites, takenBack } from './walk-routes.ts';

const base = 'https://catalogue.example';
const password = 'grenouille tambour ficelle';
let catalogue: TestCatalogue;
let cast: Cast;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false, settings: { BASE_URL: base } });
  cast = await openCast(catalogue);
});
afterAll(() => catalogue.close());

/** Addresses of elsewhere in the shapes that browsers understand and filters forget. */
const elsewhere = [
  'https://evil.invalid/',
  '//evil.invalid/',
  '///evil.invalid/',
  '/\\evil.invalid/',
  '\\\\evil.invalid/',
  '/\t/evil.invalid/',
  '/\n/evil.invalid/',
  '\u0001//evil.invalid/',
  ' //evil.invalid/',
  'https:evil.invalid/',
  'https:/evil.invalid/',
  '/en/..//evil.invalid/',
  '/en/%2e%2e//evil.invalid/',
  '/en/../..//evil.invalid/x',
  '/en/\\..\\..//evil.invalid/',
  '/%2f%2fevil.invalid/',
  '/%5cevil.invalid/',
  '@evil.invalid/',
  '/en@evil.invalid/',
  'https://catalogue.example@evil.invalid/',
  'https://catalogue.example.evil.invalid/',
  'javascript:alert(document.domain)//evil.invalid',
  'data:text/html,evil.invalid',
  '/en/\r\nlocation: https://evil.invalid/',
  '/enter/evil.invalid',
  '/api/v1/workspace/export?evil.invalid',
];

/** Whether a browser that is at the catalogue would go elsewhere, or run something, by an address. */
function leadsAway(location: unknown): boolean {
  if (location === undefined) return false;
  const target = typeof location === 'string' && !/[\r\n]/.test(location) ? URL.parse(location, `${base}/en/sign-in/`) : null;
  return target?.origin !== base;
}

const followers = ['nobody', 'administrator without a second factor', 'owner'];

const isParameter = (name: string): boolean => /^[a-z][a-zA-Z]*$/.test(name);

test('no parameter of any address leads elsewhere, whoever follows it', async () => {
  const names = [
    ...new Set([
      ...catalogue.app.routeTable.flatMap(({ query, body }) => [query, body].flatMap((schema) => (schema === undefined ? [] : placesOf(schema).map(({ path }) => path.slice(1))))),
      'next',
      'to',
      'url',
      'return',
      'redirect',
      'continue',
      'token',
      'done',
      'address',
      'website',
    ]),
  ].filter(isParameter);
  const away: string[] = [];
  let asked = 0;
  for (const [at, url] of listReads(catalogue.app).entries())
    for (const [turn, target] of elsewhere.entries())
      if ((at + turn) % 8 === 0) {
        const cookie = cast.roles.find(({ name }) => name === followers[((at + turn) / 8) % followers.length])?.cookie;
        const query = new URLSearchParams(names.map((name): [string, string] => [name, target])).toString();
        const { headers } = await catalogue.app.inject({ url: `${fill(url, cast.things[0]?.slots ?? {})}?${query}`, headers: cookie === undefined ? {} : { cookie } });
        asked += 1;
        if (leadsAway(headers.location)) away.push(`${url}: ${String(headers.location)}`);
      }
  process.stdout.write(`${asked} addresses with ${names.length} parameters: ${away.length} led elsewhere.\n`);
  expect(away).toEqual([]);
});

test('no path leads elsewhere, whatever slashes and dots it has', async () => {
  const away: string[] = [];
  for (const target of elsewhere.filter((one) => one.startsWith('/') || one.startsWith('\\')))
    for (const prefix of ['', '/en', '/fr/espace', '/api/v1/listings', '/images', '/cards/en'])
      for (const ending of ['', '/', '/do/out/', '/../', '/%2e%2e'])
        for (const path of [`${prefix}${target}${ending}`, `${prefix}${encodeURI(target)}${ending}`]) {
          const { headers } = await catalogue.app.inject({ url: path.replaceAll(/[\p{Cc} ]/gu, (sign) => encodeURIComponent(sign)) || '/' });
          if (leadsAway(headers.location)) away.push(`${path}: ${String(headers.location)}`);
        }
  expect(away).toEqual([]);
});

test('whoever signs in is led on to pages of people alone, and to wherever they wanted to go among those', async () => {
  const { email } = await openPerson(catalogue, { password });
  const away: string[] = [];
  for (const next of ['/en/account/', ...elsewhere]) {
    const visitor = new Visitor(catalogue);
    const { statusCode, headers, body } = await visitor.send('/en/sign-in/', { email, password, next });
    if (statusCode !== 303) away.push(`${next}: ${statusCode} ${body.slice(0, 100)}`);
    else if (leadsAway(headers['location']) || (next !== '/en/account/' && headers['location'] !== '/en/workspace/')) away.push(`${next}: ${String(headers['location'])}`);
  }
  expect(away.slice(0, 5)).toEqual([]);
});

test('no form leads elsewhere by what is sent to it', async () => {
  const away: string[] = [];
  for (const [at, route] of listWrites(catalogue.app)
    .filter(({ url }) => !url.startsWith('/api/'))
    .entries())
    for (const role of [undefined, 'owner', 'administrator']) {
      const cookie = cast.roles.find(({ name }) => name === role)?.cookie;
      const names = route.body === undefined ? [] : placesOf(route.body).map(({ path }) => path.slice(1));
      const target = elsewhere[at % elsewhere.length] ?? '';
      const payload = new URLSearchParams([...names, 'next'].filter(isParameter).map((name): [string, string] => [name, target])).toString();
      const headers = { origin: base, 'content-type': 'application/x-www-form-urlencoded', ...(cookie === undefined ? {} : { cookie }) };
      const url = `${fill(route.url, cast.things[0]?.slots ?? {})}?next=${encodeURIComponent(target)}`;
      const answer = await takenBack(catalogue, () => catalogue.app.inject({ method: 'POST', url, headers, payload }));
      if (leadsAway(answer.headers.location)) away.push(`${url}: ${String(answer.headers.location)}`);
      // A link that the page offers for going on is one of its own, too.
      for (const { name, attributes } of answer.statusCode === 422 ? elementsOf(answer.body) : [])
        if (name === 'a' && attributes['href']?.includes('evil.invalid') === true && leadsAway(attributes['href'])) away.push(`${url} offers ${attributes['href']}`);
    }
  expect(away).toEqual([]);
});
