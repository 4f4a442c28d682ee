import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Schedule } from '#api/features/schedule/index.ts';
import { makeVendor } from '../../support/make-listings.ts';
import { openPerson, type TestPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { openToken } from '../../support/tokens.ts';

let catalogue: TestCatalogue;
let vendor = '';
let person: TestPerson;
let clock = Date.now();
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false, now: () => new Date(clock) });
  vendor = makeVendor(catalogue.runtime.db, 'birch', new Date(clock));
  person = await openPerson(catalogue, { vendor: { id: vendor, role: 'owner' } });
});
afterAll(() => catalogue.close());

const client = () => catalogue.runtime.db.$client;
const listings = () => client().prepare('select count(*) from listings').pluck().get();
const url = () => `/api/v1/workspace/vendors/${vendor}/listings`;

type Sent = { readonly key?: string; readonly body?: unknown; readonly to?: string; readonly headers?: Readonly<Record<string, string>> };

function send({ key, body = {}, to = url(), headers = {} }: Sent) {
  const sent = { origin: catalogue.runtime.config.baseUrl, cookie: person.cookie, 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) };
  return catalogue.app.inject({ method: 'POST', url: to, headers: { ...sent, ...headers }, payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) });
}

/** What an answer says, without what differs each time. */
const said = ({ statusCode, headers, body }: Awaited<ReturnType<typeof send>>) => ({ statusCode, body, etag: headers.etag, location: headers.location });

describe('the same request with the same key', () => {
  test('creates once, and is answered as the first was', async () => {
    const [key, before] = [randomUUID(), Number(listings())];
    const answers = await Promise.all([1, 2, 3, 4].map(() => send({ key, body: { content: { name: { en: 'Ledger' } } } })));
    expect(listings()).toBe(before + 1);
    const [first = expect.anything(), ...others] = answers.map(said);
    expect(first).toMatchObject({ statusCode: 201, etag: expect.stringMatching(/^"\d+"$/), location: expect.stringContaining('/draft') });
    for (const other of others) expect(other).toEqual(first);
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(3);
  });

  test('and other content is refused, and creates nothing', async () => {
    const key = randomUUID();
    await send({ key, body: { content: { name: { en: 'One' } } } });
    const before = listings();
    const other = await send({ key, body: { content: { name: { en: 'Two' } } }, headers: { 'accept-language': 'fr' } });
    expect([other.statusCode, other.json().type, other.json().detail]).toEqual([422, '/api/docs/#problem-key-reused', expect.stringContaining('un autre contenu')]);
    expect(listings()).toBe(before);
  });

  test('of another person, another token or to another address is another one', async () => {
    const [key, before] = [randomUUID(), Number(listings())];
    const tokens = [openToken(catalogue, person.id, ['listings:write']), openToken(catalogue, person.id, ['listings:write'])];
    const other = await openPerson(catalogue, { vendor: { id: vendor, role: 'editor' } });
    const second = makeVendor(catalogue.runtime.db, 'elm', new Date(clock));
    client().prepare("insert into memberships values (?, ?, 'owner', 1)").run(second, person.id);
    for (const { authorization } of tokens) expect((await send({ key, headers: { authorization } })).statusCode).toBe(201);
    expect((await send({ key })).statusCode).toBe(201);
    expect((await send({ key, headers: { cookie: other.cookie } })).statusCode).toBe(201);
    expect((await send({ key, to: `/api/v1/workspace/vendors/${second}/listings` })).statusCode).toBe(201);
    expect(listings()).toBe(before + 5);
  });

  test('is still asked for its rights', async () => {
    const key = randomUUID();
    const leaving = await openPerson(catalogue, { vendor: { id: vendor, role: 'editor' } });
    const headers = { cookie: leaving.cookie };
    expect((await send({ key, headers })).statusCode).toBe(201);
    client().prepare('delete from memberships where person_id = ?').run(leaving.id);
    expect((await send({ key, headers })).statusCode).toBe(404);
  });

  test('is done anew where the first was refused', async () => {
    const key = randomUUID();
    const to = `/api/v1/vendors/${vendor}/members/invitations`;
    expect((await send({ key, to, body: { email: person.email, role: 'editor' } })).statusCode).toBeGreaterThanOrEqual(400);
    expect((await send({ key, to, body: { email: `${key}@example.ca`, role: 'editor' } })).statusCode).toBe(201);
    expect(client().prepare('select count(*) from invitations where email = ?').pluck().get(`${key}@example.ca`)).toBe(1);
  });

  test('is kept for a day, then forgotten by the schedule', async () => {
    const key = randomUUID();
    const first = await send({ key });
    clock += 24 * 3_600_000 - 1;
    expect((await send({ key })).json().id).toBe(first.json().id);
    clock += 1;
    const anew = await send({ key });
    expect([anew.statusCode, anew.json().id === first.json().id]).toEqual([201, false]);
    const { db, now } = catalogue.runtime;
    const schedule = new Schedule({ db, now, onError: (error) => void catalogue.errors.push(error) });
    clock += 24 * 3_600_000;
    schedule.catchUp();
    expect(client().prepare('select count(*) from idempotent_answers').pluck().get()).toBe(0);
    clock = Date.now();
  });
});

