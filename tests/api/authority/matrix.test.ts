import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '#api/contract/addresses.ts';
import { policies, type PolicyName } from '#api/features/authority/index.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { openCast } from './cast.ts';
import { readRoutes, type Audience } from './expected.ts';
import { expectedOf, listAsked, listSurprises, Matrix, nameCell } from './matrix.ts';

let catalogue: TestCatalogue;
let matrix: Matrix;

beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  matrix = new Matrix(catalogue, await openCast(catalogue));
});
afterAll(() => catalogue.close());

test('the table of who may do what names every route, and none that is gone', () => {
  expect(listSurprises(catalogue.app)).toEqual({ unknown: [], gone: [] });
});

test('every form has its page in the table, or a page that is public', () => {
  const known = readRoutes();
  const open = new Set(Object.values(pages).flatMap(({ en, mode }) => (mode === 'private' ? [] : [en.replaceAll(/\[(\w+)\]/g, ':$1')])));
  const forms = listAsked(catalogue.app).flatMap(({ name }) => (name.startsWith('POST /en/') ? [name.slice('POST '.length).replace(/do\/[\w-]+\/$/, '')] : []));
  expect(forms.length).toBeGreaterThan(100);
  expect(forms.filter((page) => !known.has(`PAGE ${page}`) && !open.has(page))).toEqual([]);
});

test('every route answers every role as the table says, for its own, another’s and a deleted thing', { timeout: 400_000 }, async () => {
  const wrong = await matrix.run(listAsked(catalogue.app));
  process.stdout.write(`Authority: ${matrix.cells} cells of ${listAsked(catalogue.app).length} routes and private pages, ${wrong.length} of them wrong.\n`);
  expect(wrong).toEqual([]);
  expect(matrix.cells).toBeGreaterThan(15_000);
});

const audienceOf: Readonly<Record<PolicyName, Audience>> = {
  anyone: 'everyone',
  signedIn: 'people',
  vendorEditor: 'team',
  listingEditor: 'team',
  vendorLeaver: 'members',
  vendorOwner: 'owners',
  evidenceReader: 'team and staff',
  moderator: 'staff',
  administrator: 'administrators',
};

test.each([
  ['GET', '/api/v1/contacts', 'anyone', 'signedIn'],
  ['GET', '/api/v1/workspace/account', 'signedIn', 'anyone'],
  ['GET', '/api/v1/vendors/:vendor/members', 'vendorEditor', 'evidenceReader'],
  ['POST', '/api/v1/vendors/:vendor/evidence', 'vendorEditor', 'signedIn'],
  ['GET', '/api/v1/vendors/:vendor/evidence', 'evidenceReader', 'vendorEditor'],
  ['POST', '/api/v1/vendors/:vendor/members/leave', 'vendorLeaver', 'vendorEditor'],
  ['POST', '/api/v1/vendors/:vendor/members/transfer', 'vendorOwner', 'vendorEditor'],
  ['POST', '/en/workspace/vendors/:vendor/team/do/remove/', 'vendorOwner', 'vendorEditor'],
  ['PUT', '/api/v1/workspace/listings/:listing/draft', 'listingEditor', 'signedIn'],
  ['POST', '/en/workspace/listings/:listing/do/discard/', 'listingEditor', 'signedIn'],
  ['POST', '/api/v1/review/submissions/:submission/decision', 'moderator', 'signedIn'],
  ['POST', '/api/v1/review/features/:feature/end', 'moderator', 'administrator'],
  ['POST', '/en/review/submissions/:submission/do/decide/', 'moderator', 'anyone'],
  ['POST', '/en/admin/people/:person/do/role/', 'administrator', 'moderator'],
  ['GET', '/api/v1/administration/people/:person', 'administrator', 'moderator'],
] as const)('%s %s with %s turned into %s is caught, in its own cells and no others', async (method, url, right, wrong) => {
  const routes = listAsked(catalogue.app);
  const at = routes.findIndex((route) => route.method === method && route.url === url && !route.name.startsWith('PAGE '));
  const planted = routes[at];
  if (planted === undefined) throw new Error(`There is no route ${method} ${url}.`);
  const near = routes.slice(Math.max(0, at - 5), at + 6);
  const told = matrix
    .cellsOf([planted])
    .filter((cell) => expectedOf(cell, audienceOf[right]) !== expectedOf(cell, audienceOf[wrong]))
    .map(nameCell);
  const takeBack = await matrix.plant(planted, policies[wrong]);
  const found = (await matrix.run(near)).map((cell) => cell.replace(/: [^:]*$/, ''));
  await takeBack();
  process.stdout.write(`${method} ${url} for ${audienceOf[wrong]} instead of ${audienceOf[right]}: ${found.length} cells tell.\n`);
  expect(found).toEqual(told);
  expect(told.length).toBeGreaterThan(0);
  expect(await matrix.run(near)).toEqual([]);
});
