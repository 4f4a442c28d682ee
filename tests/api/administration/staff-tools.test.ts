import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setTimeout } from 'node:timers/promises';
import { listTemplates, announceMail } from '#api/features/mail/index.ts';
import { openRuntime } from '#api/runtime.ts';
import { within } from '../../support/extent.ts';
import { startMeilisearch } from '../../support/meilisearch.ts';
import { openPerson, type TestPerson } from '../../support/people.ts';
import { sendForm } from '../../support/send-form.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let clock = Date.parse('2026-11-25T15:00:00Z');
let catalogue: TestCatalogue;
let ada: TestPerson;
const started = await startMeilisearch();

beforeAll(async () => {
  catalogue = await openTestCatalogue({ published: false, now: () => new Date(clock) });
  ada = await openPerson(catalogue, { role: 'administrator' });
});
afterAll(async () => {
  await catalogue.close();
  if (!('unavailable' in started)) await started.stop();
});

const open = (url: string, headers: Readonly<Record<string, string>> = { cookie: ada.cookie }, remoteAddress = '127.0.0.1') =>
  catalogue.app.inject({ url, headers, remoteAddress });
const send = (url: string, fields: Readonly<Record<string, string>>) => sendForm(catalogue, url, fields, { cookie: ada.cookie });

describe('synonyms of the staff', () => {
  const name = 'Culvert Count';
  const terms = `zygomorphe\n${name}`;
  const found = async ({ app }: Pick<TestCatalogue, 'app'>) => (await app.inject('/api/v1/listings?q=zygomorphe')).json();

  test('are used by search once the job is done, and forgotten once they are removed', async () => {
    const before = (await found(catalogue)).total;
    expect((await send('/en/admin/synonyms/do/add/', { terms })).location).toBe('/en/admin/synonyms/?done=add');
    await catalogue.jobs.drain();
    expect([before, (await found(catalogue)).items[0]?.name.en]).toEqual([0, name]);
    const page = await open('/fr/administration/synonymes/');
    expect(page.body).toContain(`zygomorphe · ${name}`);
    const [group] = (await open('/api/v1/administration/synonyms')).json().groups;
    expect((await send('/fr/administration/synonymes/do/remove/', { group: String(group.id) })).status).toBe(303);
    await catalogue.jobs.drain();
    expect((await found(catalogue)).total).toBe(0);
  });

  test('that two remove at once are removed once, and the second is told', async () => {
    await send('/en/admin/synonyms/do/add/', { terms: 'brouhaha\ncharivari' });
    const group = String((await open('/api/v1/administration/synonyms')).json().groups.at(-1).id);
    expect((await send('/en/admin/synonyms/do/remove/', { group })).status).toBe(303);
    const second = await send('/en/admin/synonyms/do/remove/', { group });
    expect([second.status, second.body.includes('Somebody removed this group already.')]).toEqual([404, true]);
    await catalogue.jobs.drain();
  });

  test('stay after a restart', async () => {
    await send('/en/admin/synonyms/do/add/', { terms });
    await catalogue.jobs.drain();
    const state = await openRuntime({ ...catalogue.runtime.config, home: catalogue.runtime.config.home }, () => undefined);
    expect(state.synonyms.at(-1)).toEqual(['zygomorphe', name]);
    await state.close();
    expect((await found(catalogue)).total).toBeGreaterThan(0);
  });

  test.each([
    ['alone', 'two to twenty'],
    ['Zygomorphe\nother', 'in another group already'],
    ['SSO\nother', 'in another group already'],
    [`${'x'.repeat(81)}\nother`, 'at most 80'],
  ])('are refused where they would do harm: %j', async (given, why) => {
    const refused = await send('/en/admin/synonyms/do/add/', { terms: given });
    expect([refused.status, refused.body.includes(why)]).toEqual([422, true]);
    expect(refused.body).toContain(given.slice(0, 20).split('\n')[0]);
  });

  test.skipIf('unavailable' in started)('are used by Meilisearch too', { timeout: 300_000 }, async () => {
    if ('unavailable' in started) return;
    const own = await openTestCatalogue({ published: false, settings: { MEILI_URL: started.url, MEILI_KEY: started.key } });
    const admin = await openPerson(own, { role: 'administrator' });
    own.jobs.start();
    while ((await own.app.inject('/api/v1/listings?q=')).json().engine !== 'meilisearch') await setTimeout(100);
    expect((await found(own)).total).toBe(0);
    const at = performance.now();
    // Few results are for the embedded engine to find, so the other word is a frequent one.
    await sendForm(own, '/en/admin/synonyms/do/add/', { terms: 'zygomorphe\nmonths' }, { cookie: admin.cookie });
    let answer = await found(own);
    while ((answer.total === 0 || answer.engine !== 'meilisearch') && performance.now() - at < within(15_000)) {
      await setTimeout(50);
      answer = await found(own);
    }
    expect([answer.engine, answer.total > 0]).toEqual(['meilisearch', true]);
    process.stdout.write(`a synonym was used by Meilisearch ${((performance.now() - at) / 1000).toFixed(1)} s after it was added\n`);
    await own.close();
  });
});

