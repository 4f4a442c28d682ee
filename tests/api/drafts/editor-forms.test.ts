import { afterAll, beforeAll, expect, test } from 'vitest';
import sharp from 'sharp';
import { pageAddress, type PageName } from '#api/contract/addresses.ts';
import { placeOf, requiredStep, themes, type DraftContent } from '#api/contract/draft.ts';
import type { ListingContent } from '#api/contract/listing-content.ts';
import { languages, type Language } from '#api/contract/text.ts';
import { shownDraft } from '#api/features/drafts/own-listing.ts';
import { settleContent } from '#api/features/drafts/settle-content.rules.ts';
import { startDraft } from '#api/features/drafts/start-draft.ts';
import { findListing, findNewestRevision, listPublicAfter } from '#api/features/listings/index.ts';
import { addVendor, requiredDraft } from '../../support/drafts.ts';
import { formFields } from '../../support/form-fields.ts';
import { formHeaders, openPerson, type TestPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let person: TestPerson;
let vendorId: string;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ published: false });
  vendorId = addVendor(catalogue.runtime.db, 'harbour', []);
  person = await openPerson(catalogue, { name: 'Amélie', vendor: { id: vendorId, role: 'editor' } });
});
afterAll(() => catalogue.close());

const start = (content: DraftContent) => startDraft(catalogue.runtime, { vendorId, personId: person.id, content });
const draftOf = (listing: string) => shownDraft(catalogue.runtime, listing);
const address = (page: PageName, slots: Record<string, string>, language: Language = 'en') => pageAddress(page, language, slots);

async function open(url: string): Promise<string> {
  const answer = await catalogue.app.inject({ url, headers: { cookie: person.cookie } });
  expect([url, answer.statusCode]).toEqual([url, 200]);
  return answer.body;
}

function send(url: string, fields: readonly (readonly [string, string])[], cookie = person.cookie) {
  const payload = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();
  return catalogue.app.inject({ method: 'POST', url, headers: formHeaders(catalogue, cookie), payload });
}

/** Opens a step and sends its form as it is, but for what is changed. */
async function saveStep(listing: string, step: string, changed: Readonly<Record<string, string>> = {}, language: Language = 'en') {
  const url = address('editListing', { listing, step }, language);
  const fields = formFields(await open(url), 'editor').filter(([name]) => !(name in changed));
  return send(url, [...fields, ...Object.entries(changed)]);
}

const today = new Date().toISOString().slice(0, 10);

/** The longest sample, with all that samples lack. */
function fullContent(): ListingContent {
  const all = listPublicAfter(catalogue.runtime.db, 0, 1000).map(({ revision }) => revision.content);
  const [longest] = all.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
  const image = all.flatMap(({ screenshots = [] }) => screenshots)[0];
  if (longest === undefined || image === undefined) throw new Error('There are no samples.');
  const others = all.reduce<Partial<ListingContent>>((sofar, content) => ({ ...content, ...sofar }), {});
  return { ...others, ...longest, logo: image, screenshots: [image, image], trial: { en: '30 days', fr: '30 jours' }, unspsc: ['43231600'] };
}

test('a listing with every field full goes through every step of the form unchanged, in both languages', async () => {
  const content = settleContent(fullContent(), { today, live: undefined });
  const empty = (['keywords', 'mediaContact', 'awards', 'caseStudies', 'references', 'pricing', 'video', 'logo', 'trial', 'aiUse', 'support'] as const).filter(
    (field) => content[field] === undefined,
  );
  expect(empty).toEqual([]);
  const listing = start(content);
  for (const language of languages)
    for (const theme of themes) {
      const answer = await saveStep(listing, placeOf(theme), {}, language);
      expect([theme, answer.statusCode]).toEqual([theme, 303]);
      expect(settleContent(draftOf(listing).content, { today, live: undefined })).toEqual(content);
    }
});

test('a listing with the eight required fields alone goes through the short path and every step unchanged', async () => {
  const listing = start(requiredDraft);
  for (const step of [requiredStep, ...themes.map(placeOf)]) {
    await saveStep(listing, step);
    expect(draftOf(listing).content).toEqual(requiredDraft);
  }
});

