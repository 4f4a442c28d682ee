import { afterAll, beforeAll, expect, test } from 'vitest';
import { interests } from '#api/db/schema/voices.ts';
import { waitingMails } from '../../support/mails.ts';
import { openPerson } from '../../support/people.ts';
import { sendForm } from '../../support/send-form.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
beforeAll(async () => void (catalogue = await openTestCatalogue({ samples: false, published: false })));
afterAll(() => catalogue.close());

const plain = { who: 'person', name: 'Zoé O’Brien', email: 'zoe@example.ca', 'topics[]': 'cloud-adoption', 'consent:boolean': 'true' };
const counts = async (): Promise<unknown> => (await catalogue.app.inject('/api/v1/interests/counts')).json();

/** The link of the newest message to an address. */
function linkTo(address: string): string {
  const data = waitingMails(catalogue).findLast(({ to }) => 'address' in to && to.address === address)?.data;
  return (data?.['link'] ?? '').replace(catalogue.runtime.config.baseUrl, '');
}

const tokenOf = (link: string): string => new URL(link, 'http://localhost').searchParams.get('token') ?? '';

test('an interest counts once its link was confirmed, and an address counts once', async () => {
  const sent = await sendForm(catalogue, '/en/take-part/', plain);
  expect([sent.status, sent.location]).toEqual([303, '/en/take-part/?sent=1']);
  expect(await counts()).toEqual({ people: 0, organizations: 0, areas: {}, actions: {} });

  const link = linkTo('zoe@example.ca');
  const page = await catalogue.app.inject(link);
  expect(page.statusCode).toBe(200);
  expect(await counts(), 'reading the link, as mail scanners do, confirms nothing').toMatchObject({ people: 0 });

  const confirmed = await sendForm(catalogue, '/en/take-part/confirm/do/confirm/', { token: tokenOf(link) });
  expect(confirmed.status).toBe(303);
  await sendForm(catalogue, '/en/take-part/', { ...plain, name: 'Zoé again' });
  await sendForm(catalogue, '/fr/participer/confirmer/do/confirm/', { token: tokenOf(linkTo('zoe@example.ca')) });
  expect(await counts()).toEqual({ people: 1, organizations: 0, areas: { 'service-it': 1 }, actions: { 'cloud-adoption': 1 } });
});

test('whoever withdraws is no longer counted, and nothing of them is kept', async () => {
  await sendForm(catalogue, '/fr/participer/', { ...plain, email: 'gone@example.ca', improvement: 'Moins de formulaires' });
  const token = tokenOf(linkTo('gone@example.ca'));
  await sendForm(catalogue, '/fr/participer/confirmer/do/confirm/', { token });
  expect(await counts()).toMatchObject({ people: 2 });
  expect((await sendForm(catalogue, '/fr/participer/confirmer/do/withdraw/', { token })).location).toBe('/fr/participer/confirmer/?done=withdrawn');
  expect(await counts()).toMatchObject({ people: 1 });
  expect(JSON.stringify(catalogue.runtime.db.select().from(interests).all())).not.toContain('gone@example.ca');
  const again = await sendForm(catalogue, '/fr/participer/confirmer/do/confirm/', { token });
  expect(again.status).toBe(404);
  expect(again.body).toContain('Ce lien est trop ancien');
});

test('a mistake is told at its field in the language of the page, with all that was typed', async () => {
  const sent = await sendForm(catalogue, '/fr/participer/', { who: 'organization', name: 'C++ & "Co."', email: 'pas une adresse', improvement: '<script>alert(1)</script>' });
  expect(sent.status).toBe(422);
  expect(sent.body).toContain('Écrivez une adresse électronique');
  expect(sent.body).toContain('href="#f-topics"');
  expect(sent.body).toContain('href="#f-consent"');
  expect(sent.body).toContain('value="C++ &amp; &quot;Co.&quot;"');
  expect(sent.body).not.toContain('<script>alert');
  const nameless = await sendForm(catalogue, '/en/take-part/', { ...plain, who: 'organization' });
  expect(nameless.body).toContain('Write the name of the organization.');
  const elsewhere = await sendForm(catalogue, '/en/take-part/', { ...plain, 'topics[]': 'no-such-thing' });
  expect(elsewhere.body).toContain('Choose areas and actions of the plan.');
});

test('a machine that fills in the field that nobody sees is thanked, and nothing is kept', async () => {
  const before = catalogue.runtime.db.select().from(interests).all().length;
  expect((await sendForm(catalogue, '/en/take-part/', { ...plain, website: 'https://spam.example' })).status).toBe(303);
  expect(catalogue.runtime.db.select().from(interests).all().length).toBe(before);
});

test('the staff read, answer once and export; a formula is disarmed', async () => {
  await sendForm(catalogue, '/en/take-part/', [
    ...Object.entries({ ...plain, who: 'organization', organization: '=1+1', email: 'org@example.ca' }),
    ['topics[]', 'secure-it'] as const,
  ]);
  await sendForm(catalogue, '/en/take-part/confirm/do/confirm/', { token: tokenOf(linkTo('org@example.ca')) });
  const { cookie } = await openPerson(catalogue, { role: 'moderator', strong: true });
  const listed = (await catalogue.app.inject({ url: '/api/v1/review/interests?topic=secure-it', headers: { cookie } })).json();
  expect(listed).toMatchObject({
    total: 1,
    items: [
      {
        organization: '=1+1',
        topics: [
          { area: 'secure-it', action: null },
          { area: 'service-it', action: 'cloud-adoption' },
        ],
      },
    ],
  });
  const csv = (await catalogue.app.inject({ url: '/api/v1/review/interests.csv', headers: { cookie } })).body;
  expect(csv).toContain("'=1+1");

  const page = `/en/review/interests/${String(listed.items[0].id)}/`;
  expect((await sendForm(catalogue, page, { answer: 'Thank you.' }, { cookie })).status).toBe(303);
  const twice = await sendForm(catalogue, page, { answer: 'And again.' }, { cookie });
  expect([twice.status, twice.body.includes('It was answered meanwhile.')]).toEqual([409, true]);
  expect(waitingMails(catalogue).filter(({ template }) => template === 'interest-answered')).toHaveLength(1);
});

test('nobody else reads them', async () => {
  const { cookie } = await openPerson(catalogue, {});
  for (const url of ['/api/v1/review/interests', '/api/v1/review/interests.csv']) {
    expect((await catalogue.app.inject(url)).statusCode).toBe(401);
    expect((await catalogue.app.inject({ url, headers: { cookie } })).statusCode).toBe(404);
  }
});