describe('the banner', () => {
  const version = async () => String((await open('/api/v1/administration/banner')).json()?.version ?? 0);
  const put = async (fields: Readonly<Record<string, string>>) =>
    send('/en/admin/banner/do/put/', { 'text.en': 'Closed <Monday>', 'text.fr': 'Fermé lundi', 'version:number': await version(), ...fields });
  const text = async (language: string) => (await open(`/api/v1/banner?lang=${language}`, {})).json().text;

  test('is shown on its days by Eastern Time, in both languages, and no longer once it is removed', async () => {
    expect(await text('en')).toBe(null);
    expect((await put({ startsOn: '2026-11-26', endsOn: '2026-11-26' })).status).toBe(303);
    clock = Date.parse('2026-11-26T04:59:00Z');
    expect(await text('fr')).toBe(null);
    clock = Date.parse('2026-11-26T05:01:00Z');
    expect([await text('en'), await text('fr')]).toEqual(['Closed <Monday>', 'Fermé lundi']);
    expect((await open('/en/solutions/', {})).body).toContain('<aside class="banner" aria-label="Notice">Closed &lt;Monday&gt;</aside>');
    expect((await open('/fr/', {})).body).toContain('data-banner="/api/v1/banner?lang=fr"');
    clock = Date.parse('2026-11-27T05:01:00Z');
    expect(await text('en')).toBe(null);
    ada = await openPerson(catalogue, { role: 'administrator' });
    await put({ startsOn: '2026-11-27' });
    expect(await text('en')).toBe('Closed <Monday>');
    expect((await send('/fr/administration/banniere/do/remove/', { 'version:number': await version() })).status).toBe(303);
    expect(await text('en')).toBe(null);
  });

  test('is not lost where two change it at once: the second sees both, and decides', async () => {
    const hidden = (body: string) => /name="version:number" value="(\d+)"[^]*?id="f-text-en"/.exec(body.slice(body.indexOf('/do/put/')))?.[1];
    const bob = await openPerson(catalogue, { role: 'administrator' });
    await put({ startsOn: '2026-11-25' });
    const seen = await version();
    expect(hidden((await open('/en/admin/banner/')).body)).toBe(seen);
    expect((await put({ startsOn: '2026-11-25', 'text.en': 'Open Tuesday' })).status).toBe(303);
    const late = { 'text.en': 'Open Wednesday', 'text.fr': 'Ouvert mercredi', startsOn: '2026-11-25', 'version:number': seen };
    const told = await sendForm(catalogue, '/en/admin/banner/do/put/', late, { cookie: bob.cookie });
    expect([told.status, await text('en')]).toEqual([412, 'Open Tuesday']);
    for (const word of ['Somebody else changed the banner meanwhile', 'Open Tuesday', 'Open Wednesday', 'Ouvert mercredi']) expect(told.body).toContain(word);
    const now = hidden(told.body) ?? '';
    expect(now).toBe(await version());
    expect((await sendForm(catalogue, '/en/admin/banner/do/remove/', { 'version:number': seen }, { cookie: bob.cookie })).status).toBe(412);
    expect((await sendForm(catalogue, '/en/admin/banner/do/put/', { ...late, 'version:number': now }, { cookie: bob.cookie })).status).toBe(303);
    expect(await text('en')).toBe('Open Wednesday');
    await send('/en/admin/banner/do/remove/', { 'version:number': await version() });
    expect((await send('/en/admin/banner/do/put/', { ...late, 'version:number': now })).status, 'one that was removed meanwhile').toBe(412);
  });

  test('is refused in one language, or backwards', async () => {
    expect((await put({ startsOn: '2026-11-27', endsOn: '2026-11-26' })).body).toContain('The last day is before the first one.');
    expect((await put({ startsOn: '2026-11-27', 'text.fr': '' })).status).toBe(422);
  });
});