test('hostile texts in every field are stored as they are typed and shown escaped', async () => {
  const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>{{7*7}}\u202e`;
  const listing = start(fullContent());
  for (const theme of themes) {
    const url = address('editListing', { listing, step: placeOf(theme) });
    const fields = formFields(await open(url), 'editor').map(([name, value]): [string, string] =>
      ['version', 'do'].includes(name) || /(\[\]|:boolean|\.id|vehicle|model|sellerRole|offeringType|maturity|audience|^languages)/.test(name) ? [name, value] : [name, hostile],
    );
    await send(url, fields);
  }
  const draft = draftOf(listing);
  expect(draft.content['name']).toEqual({ en: hostile, fr: hostile });
  expect(draft.content['website']).toBe(hostile);
  const pages = [
    ...themes.map((theme) => address('editListing', { listing, step: placeOf(theme) })),
    ...(['ownListing', 'checkListing', 'previewListing'] as const).map((page) => address(page, { listing })),
    address('newListing', { vendor: vendorId }),
  ];
  for (const url of pages) {
    // Within quotes of an attribute nothing but a quote or an ampersand means anything.
    const html = (await open(url)).replaceAll(/="[^"]*"/g, '');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
  }
});

test('somebody starts with only what is required, and submits it', async () => {
  const begun = await send(`${address('newListing', { vendor: vendorId })}do/empty/`, [['way', 'required']]);
  const url = String(begun.headers.location);
  const listing = /listings\/([^/]+)\//.exec(url)?.[1] ?? '';
  expect(url).toBe(address('editListing', { listing, step: '0' }));
  const typed: readonly (readonly [string, string])[] = [
    ['version', '1'],
    ['do', 'continue'],
    ['name.en', 'Harbour Ledger'],
    ['summary.en', 'Keeps the books of small ports.'],
    ['description.en', 'A ledger for harbours.'],
    ['website', 'https://harbour.example'],
    ['areas.0.id', 'manage-it'],
    ['areas.0.reason.en', 'It tells what each berth costs.'],
    ['categories[]', 'analytics-bi'],
    ['deployment[]', 'saas'],
    ['contact.role.en', 'Sales desk'],
    ['contact.email', 'sales@harbour.example'],
  ];
  expect((await send(url, typed)).headers.location).toBe(address('checkListing', { listing }));
  expect(draftOf(listing).content).toEqual(requiredDraft);
  const done = await send(address('checkListing', { listing }), [['version', '2']]);
  expect(done.headers.location).toBe(`${address('ownListing', { listing })}?done=submitted`);
  expect(findNewestRevision(catalogue.runtime.db, listing)).toMatchObject({ state: 'submitted', content: requiredDraft });
  expect(await open(String(done.headers.location))).toContain('Submitted. CATA looks at it');
});

test('what is wrong is saved all the same, and said at its field in the person’s language', async () => {
  const listing = start({});
  const answer = await saveStep(listing, '1', { website: 'nowhere', 'name.fr': 'x'.repeat(101), do: 'continue' }, 'fr');
  expect(answer.headers.location).toBe(`${address('editListing', { listing, step: '1' }, 'fr')}?mend=1`);
  const html = await open(String(answer.headers.location));
  expect(html).toContain('Écrivez une adresse Web complète');
  expect(html).toContain('href="#f-website"');
  expect(html).toMatch(/<input id="f-website"[^>]*value="nowhere"/);
  expect(html).toContain('Utilisez au plus 100 caractères.');
  expect(html).not.toContain('Ce champ est requis');
  expect(draftOf(listing).content).toEqual({ name: { fr: 'x'.repeat(101) }, website: 'nowhere' });
});

test('entries are added and removed by buttons that post, and nothing else of the form is lost', async () => {
  const listing = start(requiredDraft);
  const added = await saveStep(listing, '4', { vulnerabilityDisclosure: 'security@harbour.example', do: 'add.certifications' });
  expect(added.headers.location).toBe(`${address('editListing', { listing, step: '4' })}?add=certifications#new-certifications`);
  const html = await open(String(added.headers.location).split('#')[0] ?? '');
  expect(html).toContain('name="certifications.0.id"');
  const fields = formFields(html, 'editor').filter(([name]) => !name.startsWith('certifications.0.'));
  await send(address('editListing', { listing, step: '4' }), [
    ...fields,
    ['certifications.0.id', 'iso-27001'],
    ['certifications.0.certifier', 'BSI'],
    ['certifications.0.claim.expires', '2031-01-31'],
    ['do', 'add.certifications'],
  ]);
  expect(draftOf(listing).content).toMatchObject({
    vulnerabilityDisclosure: 'security@harbour.example',
    certifications: [{ id: 'iso-27001', certifier: 'BSI', claim: { expires: '2031-01-31' } }],
  });
  const removed = await saveStep(listing, '4', { do: 'remove.certifications.0' });
  expect(removed.headers.location).toBe(`${address('editListing', { listing, step: '4' })}#rows-certifications`);
  expect(draftOf(listing).content).toMatchObject({ vulnerabilityDisclosure: 'security@harbour.example' });
  expect(draftOf(listing).content).not.toHaveProperty('certifications');
});

