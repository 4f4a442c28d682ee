import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { policies } from '#api/features/authority/index.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { openCast } from './cast.ts';
import { listAsked, listSurprises, Matrix } from './matrix.ts';

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

test('every route answers every role as the table says, for its own, another’s and a deleted thing', async () => {
  const wrong = await matrix.run();
  process.stdout.write(`Authority: ${matrix.cells} cells of ${listAsked(catalogue.app).length} routes and private pages.\n`);
  expect(wrong).toEqual([]);
  expect(matrix.cells).toBeGreaterThan(2000);
});

test.each([
  ['a policy that lets the people of any vendor in', 'listingEditor', 'PAGE /en/workspace/listings/:listing/'],
  ['a policy that lets editors do what is for owners', 'vendorOwner', 'POST /en/workspace/vendors/:vendor/team/do/remove/'],
  ['a policy that lets anyone do what is for the staff', 'moderator', 'POST /api/v1/review/submissions/:submission/decision'],
] as const)('%s is caught', async (_, policy, name) => {
  const planted = vi.spyOn(policies[policy], 'decide').mockReturnValue('allow');
  const wrong = await matrix.run(listAsked(catalogue.app).filter((route) => route.name === name));
  planted.mockRestore();
  process.stdout.write(`A wrong policy "${policy}", planted: ${wrong.length} cells of ${name} tell.\n`);
  expect(wrong.length).toBeGreaterThan(5);
  expect(await matrix.run(listAsked(catalogue.app).filter((route) => route.name === name))).toEqual([]);
});