describe('mails', () => {
  test('are all in the gallery, each with a page whose frame may do nothing', async () => {
    const names = listTemplates('https://catalogue.example').map(({ name }) => name);
    expect((await open('/fr/administration/courriels/')).body.match(/\/fr\/administration\/courriels\/[a-z-]+\//g)?.length).toBe(names.length);
    const page = await open(`/en/admin/mails/${names[0]}/`);
    expect(page.body).toContain(`sandbox="" src="/api/v1/administration/mails/${names[0]}/en/html"`);
    const html = await open(`/api/v1/administration/mails/${names[0]}/fr/html`);
    expect(html.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect(html.body).toContain('<html lang="fr">');
    expect((await open('/en/admin/mails/', {})).statusCode).toBe(303);
    expect((await open(`/api/v1/administration/mails/${names[0]}/en/html`, {})).statusCode).toBe(401);
  });

  test('that were kept are on a page for this machine alone', async () => {
    const { db, now } = catalogue.runtime;
    db.transaction((tx) =>
      announceMail(tx, now(), { to: { address: 'a@vendor.example' }, template: 'verify-email', data: { name: 'A', link: 'http://localhost:4400/x?token=s3cret' } }),
    );
    await catalogue.jobs.drain();
    const body = async (headers: Readonly<Record<string, string>>, ip?: string, url = '/en/mailbox/') => {
      const answer = await open(url, headers, ip);
      return [answer.statusCode, answer.body.includes('s3cret')];
    };
    const here = { host: 'localhost:4400' };
    expect(await body(here)).toEqual([200, true]);
    expect(await body(here, '::1', '/fr/boite-aux-lettres/')).toEqual([200, true]);
    expect(await body(here, '192.0.2.1')).toEqual([404, false]);
    expect(await body({ host: 'rebound.example' })).toEqual([404, false]);
    expect(await body({ ...here, 'x-forwarded-for': '127.0.0.1' })).toEqual([404, false]);
    expect(await body(here, '127.0.0.1', '/api/v1/mailbox')).toEqual([404, false]);
    expect(await body(here, '192.0.2.1', '/en/mailbo%78/')).toEqual([404, false]);
    expect(await body(here, '192.0.2.1', '/en/mailbox/?x=1')).toEqual([404, false]);
    expect((await open('/en/mailbox', here, '192.0.2.1')).body).not.toContain('s3cret');
    // Whoever is told to look at their mail is led there from this machine alone.
    const isLed = async (ip: string) => (await open('/en/sign-up/check-your-mail/', here, ip)).body.includes('href="/en/mailbox/"');
    expect([await isLed('127.0.0.1'), await isLed('192.0.2.1')]).toEqual([true, false]);
  });

  test('that were kept are on no page of a public catalogue', async () => {
    const own = await openTestCatalogue({ samples: false, published: false, settings: { BASE_URL: 'https://catalogue.example' } });
    expect((await own.app.inject({ url: '/en/mailbox/', headers: { host: 'localhost' } })).statusCode).toBe(404);
    await own.close();
  });
});