test('an image is kept at once, asks for words in both languages, and a bad one says so while all else is kept', async () => {
  const listing = start(requiredDraft);
  const url = address('editListing', { listing, step: '8' });
  const good = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#123' } })
    .png()
    .toBuffer();
  const form = new FormData();
  for (const [name, value] of formFields(await open(url), 'editor')) form.append(name, value);
  form.append('do', 'save');
  form.append('pressKit', 'https://press.example');
  form.append('logo.file', new Blob([Uint8Array.from(good)], { type: 'image/png' }), 'logo.png');
  form.append('screenshots.file', new Blob(['<svg onload=alert(1)>'], { type: 'image/png' }), 'shot.png');
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const headers = { cookie: person.cookie, origin: catalogue.runtime.config.baseUrl, 'content-type': request.headers.get('content-type') ?? '' };
  const answer = await catalogue.app.inject({ method: 'POST', url, headers, payload: Buffer.from(await request.arrayBuffer()) });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('The file is not a PNG, JPEG or WebP image.');
  expect(answer.body).toContain('href="#f-screenshots-file"');
  const { content, version, problems } = draftOf(listing);
  expect(content).toMatchObject({ pressKit: expect.stringContaining('https'), logo: { id: expect.stringMatching(/^[a-f0-9]{64}$/) } });
  expect(answer.body).toContain(`name="version" value="${version}"`);
  expect(problems.map(({ pointer }) => pointer)).toContain('/logo/alt');
});

test('the second of two who save the same step is led to both versions, and keeps what they choose', async () => {
  const { runtime } = catalogue;
  const bo = await openPerson(catalogue, { name: 'Bo', vendor: { id: vendorId, role: 'editor' } });
  const listing = start(requiredDraft);
  const url = address('editListing', { listing, step: '1' });
  const both = formFields(await open(url), 'editor').filter(([name]) => name !== 'summary.en' && name !== 'name.fr');
  await send(url, [...both, ['summary.en', 'Amélie’s summary.']]);
  const second = await send(url, [...both, ['summary.en', 'Bo’s summary.'], ['name.fr', 'Registre']], bo.cookie);
  const compare = String(second.headers.location);
  expect(compare).toContain(`/en/workspace/listings/${listing}/compare/`);
  const page = await catalogue.app.inject({ url: compare, headers: { cookie: bo.cookie } });
  for (const words of ['Amélie', 'Amélie’s summary.', 'Bo’s summary.', 'Summary (English)']) expect(page.body).toContain(words);
  expect((await catalogue.app.inject({ url: compare, headers: { cookie: person.cookie } })).statusCode).toBe(404);
  const { version } = draftOf(listing);
  const settled = await send(
    compare,
    [
      ['version', String(version)],
      ['choice.summary/en', 'written'],
      ['text.summary/en', 'Both summaries.'],
    ],
    bo.cookie,
  );
  expect(settled.statusCode).toBe(303);
  expect(draftOf(listing).content).toMatchObject({ summary: { en: 'Both summaries.' }, name: { en: 'Harbour Ledger', fr: 'Registre' } });
  expect(findListing(runtime.db, listing)?.state).toBe('draft');
});

