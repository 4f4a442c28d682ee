import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { announceMail } from '#api/features/mail/index.ts';
import { listPublicAfter } from '#api/features/listings/index.ts';
import { within } from '../../support/extent.ts';
import { startMailServer } from '../../support/mail-server.ts';
import { waitingMails } from '../../support/mails.ts';
import { openPerson, type TestPerson } from '../../support/people.ts';
import { sendForm } from '../../support/send-form.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let ada: TestPerson;
let bob: TestPerson;
let mails: Awaited<ReturnType<typeof startMailServer>>;
let takes = false;

beforeAll(async () => {
  mails = await startMailServer({ refuseRecipient: () => (takes ? undefined : 550) });
  catalogue = await openTestCatalogue({ samples: true, published: false, settings: { SMTP_URL: mails.url, MAIL_FROM: 'catalogue@cata.example' } });
  ada = await openPerson(catalogue, { name: 'Ada Admin', role: 'administrator' });
  bob = await openPerson(catalogue, { name: 'Bob <b>%_\\', email: 'bob@vendor.example' });
});
afterAll(async () => {
  await catalogue.close();
  await mails.close();
});

const open = (url: string, cookie: string) => catalogue.app.inject({ url, headers: { cookie } });
const read = async (path: string) => (await open(`/api/v1/administration${path}`, ada.cookie)).json();
const send = (url: string, fields: Readonly<Record<string, string>>, cookie = ada.cookie) => sendForm(catalogue, url, fields, { cookie });
const events = async (query: string) => (await read(`/audit?${query}`)).items.map(({ kind }: { kind: string }) => kind);

describe('people', () => {
  test('are found by a part of their name or address, whatever signs are in it', async () => {
    for (const q of ['bob@', 'b>%_', '_\\'])
      expect([q, (await read(`/people?${new URLSearchParams({ q }).toString()}`)).items.map(({ name }: { name: string }) => name)]).toEqual([q, [bob.name]]);
    expect((await read('/people?role=administrator')).total).toBe(1);
    const page = await open('/fr/administration/personnes/?q=Bob', ada.cookie);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Bob &lt;b&gt;%_\\');
  });

  test('get another role only where that was confirmed, and it holds from their next request', async () => {
    const url = `/en/admin/people/${bob.id}/do/role/`;
    expect((await open('/en/admin/people/', bob.cookie)).statusCode).toBe(404);
    const unsure = await send(url, { role: 'administrator' });
    expect([unsure.status, unsure.body.includes('Tick the box to go on.')]).toEqual([422, true]);
    expect((await read(`/people/${bob.id}`)).role).toBe('person');
    expect((await send(url, { role: 'administrator', 'sure[]': 'yes' })).status).toBe(303);
    expect((await open('/en/admin/people/', bob.cookie)).headers.location, 'staff need a second step').toContain('/account/second-factor/');
    expect((await send(url, { role: 'person', 'sure[]': 'yes' })).status).toBe(303);
    expect((await open('/en/admin/people/', bob.cookie)).statusCode).toBe(404);
    expect(await events(`subject=${bob.id}`)).toEqual(['role-changed', 'role-changed']);
  });

  test('who are suspended are signed out at once, and come in again when they are let', async () => {
    expect((await open('/en/account/', bob.cookie)).statusCode).toBe(200);
    expect((await send(`/en/admin/people/${bob.id}/do/suspend/`, { reason: 'Left the company', 'sure[]': 'yes' })).location).toBe(`/en/admin/people/${bob.id}/?done=suspend`);
    expect((await open('/en/account/', bob.cookie)).statusCode).toBe(303);
    expect(await read(`/people/${bob.id}`)).toMatchObject({ sessions: 0, suspendedAt: expect.any(String) });
    expect((await send(`/en/admin/people/${bob.id}/do/reinstate/`, { reason: 'It was another Bob', 'sure[]': 'yes' })).status).toBe(303);
    expect(await read(`/people/${bob.id}`)).toMatchObject({ suspendedAt: null });
  });

  test('are told by mail that they are suspended and let in again, once each, in their language, without the reason of the log', async () => {
    const luc = await openPerson(catalogue, { name: 'Luc Gagnon', language: 'fr' });
    const told = () => waitingMails(catalogue).filter(({ to }) => to.personId === luc.id);
    const url = (form: string) => `/en/admin/people/${luc.id}/do/${form}/`;
    await send(url('suspend'), { reason: 'Reported twice', message: 'Please\r\ncall us.', 'sure[]': 'yes' });
    await send(url('suspend'), { reason: 'Once more', 'sure[]': 'yes' });
    await send(url('reinstate'), { reason: 'Settled', 'sure[]': 'yes' });
    expect(told()).toMatchObject([
      { template: 'person-suspended', language: 'fr', data: { name: 'Luc Gagnon', message: 'Please\ncall us.' } },
      { template: 'person-restored', language: 'fr', data: { link: expect.stringContaining('/fr/connexion/') } },
    ]);
    expect(JSON.stringify(told())).not.toMatch(/Reported twice|Settled/);
  });

  test('do not change their own role, nor suspend themselves', async () => {
    const refused = await send(`/fr/administration/personnes/${ada.id}/do/role/`, { role: 'person', 'sure[]': 'yes' });
    expect([refused.status, (await read(`/people/${ada.id}`)).role]).toEqual([409, 'administrator']);
    expect((await send(`/en/admin/people/${ada.id}/do/suspend/`, { reason: 'Oops', 'sure[]': 'yes' })).status).toBe(409);
    expect((await open('/en/admin/', ada.cookie)).statusCode).toBe(200);
  });
});

