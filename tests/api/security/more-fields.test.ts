import { afterAll, beforeAll, expect, test } from 'vitest';
import { formAddress } from '#api/contract/addresses.ts';
import { findLiveContent, findRevision } from '#api/features/listings/index.ts';
import { plainContent } from '../../support/make-listings.ts';
import { openPerson } from '../../support/people.ts';
import { PersonOnline } from '../../support/person-online.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { isClosed, nameAt, placesOf } from '../../support/walk-schema.ts';
import { openCast, type Cast } from '../authority/cast.ts';
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

/** What the database says, without what is different each time. */
function readAll(): string {
  const client = catalogue.runtime.db.$client;
  const tables = client.prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite%'").pluck().all();
  const rows = tables.map((table) => [
    table,
    client
      .prepare(`select * from "${table}"`)
      .all()
      .map((row) => JSON.stringify(row)),
  ]);
  return JSON.stringify(rows)
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
    .replaceAll(/1\d{12}/g, 'at');
}

test('a write that takes nothing does the same where more is sent', async () => {
  const bare = listWrites(catalogue.app).filter((route) => route.body === undefined && isOfApi(route));
  const differing: string[] = [];
  let did = 0;
  for (const route of bare)
    for (const sender of senders) {
      const before = readAll();
      const without = await takenBack(catalogue, async () => {
        const { cookie, slots } = takePart(cast, sender);
        await catalogue.app.inject({ method: methodOf(route), url: fill(route.url, slots), headers: { cookie, origin: catalogue.runtime.config.baseUrl, 'if-match': '"1"' } });
        return readAll();
      });
      const withMore = await takenBack(catalogue, async () => (await sendMore(route, sender).answer, readAll()));
      // What takes nothing may also refuse to be sent anything.
      if (withMore !== without && withMore !== before) differing.push(`${nameOf(route)} as ${sender}`);
      if (without !== before) did += 1;
    }
  process.stdout.write(`${bare.length} writes take nothing; ${did} of them changed something, the same with more and without.\n`);
  expect(did).toBeGreaterThan(3);
  expect(differing).toEqual([]);
});

const owner = () => new PersonOnline(catalogue, takePart(cast, 'owner').cookie);
const moderator = () => new PersonOnline(catalogue, takePart(cast, 'moderator').cookie);

/** What a vendor may not say of itself, said in every place where the contract has a word for it. */
const boasting = {
  ...plainContent('Boaster', { name: { en: 'Boaster', origin: { en: 'reviewed' } }, description: { en: 'Ours.', origin: { en: 'machine' } } }),
  certifications: [{ id: 'iso-27001', claim: { evidence: 'checked', date: '2026-01-01' } }],
  securityLevel: { id: 'protected-b', claim: { evidence: 'checked', date: '2026-01-01' } },
  references: [{ organization: { en: 'A department', origin: { en: 'reviewed' } }, audience: 'federal', status: 'confirmed' }],
};

const boasts = /"(checked|confirmed|reviewed|machine|origin)"/;

test('a vendor never says that CATA checked a claim, that a reference was confirmed, or who wrote a text, and staff who approve do not either', async () => {
  const { vendor = '' } = takePart(cast, 'owner').slots;
  const made = await owner().send('POST', `/workspace/vendors/${vendor}/listings`, { body: { content: boasting } });
  const { id } = made.json<{ id: string }>();
  await owner().send('POST', `/workspace/listings/${id}/draft/submit`, { version: 1 });
  const submission = String(catalogue.runtime.db.$client.prepare('select id from revisions where listing_id = ?').pluck().get(id));
  // Staff must not take a word of it for one of theirs, either.
  expect(JSON.stringify(findRevision(catalogue.runtime.db, submission)?.content)).not.toMatch(boasts);
  const version = (await moderator().open(`/api/v1/review/submissions/${submission}`)).json<{ version: number }>().version;
  await moderator().send('POST', `/review/submissions/${submission}/decision`, { body: { decision: 'approve' }, version });
  const live = JSON.stringify(findLiveContent(catalogue.runtime.db, id));
  expect(live).toContain('Boaster');
  expect(live).not.toMatch(boasts);
});