test('what is typed is saved meanwhile by its fields, until somebody else changed the same step', async () => {
  const listing = start(requiredDraft);
  const patch = (version: number, fields: readonly (readonly [string, string])[], step = '7') =>
    catalogue.app.inject({
      method: 'PATCH',
      url: `/api/v1/workspace/listings/${listing}/draft`,
      headers: { cookie: person.cookie, origin: catalogue.runtime.config.baseUrl, 'if-match': `"${version}"`, 'content-type': 'application/json' },
      payload: JSON.stringify({ step, fields }),
    });
  const saved = await patch(1, [['awards.0.by', 'CATA']]);
  expect([saved.statusCode, saved.headers['etag']]).toEqual([200, '"2"']);
  expect((await patch(1, [['awards.0.by', 'Others']])).statusCode).toBe(412);
  expect((await patch(1, [['pressKit', 'https://press.example']], '8')).statusCode).toBe(200);
  expect(draftOf(listing).content).toMatchObject({ awards: [{ by: 'CATA' }], pressKit: 'https://press.example' });
});

test('a publiccode.yml fills a draft, and what was not taken over is said', async () => {
  const text = `publiccodeYmlVersion: "0.4"
name: Port Ledger
url: "https://git.example/port-ledger"
landingURL: "https://port.example"
developmentStatus: stable
softwareType: standalone/web
legal: { license: MIT }
maintenance: { type: internal, contacts: [{ name: Jo, email: jo@port.example }] }
localisation: { localisationReady: yes, availableLanguages: [en, fr] }
description:
  en: { shortDescription: Keeps books., longDescription: "Long.", features: [Bills, Reports] }
  fr: { shortDescription: Tient les comptes., longDescription: "Longue.", features: [Facture] }
`;
  const answer = await send(`${address('newListing', { vendor: vendorId })}do/publiccode/`, [['text', text]]);
  const url = String(answer.headers.location);
  const listing = /listings\/([^/]+)\//.exec(url)?.[1] ?? '';
  expect(draftOf(listing).content).toMatchObject({
    name: { en: 'Port Ledger', fr: 'Port Ledger' },
    summary: { en: 'Keeps books.', fr: 'Tient les comptes.' },
    features: [{ en: 'Bills', fr: 'Facture' }, { en: 'Reports' }],
    website: 'https://port.example',
    repository: 'https://git.example/port-ledger',
    licence: 'MIT',
    maturity: 'commercial',
    openness: ['open-source'],
    languages: { interface: 'both' },
    contact: { email: 'jo@port.example' },
  });
  const html = await open(url);
  expect(html).toContain('<code>softwareType</code>');
  expect(html).toContain('<code>landingURL</code>');
});

test.each([
  ['too many aliases', `a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: &d [*c, *c, *c, *c]\ne: [*d, *d, *d, *d]`],
  ['deep nesting', '['.repeat(5000)],
  ['deep blocks', Array.from({ length: 550 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ['a list', '- a\n- b'],
  ['nothing of YAML', '\u0000\t{{{'],
  ['a tag of a program', 'a: !!js/function "function(){}"'],
  ['too much', `a: ${'x'.repeat(300_000)}`],
])(
  'a publiccode.yml with %s is refused at its field, with the text still there',
  async (_, text) => {
    const answer = await send(`${address('newListing', { vendor: vendorId })}do/publiccode/`, [['text', text]]);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('publiccode.yml');
    if (text === '- a\n- b') expect(answer.body).toContain('>- a\n- b</textarea>');
  },
  20_000,
);

test('a listing of another vendor is answered as if there were none', async () => {
  const stranger = await openPerson(catalogue, { vendor: { id: addVendor(catalogue.runtime.db, 'stranger', []), role: 'owner' } });
  const listing = start(requiredDraft);
  for (const page of ['ownListing', 'checkListing', 'previewListing'] as const)
    expect((await catalogue.app.inject({ url: address(page, { listing }), headers: { cookie: stranger.cookie } })).statusCode).toBe(404);
  expect(
    (
      await send(
        address('editListing', { listing, step: '1' }),
        [
          ['version', '1'],
          ['name.en', 'Mine now'],
        ],
        stranger.cookie,
      )
    ).statusCode,
  ).toBe(404);
  expect(draftOf(listing).content).toEqual(requiredDraft);
});
