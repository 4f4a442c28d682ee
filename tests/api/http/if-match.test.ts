import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setAsides } from '#api/db/schema/drafts.ts';
import { makeLive, plainContent } from '../../support/make-listings.ts';
import { openPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { openCast } from '../authority/cast.ts';

let catalogue: TestCatalogue;
let slots: Readonly<Record<string, string>> = {};
const cookies = new Map<string, string>();
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  slots = (await openCast(catalogue)).things[0]?.slots ?? {};
  const owner = await openPerson(catalogue, { vendor: { id: slots['vendor'] ?? '', role: 'owner' } });
  const aside = randomUUID();
  const listing = makeLive(catalogue.runtime.db, { slug: 'quiet', vendorId: slots['vendor'] ?? '', content: plainContent('Quiet'), at: new Date() });
  catalogue.runtime.db.insert(setAsides).values({ id: aside, listingId: listing, personId: owner.id, baseVersion: 0, content: {}, createdAt: new Date() }).run();
  slots = { ...slots, aside, listing };
  for (const policy of ['vendorEditor', 'listingEditor']) cookies.set(policy, owner.cookie);
  cookies.set('moderator', (await openPerson(catalogue, { role: 'moderator' })).cookie);
  cookies.set('administrator', (await openPerson(catalogue, { role: 'administrator' })).cookie);
});
afterAll(() => catalogue.close());

const text = { en: 'x', fr: 'x' };
const profile = { legalName: 'birch Inc.', operatingName: 'Vendor birch', province: 'on', website: 'https://vendor.example/' };
const feature = { content: { headline: text, story: text, reason: text }, startsAt: '2026-01-01T00:00:00Z', endsAt: null };

/** Something that each route takes which changes an object that has versions. */
const bodies: Readonly<Record<string, unknown>> = {
  'PUT /api/v1/vendors/:vendor/profile': profile,
  'PUT /api/v1/workspace/listings/:listing/draft': { name: text },
  'PATCH /api/v1/workspace/listings/:listing/draft': { step: 1, fields: [] },
  'DELETE /api/v1/workspace/listings/:listing/draft': undefined,
  'POST /api/v1/workspace/listings/:listing/draft/submit': undefined,
  'POST /api/v1/workspace/listings/:listing/draft/take-back': undefined,
  'POST /api/v1/workspace/listings/:listing/moves': { move: 'withdraw' },
  'POST /api/v1/workspace/listings/:listing/set-asides/:aside/settle': { choices: [] },
  'PUT /api/v1/review/features/:feature': feature,
  'POST /api/v1/review/features/:feature/end': undefined,
  'POST /api/v1/review/features/:feature/order': { step: 'up' },
  'POST /api/v1/review/submissions/:submission/assignee': { move: 'take' },
  'POST /api/v1/review/submissions/:submission/decision': { decision: 'approve' },
  'POST /api/v1/review/listings/:listing/moves': { move: 'withdraw', reasons: [], note: 'It is old.' },
  'POST /api/v1/review/listings/:listing/checked-claims': { pointer: '/certifications/0' },
  'PUT /api/v1/administration/banner': { text, startsOn: '2026-01-01' },
  'DELETE /api/v1/administration/banner': undefined,
};

const routes = (use: 'shown' | 'needed') => catalogue.app.routeTable.filter(({ method, config }) => method !== 'HEAD' && config.version === use);

/** Asks a route, and takes back what it changed. */
async function ask({ method, url, policy }: { method: string; url: string; policy: { name: string } }, version?: string) {
  const body = bodies[`${method} ${url}`];
  const client = catalogue.runtime.db.$client;
  client.exec('begin');
  try {
    return await catalogue.app.inject({
      method: (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).find((one) => one === method) ?? 'GET',
      url: url.replace(/:(\w+)/g, (_, slot: string) => slots[slot] ?? ''),
      headers: {
        origin: catalogue.runtime.config.baseUrl,
        cookie: cookies.get(policy.name) ?? '',
        ...(version === undefined ? {} : { 'if-match': version }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
  } finally {
    client.exec('rollback');
  }
}

const named = ({ method, url }: { method: string; url: string }) => `${method} ${url}`;

test('every route that needs a version is tried here', () => {
  expect(routes('needed').map(named).toSorted()).toEqual(Object.keys(bodies).toSorted());
});

test('without a version, each is refused before anything else', async () => {
  for (const route of routes('needed'))
    for (const given of [undefined, '*', '7', '""', '"x"', '"1", "2"', '"1234567890"']) {
      const answer = await ask(route, given);
      expect([named(route), given, answer.statusCode, answer.json().type]).toEqual([named(route), given, 428, '/api/docs/#problem-version-needed']);
    }
});

/** What is merged where it does not clash. */
const merged = new Set(['PATCH /api/v1/workspace/listings/:listing/draft']);

test('with an older version, each is refused with the newest one, and goes through with that', async () => {
  let refused = 0;
  for (const route of routes('needed')) {
    if (merged.has(named(route))) continue;
    const answer = await ask(route, '"999999"');
    expect([named(route), answer.statusCode, answer.headers.etag]).toEqual([named(route), 412, expect.stringMatching(/^"\d+"$/)]);
    const now = await ask(route, String(answer.headers.etag));
    expect([named(route), [412, 428, 500].includes(now.statusCode)]).toEqual([named(route), false]);
    if (now.statusCode === 200) expect([named(route), now.headers.etag]).toEqual([named(route), expect.stringMatching(/^"\d+"$/)]);
    refused += 1;
  }
  expect(refused).toBe(Object.keys(bodies).length - merged.size);
});

describe('what is read', () => {
  test('says its version, which is the one to change', async () => {
    const read = routes('shown').filter(({ method }) => method === 'GET');
    expect(read.length).toBeGreaterThan(4);
    for (const route of read) {
      const answer = await ask(route);
      expect([named(route), answer.statusCode, answer.headers.etag, answer.headers['cache-control']]).toEqual([
        named(route),
        200,
        expect.stringMatching(/^"\d+"$/),
        'private, no-store',
      ]);
      const writes = catalogue.app.routeTable.find(({ url, method, config }) => url === route.url && method === 'PUT' && config.version === 'needed');
      if (writes !== undefined) expect([named(writes), (await ask(writes, String(answer.headers.etag))).statusCode]).toEqual([named(writes), 200]);
    }
  });
});
