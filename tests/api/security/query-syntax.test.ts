import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { placesOf } from '../../support/walk-schema.ts';
import { openPerson } from '../../support/people.ts';
import { openCast, type Cast } from '../authority/cast.ts';
import { fill, takePart, type Route } from './walk-routes.ts';

let catalogue: TestCatalogue;
let cast: Cast;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  cast = await openCast(catalogue);
});
afterAll(() => catalogue.close());

/** What would change a question where it were put into one: SQL, LIKE, FTS5, Meilisearch, JSON and numbers that are none. */
const syntax = [
  "' or 1=1 --",
  "') or ('1'='1",
  "'; drop table people; --",
  "x' union select password from credentials --",
  '" or ""="',
  '%',
  '_',
  '%%%',
  '\\',
  '\\%',
  "%' escape '!",
  '*',
  'a* OR b',
  'NEAR(a b)',
  'name:a',
  '^a',
  '"a',
  'AND',
  '-x',
  '(((',
  '{a}',
  'a NOT b',
  'area = "x" OR 1 = 1',
  '[$ne]=1',
  '{"$gt":""}',
  '\u0000',
  '\ud800',
  '1e309',
  '-1',
  '0x10',
  'NaN',
  '9'.repeat(400),
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '${7*7}',
];

const nameOf = (path: string): string => path.slice(1).replace('[]', '');

/** The routes of the API that are asked something, with the parameters that take any text. */
const questions = () =>
  catalogue.app.routeTable.flatMap((route) => {
    if (route.method !== 'GET' || route.query === undefined) return [];
    const places = placesOf(route.query).filter(({ path }) => path !== '');
    const free = places.filter(({ schema }) => schema instanceof z.ZodString && schema.safeParse("' or 1=1 --").success);
    return places.length === 0 ? [] : [{ route, names: [...new Set(places.map(({ path }) => nameOf(path)))], free: [...new Set(free.map(({ path }) => nameOf(path)))] }];
  });

function ask(route: Route, query: Readonly<Record<string, string>>) {
  const { cookie, slots } = takePart(cast, route.url.includes('/workspace/') || route.url.includes('/vendors/') ? 'owner' : 'administrator');
  return catalogue.app.inject({ url: `${fill(route.url, slots)}?${new URLSearchParams(query).toString()}`, headers: { cookie } });
}

test('no parameter is taken for a part of the question: it is answered, or refused with its reason', async () => {
  const broken: string[] = [];
  let asked = 0;
  for (const { route, names } of questions())
    for (const name of names)
      for (const text of syntax) {
        const { statusCode, body } = await ask(route, { [name]: text });
        asked += 1;
        if (statusCode >= 500 || /SQLITE|syntax error|fts5|no such (table|column)/i.test(body))
          broken.push(`${route.url}?${name}=${text.slice(0, 40)}: ${statusCode} ${body.slice(0, 100)}`);
      }
  process.stdout.write(`${asked} questions in the syntax of others to ${questions().length} routes: ${broken.length} broke something.\n`);
  expect(asked).toBeGreaterThan(2000);
  expect(broken).toEqual([]);
  expect(Number(catalogue.runtime.db.$client.prepare('select count(*) from people').pluck().get())).toBeGreaterThan(5);
});

type Found = { readonly items?: readonly unknown[] };

test('a text finds what holds it, and never everything', async () => {
  const lists = questions().filter(({ route, free }) => free.length > 0 && /administration|review|workspace\/organizations$/.test(route.url));
  expect(lists.map(({ route }) => route.url)).toEqual(
    expect.arrayContaining([
      '/api/v1/administration/people',
      '/api/v1/administration/vendors',
      '/api/v1/administration/audit',
      '/api/v1/review/submissions',
      '/api/v1/review/listings',
    ]),
  );
  const everything: string[] = [];
  for (const { route, free } of lists)
    for (const name of free)
      for (const text of ["' or 1=1 --", "') or ('1'='1", '%%%', '_%_', '*', "x' union select password from credentials --"]) {
        const { items = [] } = (await ask(route, { [name]: text })).json<Found>();
        if (items.length > 0) everything.push(`${route.url}?${name}=${text}: ${items.length}`);
      }
  expect(everything).toEqual([]);
});

test('signs of LIKE are found as they are', async () => {
  await openPerson(catalogue, { name: '100% Robin_Ex\\ample' });
  const found = async (q: string): Promise<number> =>
    (
      await catalogue.app.inject({ url: `/api/v1/administration/people?${new URLSearchParams({ q }).toString()}`, headers: { cookie: takePart(cast, 'administrator').cookie } })
    ).json<{ total: number }>().total;
  expect([await found('100%'), await found('n_E'), await found('x\\a'), await found('nxE'), await found('0%R')]).toEqual([1, 1, 1, 0, 0]);
});