test.each(['', ' ', 'two words', 'é', 'a'.repeat(256), 'one, two'])('"%s" is no key', async (key) => {
  const before = listings();
  const answer = await send({ key });
  expect([answer.statusCode, answer.json().errors[0]?.in]).toEqual([400, 'headers']);
  expect(listings()).toBe(before);
});

test('a fault between what is created and its answer leaves neither', async () => {
  const [key, before] = [randomUUID(), listings()];
  client().exec("create temp trigger fault before insert on idempotent_answers begin select raise(abort, 'fault'); end");
  expect((await send({ key })).statusCode).toBe(500);
  client().exec('drop trigger fault');
  expect(listings()).toBe(before);
  expect((await send({ key })).statusCode).toBe(201);
  expect(listings()).toBe(Number(before) + 1);
});

describe('a file', () => {
  const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
  const files = () => client().prepare('select count(*) from evidence').pluck().get();
  const sendFile = (key: string, name = 'proof.pdf') =>
    send({ key, to: `/api/v1/vendors/${vendor}/evidence?name=${name}`, body: pdf, headers: { 'content-type': 'application/pdf' } });

  test('that is sent twice at once is kept once', async () => {
    const [key, before] = [randomUUID(), Number(files())];
    const answers = await Promise.all([sendFile(key), sendFile(key)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json().type).toBe('/api/docs/#problem-key-in-use');
    const again = await sendFile(key);
    expect([again.statusCode, again.json()]).toEqual([201, answers.find(({ statusCode }) => statusCode === 201)?.json()]);
    expect((await sendFile(key, 'other.pdf')).statusCode).toBe(422);
    expect(files()).toBe(before + 1);
  });

  test('whose answer cannot be kept is not kept either', async () => {
    const [key, before] = [randomUUID(), files()];
    client().exec("create temp trigger fault before insert on idempotent_answers begin select raise(abort, 'fault'); end");
    expect((await sendFile(key)).statusCode).toBe(500);
    client().exec('drop trigger fault');
    expect(files()).toBe(before);
    expect((await sendFile(key)).statusCode).toBe(201);
  });
});

test('whoever is not signed in creates once, too', async () => {
  const key = randomUUID();
  const body = { who: 'person', name: 'Ada', email: `${key}@example.ca`, topics: ['cloud-adoption'], consent: true };
  const interests = () => client().prepare('select count(*) from interests where email = ?').pluck().get(`${key}@example.ca`);
  const answers = [await send({ key, to: '/api/v1/interests', body, headers: { cookie: '' } }), await send({ key, to: '/api/v1/interests', body, headers: { cookie: '' } })];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202]);
  expect(interests()).toBe(1);
});

test('every route that creates something does it once', () => {
  const creating = catalogue.app.routeTable.filter(({ config }) => config.createsOnce === true).map(({ method, url: address }) => `${method} ${address}`);
  expect(creating.toSorted()).toEqual([
    'POST /api/v1/administration/synonyms',
    'POST /api/v1/interests',
    'POST /api/v1/listings/:slug/reports',
    'POST /api/v1/review/features',
    'POST /api/v1/vendors/:vendor/evidence',
    'POST /api/v1/vendors/:vendor/members/invitations',
    'POST /api/v1/workspace/images',
    'POST /api/v1/workspace/vendors',
    'POST /api/v1/workspace/vendors/:vendor/listings',
    'POST /api/v1/workspace/vendors/:vendor/listings/publiccode',
  ]);
});