describe('vendors', () => {
  test('have their team told by mail when they are suspended and brought back, but for those who are suspended themselves', async () => {
    const { db } = catalogue.runtime;
    const vendorId = listPublicAfter(db, 0, 1)[0]?.listing.vendorId ?? '';
    const vendor = { id: vendorId, role: 'editor' } as const;
    const [eve, guy, out] = [await openPerson(catalogue, { vendor }), await openPerson(catalogue, { language: 'fr', vendor }), await openPerson(catalogue, { vendor })];
    await send(`/en/admin/people/${out.id}/do/suspend/`, { reason: 'Left', 'sure[]': 'yes' });
    const told = (template: string) => waitingMails(catalogue).filter((mail) => mail.template === template);
    const url = (form: string) => `/en/admin/vendors/${vendorId}/do/${form}/`;
    await send(url('suspend'), { reason: 'Not theirs', message: 'Whose website is it?', 'sure[]': 'yes' });
    expect((await send(url('suspend'), { reason: 'Once more', 'sure[]': 'yes' })).status).toBe(409);
    await send(url('reinstate'), { reason: 'It is theirs', 'sure[]': 'yes' });
    for (const [template, more] of [
      ['vendor-suspended', { message: 'Whose website is it?' }],
      ['vendor-restored', { isPublic: true }],
    ] as const) {
      const ids = told(template).map(({ to, language }) => `${to.personId} ${language}`);
      expect(ids.toSorted(), template).toEqual([`${eve.id} en`, `${guy.id} fr`].toSorted());
      expect(told(template)[0]?.data).toMatchObject({ link: expect.stringContaining(vendorId), ...more });
    }
    expect(JSON.stringify(waitingMails(catalogue))).not.toMatch(/Not theirs|It is theirs/);
    db.$client.prepare('delete from memberships where person_id in (?, ?, ?)').run(eve.id, guy.id, out.id);
    db.$client.prepare("delete from outbox where kind = 'mail'").run();
  });

  test('that are suspended leave search and API within a second, with the reason in the log, and come back', async () => {
    const { db } = catalogue.runtime;
    const [listing] = listPublicAfter(db, 0, 1);
    const { vendorId: id = '', slug = '' } = listing?.listing ?? {};
    const status = async () => (await catalogue.app.inject(`/api/v1/listings/${slug}`)).statusCode;
    const isFound = async () => JSON.stringify((await catalogue.app.inject(`/api/v1/listings?q=${slug.replaceAll('-', '+')}`)).json()).includes(`"${slug}"`);
    const totals = async () =>
      Promise.all(['newest', 'listings', 'listings?area=service-it', 'newest?area=service-it'].map(async (path) => (await catalogue.app.inject(`/api/v1/${path}`)).json().total));
    expect([await status(), await isFound()]).toEqual([200, true]);
    await catalogue.jobs.drain();
    const [all = 0] = await totals();
    const started = performance.now();
    expect((await send(`/en/admin/vendors/${id}/do/suspend/`, { reason: 'It does not exist', 'sure[]': 'yes' })).status).toBe(303);
    await catalogue.jobs.drainLeaving();
    expect([(await status()) === 200, await isFound(), performance.now() - started < within(1000)]).toEqual([false, false, true]);
    // It waited for nothing else: what follows for others is still to be done.
    expect(db.$client.prepare("select count(*) from outbox where kind = 'listing-changed'").pluck().get()).toBeGreaterThan(0);
    const [newest, found, part, newestOfPart] = await totals();
    expect([newest, newestOfPart, newest < all]).toEqual([found, part, true]);
    expect((await read(`/audit?subject=${id}`)).items[0]).toMatchObject({ kind: 'vendor-suspended', actorName: 'Ada Admin', data: expect.stringContaining('It does not exist') });
    expect((await send(`/fr/administration/fournisseurs/${id}/do/reinstate/`, { reason: 'Erreur', 'sure[]': 'yes' })).status).toBe(303);
    await catalogue.jobs.drain();
    expect([await status(), await isFound()]).toEqual([200, true]);
  });
});

