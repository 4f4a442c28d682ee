import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { interests, reports } from '#api/db/schema/voices.ts';
import { makeLive, makeVendor, plainContent } from '../../support/make-listings.ts';
import { waitingMails } from '../../support/mails.ts';
import { openPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { Visitor } from '../../support/visitor.ts';

let clock = Date.parse('2026-05-04T12:00:00Z');
let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false, now: () => new Date(clock) });
  const { db } = catalogue.runtime;
  makeLive(db, { slug: 'reported', vendorId: makeVendor(db, 'vendor-reported', new Date(clock)), content: plainContent('reported'), at: new Date(clock) });
});
afterAll(() => catalogue.close());
beforeEach(() => {
  catalogue.runtime.db.$client.exec('delete from attempts; delete from interests; delete from reports; delete from outbox');
});

const kept = () => catalogue.runtime.db.select().from(interests).all().length + catalogue.runtime.db.select().from(reports).all().length;
const events = (kind: string) => catalogue.runtime.db.$client.prepare('select count(*) from audit_events where kind = ?').pluck().get(kind);
const tokenOf = (template: string): string => new URL(waitingMails(catalogue).findLast((mail) => mail.template === template)?.data['link'] ?? '').searchParams.get('token') ?? '';

async function send(url: string, fields: Readonly<Record<string, string>>, from = '198.51.100.7') {
  const visitor = new Visitor(catalogue);
  visitor.remoteAddress = from;
  return visitor.send(url, fields);
}

const forms = [
  {
    name: 'an interest',
    url: '/en/take-part/',
    confirm: '/en/take-part/confirm/do/confirm/',
    fields: (email: string) => ({ who: 'person', name: 'Zoé', email, 'topics[]': 'cloud-adoption', 'consent:boolean': 'true' }),
    perAddress: 5,
    api: { url: '/api/v1/interests', body: (email: string) => ({ who: 'person', name: 'Zoé', email, topics: ['cloud-adoption'], consent: true }) },
    staff: 'interests',
    template: 'confirm-interest',
    event: 'interest-confirmed',
  },
  {
    name: 'a report',
    url: '/en/solutions/reported/report/',
    confirm: '/en/report/confirm/',
    fields: (email: string) => ({ kind: 'broken', detail: 'The link is dead.', email }),
    perAddress: 10,
    api: { url: '/api/v1/listings/reported/reports', body: (email: string) => ({ kind: 'broken', detail: 'The link is dead.', email }) },
    staff: 'reports',
    template: 'confirm-report',
    event: 'listing-reported',
  },
];

describe.each(forms)('$name', ({ url, confirm, fields, perAddress, api, staff, template, event }) => {
  test('is taken so often from one address, then refused, with nothing kept and no mail, until the hour is over', async () => {
    for (let count = 0; count < perAddress; count += 1) expect((await send(url, fields('zoe@example.ca'), `198.51.${count}.7`)).statusCode).toBe(303);
    const before = [kept(), waitingMails(catalogue).length];
    expect((await send(url, fields('ZOE@example.ca'), '203.0.113.7')).statusCode).toBe(429);
    expect([kept(), waitingMails(catalogue).length]).toEqual(before);
    clock += 61 * 60_000;
    expect((await send(url, fields('zoe@example.ca'), '203.0.113.7')).statusCode).toBe(303);
  });

  test('is taken so often from one machine, whatever addresses it gives', async () => {
    const answers = [];
    for (let count = 0; count < 22; count += 1) answers.push((await send(url, fields(`a${count}@example.ca`))).statusCode);
    expect(answers.filter((status) => status === 429).length).toBe(2);
    expect(kept()).toBe(20);
  });

  test('is counted in the same way where a program sends it', async () => {
    const post = async (email: string) => (await catalogue.app.inject({ method: 'POST', url: api.url, payload: api.body(email), remoteAddress: '198.51.100.7' })).statusCode;
    for (let count = 0; count < perAddress; count += 1) expect(await post('zoe@example.ca')).toBe(202);
    expect([await post('zoe@example.ca'), kept()]).toEqual([429, perAddress]);
  });

  test('is nothing to the staff before it is confirmed', async () => {
    await send(url, fields('Unsure@Example.ca'));
    const id = String(catalogue.runtime.db.$client.prepare('select id from interests union all select id from reports').pluck().get());
    const { cookie } = await openPerson(catalogue, { role: 'moderator' });
    const read = async (path: string) => catalogue.app.inject({ url: `/api/v1/review/${staff}${path}`, headers: { cookie } });
    const list = (await read('')).json<{ total: number; open?: number; items: { email: string }[] }>();
    expect([(await read(`/${id}`)).statusCode, list.total, list.open ?? 0]).toEqual([404, 0, 0]);
    await send(confirm, { token: tokenOf(template) });
    const items = (await read('')).json<{ items: { email: string }[] }>().items;
    expect([(await read(`/${id}`)).statusCode, items.map(({ email }) => email)]).toEqual([200, ['unsure@example.ca']]);
  });

  test('that fills in what nobody sees is thanked and thrown away', async () => {
    expect((await send(url, { ...fields('bot@example.ca'), website: 'https://spam.example' })).statusCode).toBe(303);
    expect([kept(), waitingMails(catalogue)]).toEqual([0, []]);
  });

  test('is confirmed once; to follow the link again changes nothing', async () => {
    const before = Number(events(event));
    await send(url, fields('once@example.ca'));
    const token = tokenOf(template);
    const confirmedAt = () => catalogue.runtime.db.$client.prepare('select confirmed_at from interests union all select confirmed_at from reports').pluck().all();
    expect((await send(confirm, { token })).statusCode).toBe(303);
    const first = confirmedAt();
    clock += 60_000;
    expect((await send(confirm, { token })).statusCode).toBe(303);
    expect([confirmedAt(), Number(events(event))]).toEqual([first, before + 1]);
  });

  test('that is not confirmed within three days is forgotten', async () => {
    await send(url, fields('late@example.ca'));
    const token = tokenOf(template);
    clock += 3.1 * 86_400_000;
    await send(url, fields('other@example.ca'));
    expect(kept()).toBe(1);
    expect((await send(confirm, { token })).statusCode).toBe(404);
  });
});