test('an organization never says who wrote its texts, when it is made and when it is changed', async () => {
  const { vendor = '' } = takePart(cast, 'owner').slots;
  const reviewed = { en: 'We are good.', origin: { en: 'reviewed' } };
  const content = {
    legalName: 'Boasters Inc.',
    operatingName: 'Boasters',
    province: 'on',
    website: 'https://boasters.example',
    description: reviewed,
    mediaContact: { role: { ...reviewed }, email: 'a@b.ca' },
  };
  const saved = (id: string) => String(catalogue.runtime.db.$client.prepare('select content from vendors where id = ?').pluck().get(id));
  const { id } = (await owner().send('POST', '/workspace/vendors', { body: content })).json<{ id: string }>();
  expect(saved(id)).toContain('We are good.');
  expect(saved(id)).not.toContain('reviewed');
  const profile = (await owner().open(`/api/v1/vendors/${vendor}/profile`)).json<{ version: number; content: object }>();
  await owner().send('PUT', `/vendors/${vendor}/profile`, { body: { ...profile.content, description: reviewed }, version: profile.version });
  expect(saved(vendor)).toContain('We are good.');
  expect(saved(vendor)).not.toContain('reviewed');
});

/** What forms and the API name within what is sent, rather than in the address. */
type Named = { readonly listing: string; readonly person: string; readonly session: string; readonly invitation: string; readonly token: string };

/** Sends each write of the owner of the first vendor that names something, and tells which of them changed anything. */
async function whatChanges({ listing, person, session, invitation, token }: Named): Promise<readonly string[]> {
  const { cookie, slots } = takePart(cast, 'owner');
  const headers = { cookie, origin: catalogue.runtime.config.baseUrl };
  const vendor = slots['vendor'] ?? '';
  const post = (url: string, type: string, payload: string) => () => catalogue.app.inject({ method: 'POST', url, headers: { ...headers, 'content-type': type }, payload });
  const form = (url: string, fields: Readonly<Record<string, string>>) => post(url, 'application/x-www-form-urlencoded', new URLSearchParams(fields).toString());
  const writes = {
    'copy by the API': post(`/api/v1/workspace/vendors/${vendor}/listings`, 'application/json', JSON.stringify({ copyOf: listing })),
    copy: form(`/en/workspace/vendors/${vendor}/new-listing/do/copy/`, { from: listing }),
    evidence: post(`/api/v1/vendors/${vendor}/evidence?name=a.pdf&listing=${listing}`, 'application/pdf', '%PDF-1.7\n%%EOF\n'),
    session: form('/en/account/do/session/', { session }),
    token: form(formAddress('tokens', 'en', { form: 'revoke' }), { token }),
    role: form(`/en/workspace/vendors/${vendor}/team/do/role/`, { person, role: 'owner' }),
    removal: form(`/en/workspace/vendors/${vendor}/team/do/remove/`, { person }),
    transfer: form(`/en/workspace/vendors/${vendor}/team/do/transfer/`, { person }),
    invitation: form(`/en/workspace/vendors/${vendor}/team/do/withdraw/`, { invitation }),
  };
  const changed: string[] = [];
  const before = readAll();
  for (const [name, send] of Object.entries(writes)) if ((await takenBack(catalogue, async () => (await send(), readAll()))) !== before) changed.push(name);
  return changed;
}

test('what is named within a request belongs to whoever sends it, or is not there', async () => {
  const value = (sql: string, of = ''): string => String(catalogue.runtime.db.$client.prepare(sql).pluck().get(of));
  const namedOf = async (thing: number): Promise<Named> => {
    const { vendor = '', listing = '' } = cast.things[thing]?.slots ?? {};
    const owners = await openPerson(catalogue, { vendor: { id: vendor, role: 'owner' } });
    const invited = await new PersonOnline(catalogue, owners.cookie).send('POST', `/vendors/${vendor}/members/invitations`, {
      body: { email: 'someone@else.example', role: 'editor' },
    });
    const person = value("select person_id from memberships where vendor_id = ? and role = 'editor'", vendor);
    const own = thing === 0 ? owner() : new PersonOnline(catalogue, owners.cookie);
    const [session] = (await own.open('/api/v1/account')).json<{ sessions: { id: string }[] }>().sessions;
    const made = await own.form(formAddress('tokens', 'en', { form: 'make' }), { name: 'A program', scopes: ['listings:read'], days: '30' });
    const token = new URLSearchParams(made.split('?')[1]).get('made') ?? '';
    return { listing, person, invitation: invited.json<{ id: string }>().id, session: session?.id ?? '', token };
  };
  expect(await whatChanges(await namedOf(0))).toEqual(['copy by the API', 'copy', 'evidence', 'session', 'token', 'role', 'removal', 'transfer', 'invitation']);
  expect(await whatChanges(await namedOf(1))).toEqual([]);
});