describe('jobs', () => {
  const link = 'https://catalogue.example/en/';
  const ask = (mail: Parameters<typeof announceMail>[2]) => catalogue.runtime.db.transaction((tx) => announceMail(tx, new Date(), mail));

  test('that were given up are shown, done again when asked for, and removed', async () => {
    ask({ to: { address: 'a@vendor.example' }, template: 'restored', data: { name: 'A', listing: 'Registre', link } });
    ask({ to: { address: 'b@vendor.example' }, template: 'reset-password', data: { name: 'B', link } });
    await catalogue.jobs.drain();
    const { failed } = await read('/jobs');
    expect(failed).toMatchObject([
      { about: 'restored', state: 'given-up', canRetry: true },
      { about: 'reset-password', state: 'given-up', canRetry: false },
    ]);
    expect((await open('/en/admin/jobs/', ada.cookie)).body).toContain('Held a link or a code');
    takes = true;
    expect((await send('/en/admin/jobs/do/settle/', { job: String(failed[0].id), how: 'retry' })).status).toBe(303);
    await catalogue.jobs.drain();
    expect(mails.taken.map(({ to }) => to)).toEqual([['a@vendor.example']]);
    expect((await send('/en/admin/jobs/do/settle/', { job: String(failed[1].id), how: 'retry' })).status).toBe(409);
    expect((await send('/fr/administration/taches/do/settle/', { job: String(failed[1].id), how: 'drop' })).status).toBe(303);
    expect((await read('/jobs')).failed).toEqual([]);
  });
});

describe('the audit log', () => {
  test('is filtered by who, what, whom and when, and leafed through without gaps', async () => {
    const { db } = catalogue.runtime;
    const insert = db.$client.prepare("insert into audit_events (at, actor, kind, subject, data) values (?, 'schedule', 'made-up', ?, '{}')");
    for (let count = 0; count < 120; count += 1) insert.run(Date.parse('2020-05-05T12:00:00Z') + count, String(count));
    const seen: string[] = [];
    for (let next: number | null = 0; next !== null && seen.length < 1000;) {
      const page: { items: { subject: string }[]; next: number | null } = await read(`/audit?kind=made-up${next === 0 ? '' : `&before=${next}`}`);
      seen.push(...page.items.map(({ subject }) => subject));
      next = page.next;
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, at) => String(119 - at)));
    expect((await events('from=2020-05-05&to=2020-05-05')).length).toBe(50);
    expect(await events('from=2020-05-06&to=2020-05-07')).toEqual([]);
    expect(await events('actor=Ada')).toContain('person-suspended');
    // Signs of a pattern mean themselves.
    expect([await events('actor=%25'), await events('actor=A_a')]).toEqual([[], []]);
    const page = await open('/fr/administration/journal/?kind=made-up&colour=blue&before=x', ada.cookie);
    expect([page.statusCode, page.body.includes('made-up')]).toEqual([200, true]);
    const named = await open('/fr/administration/journal/?kind=person-suspended', ada.cookie);
    expect(named.body).toContain('<option value="person-suspended" selected>Personne suspendue</option>');
    expect(named.body).toContain('<th scope="row">Personne suspendue');
    expect(named.body).toContain('<optgroup label="Comptes">');
  });
});

test('nothing of it is for moderators, vendors or nobody', async () => {
  const moderator = await openPerson(catalogue, { role: 'moderator' });
  const paths = ['', '/people', `/people/${bob.id}`, '/vendors', '/jobs', '/audit'];
  const pages = ['/en/admin/', '/fr/administration/personnes/', `/en/admin/people/${bob.id}/`, '/en/admin/vendors/', '/en/admin/jobs/', '/en/admin/audit/'];
  for (const cookie of [moderator.cookie, bob.cookie, '']) {
    for (const path of paths) expect([401, 404], path).toContain((await open(`/api/v1/administration${path}`, cookie)).statusCode);
    for (const page of pages) expect([303, 404], page).toContain((await open(page, cookie)).statusCode);
    expect([401, 303, 404]).toContain((await send(`/en/admin/people/${bob.id}/do/role/`, { role: 'administrator', 'sure[]': 'yes' }, cookie)).status);
  }
  expect((await read(`/people/${bob.id}`)).role).toBe('person');
});
