import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { isClosed, nameAt, placesOf } from '../../support/walk-schema.ts';
import { openCast, type Cast } from '../authority/cast.ts';
import { readAll } from './read-all.ts';
import { countChanges, fill, isOfApi, listWrites, methodOf, takenBack, takePart, type Route } from './walk-routes.ts';

let catalogue: TestCatalogue;
let cast: Cast;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  cast = await openCast(catalogue);
});
afterAll(() => catalogue.close());

/** What decides, and is never for whoever sends something to say. */
const deciding = [
  'id',
  'status',
  'state',
  'role',
  'vendor',
  'vendorId',
  'person',
  'personId',
  'actor',
  'checked',
  'confirmed',
  'origin',
  'createdAt',
  'publishedAt',
  'updatedBy',
  'version',
  'strong',
  'slug',
  'sample',
  'featured',
  'position',
  'emailVerified',
  'suspendedAt',
  'vettedAt',
  'isAdmin',
] as const;

const nameOf = ({ method, url }: Route) => `${method} ${url}`;
const english = (routes: readonly Route[]) => routes.filter(({ url }) => !url.startsWith('/fr/'));

test('no write takes names that it does not know, but for the editor, whose fields are settled one by one', () => {
  const open = english(listWrites(catalogue.app)).filter(({ body }) => body !== undefined && !placesOf(body).every(({ schema }) => isClosed(schema)));
  expect(open.map(nameOf)).toEqual(['POST /en/workspace/listings/:listing/edit/:step/', 'POST /en/workspace/listings/:listing/compare/:aside/']);
});

/** Where a name that decides something is taken after all, by whom it is for; the role of a contact is a text. */
const known = `
  POST /api/v1/vendors/:vendor/members/invitations role
  PUT /api/v1/vendors/:vendor/members/:person role
  POST /api/v1/vendors/:vendor/members/transfer person
  POST /en/workspace/vendors/:vendor/team/do/invite/ role
  POST /en/workspace/vendors/:vendor/team/do/role/ person
  POST /en/workspace/vendors/:vendor/team/do/role/ role
  POST /en/workspace/vendors/:vendor/team/do/remove/ person
  POST /en/workspace/vendors/:vendor/team/do/transfer/ person
  POST /en/admin/people/:person/do/role/ role
  PUT /api/v1/administration/people/:person/role role
  POST /api/v1/review/submissions/:submission/decision checked
  POST /en/review/submissions/:submission/do/decide/ checked
  POST /en/review/features/do/order/ id
`
  .trim()
  .split(/\s*\n\s*/);

/** What is taken and settled: a logo is named by its id, who wrote a text is taken from whoever says it, and a version only says what was read. */
const settled = new Set(['description.origin', 'mediaContact.role', 'mediaContact.role.origin', 'logo.id', 'version']);

test('a name that decides something is taken where it is known to be, and nowhere else', () => {
  const found = english(listWrites(catalogue.app)).flatMap((route) =>
    (route.body === undefined ? [] : placesOf(route.body))
      .map(({ path }) => path.slice(1).replaceAll('[]', ''))
      .filter((path) => deciding.some((name) => name === nameAt(`.${path}`)) && !settled.has(path))
      .map((path) => `${nameOf(route)} ${path}`),
  );
  expect([...new Set(found)].toSorted()).toEqual(known.toSorted());
});

const senders = ['owner', 'moderator', 'administrator'];

/** Sends a write of the API, or a form, nothing but what decides. */
function sendMore(route: Route, sender: string) {
  const { cookie, slots } = takePart(cast, sender);
  const shape = route.body === undefined ? [] : placesOf(route.body).map(({ path }) => path);
  const more = Object.fromEntries(deciding.filter((name) => !shape.includes(`.${name}`)).map((name) => [name, 'x']));
  const [type, payload] = isOfApi(route)
    ? ['application/json', JSON.stringify({ ...(shape.includes('.decision') ? { decision: 'approve' } : {}), ...more })]
    : ['application/x-www-form-urlencoded', new URLSearchParams(more).toString()];
  const headers = { cookie, origin: catalogue.runtime.config.baseUrl, 'if-match': '"1"', 'content-type': type };
  return { names: Object.keys(more), answer: catalogue.app.inject({ method: methodOf(route), url: fill(route.url, slots), headers, payload }) };
}

test('every write refuses what it does not take, the API by its name, and changes nothing', async () => {
  const closed = listWrites(catalogue.app).filter(({ body }) => body !== undefined && placesOf(body).every(({ schema }) => isClosed(schema)));
  const before = countChanges(catalogue);
  const wrong: string[] = [];
  let named = 0;
  for (const route of closed)
    for (const sender of senders) {
      const { names, answer } = sendMore(route, sender);
      const { statusCode, body } = await answer;
      if (statusCode < 400 && !/^\/(en\/sign-in|fr\/connexion)/.test(String((await answer).headers.location))) wrong.push(`${nameOf(route)} as ${sender}: ${statusCode}`);
      if (!isOfApi(route) || statusCode !== 400) continue;
      if (names.slice(0, 15).every((name) => body.includes(`"/${name}"`))) named += 1;
      else wrong.push(`${nameOf(route)} as ${sender}: ${body.slice(0, 200)}`);
    }
  process.stdout.write(`${closed.length} writes were sent what decides, and ${named} answers of the API named it.\n`);
  expect(wrong).toEqual([]);
  expect(named).toBeGreaterThan(20);
  expect(countChanges(catalogue)).toBe(before);
});

test('a write that takes nothing does the same where more is sent', async () => {
  const bare = listWrites(catalogue.app).filter((route) => route.body === undefined && isOfApi(route));
  const differing: string[] = [];
  let did = 0;
  for (const route of bare)
    for (const sender of senders) {
      const before = readAll(catalogue);
      const without = await takenBack(catalogue, async () => {
        const { cookie, slots } = takePart(cast, sender);
        await catalogue.app.inject({ method: methodOf(route), url: fill(route.url, slots), headers: { cookie, origin: catalogue.runtime.config.baseUrl, 'if-match': '"1"' } });
        return readAll(catalogue);
      });
      const withMore = await takenBack(catalogue, async () => (await sendMore(route, sender).answer, readAll(catalogue)));
      // What takes nothing may also refuse to be sent anything.
      if (withMore !== without && withMore !== before) differing.push(`${nameOf(route)} as ${sender}`);
      if (without !== before) did += 1;
    }
  process.stdout.write(`${bare.length} writes take nothing; ${did} of them changed something, the same with more and without.\n`);
  expect(did).toBeGreaterThan(3);
  expect(differing).toEqual([]);
});
