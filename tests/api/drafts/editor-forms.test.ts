import { afterAll, beforeAll, expect, test } from 'vitest';
import sharp from 'sharp';
import { pageAddress, type PageName } from '#api/contract/addresses.ts';
import { placeOf, requiredStep, themes } from '#api/contract/draft.ts';
import type { ListingContent } from '#api/contract/listing-content.ts';
import { languages, type Language } from '#api/contract/text.ts';
import { settleContent } from '#api/features/drafts/settle-content.rules.ts';
import { findListing, findNewestRevision, listPublicAfter } from '#api/features/listings/index.ts';
import { addVendor, requiredDraft } from '../../support/drafts.ts';
import { EditorVisit, listingIn } from '../../support/editor-visit.ts';
import { formFields } from '../../support/form-fields.ts';
import { openPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let visit: EditorVisit;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ published: false });
  visit = await EditorVisit.begin(catalogue, 'harbour');
});
afterAll(() => catalogue.close());

const address = (page: PageName, slots: Record<string, string>, language: Language = 'en') => pageAddress(page, language, slots);

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
  const listing = visit.start(content);
  for (const language of languages)
    for (const theme of themes) {
      const answer = await visit.saveStep(listing, placeOf(theme), {}, language);
      expect([theme, answer.statusCode]).toEqual([theme, 303]);
      expect(settleContent(visit.draft(listing).content, { today, live: undefined })).toEqual(content);
    }
});

test('a listing with the eight required fields alone goes through the short path and every step unchanged', async () => {
  const listing = visit.start(requiredDraft);
  for (const step of [requiredStep, ...themes.map(placeOf)]) {
    await visit.saveStep(listing, step);
    expect(visit.draft(listing).content).toEqual(requiredDraft);
  }
});

test('hostile texts in every field are stored as they are typed, but for what nobody sees, and shown escaped', async () => {
  const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>{{7*7}}`;
  const listing = visit.start(fullContent());
  for (const theme of themes) {
    const url = address('editListing', { listing, step: placeOf(theme) });
    const fields = formFields(await visit.open(url), 'editor').map(([name, value]): [string, string] =>
      ['version', 'do'].includes(name) || /(\[\]|:boolean|\.id|vehicle|model|sellerRole|offeringType|maturity|audience|^languages)/.test(name)
        ? [name, value]
        : [name, `${hostile}\u202e`],
    );
    await visit.send(url, fields);
  }
  const draft = visit.draft(listing);
  expect(draft.content['name']).toEqual({ en: hostile, fr: hostile });
  expect(draft.content['website']).toBe(hostile);
  const pages = [
    ...themes.map((theme) => address('editListing', { listing, step: placeOf(theme) })),
    ...(['ownListing', 'checkListing', 'previewListing'] as const).map((page) => address(page, { listing })),
    address('newListing', { vendor: visit.vendorId }),
  ];
  for (const url of pages) {
    // Within quotes of an attribute nothing but a quote or an ampersand means anything.
    const html = (await visit.open(url)).replaceAll(/="[^"]*"/g, '');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
  }
});

test('somebody starts with only what is required, and submits it', async () => {
  const begun = await visit.send(`${address('newListing', { vendor: visit.vendorId })}do/empty/`, [['way', 'required']]);
  const url = String(begun.headers.location);
  const listing = listingIn(url);
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
  expect((await visit.send(url, typed)).headers.location).toBe(address('checkListing', { listing }));
  expect(visit.draft(listing).content).toEqual(requiredDraft);
  const done = await visit.send(address('checkListing', { listing }), [['version', '2']]);
  expect(done.headers.location).toBe(`${address('ownListing', { listing })}?done=submitted`);
  expect(findNewestRevision(catalogue.runtime.db, listing)).toMatchObject({ state: 'submitted', content: requiredDraft });
  expect(await visit.open(String(done.headers.location))).toContain('Submitted. CATA looks at it');
});

test('what is wrong is saved all the same, and said at its field in the person’s language', async () => {
  const listing = visit.start({});
  const answer = await visit.saveStep(listing, '1', { website: 'nowhere', 'name.fr': 'x'.repeat(101), do: 'continue' }, 'fr');
  expect(answer.headers.location).toBe(`${address('editListing', { listing, step: '1' }, 'fr')}?mend=1`);
  const html = await visit.open(String(answer.headers.location));
  expect(html).toContain('Écrivez une adresse Web complète');
  expect(html).toContain('href="#f-website"');
  expect(html).toMatch(/<input id="f-website"[^>]*value="nowhere"/);
  expect(html).toContain('Utilisez au plus 100 caractères.');
  expect(html).not.toContain('Ce champ est obligatoire');
  expect(visit.draft(listing).content).toEqual({ name: { fr: 'x'.repeat(101) }, website: 'nowhere' });
});

test('entries are added and removed by buttons that post, and nothing else of the form is lost', async () => {
  const listing = visit.start(requiredDraft);
  const added = await visit.saveStep(listing, '4', { vulnerabilityDisclosure: 'security@harbour.example', do: 'add.certifications' });
  expect(added.headers.location).toBe(`${address('editListing', { listing, step: '4' })}?add=certifications#new-certifications`);
  const html = await visit.open(String(added.headers.location).split('#')[0] ?? '');
  expect(html).toContain('name="certifications.0.id"');
  const fields = formFields(html, 'editor').filter(([name]) => !name.startsWith('certifications.0.'));
  await visit.send(address('editListing', { listing, step: '4' }), [
    ...fields,
    ['certifications.0.id', 'iso-27001'],
    ['certifications.0.certifier', 'BSI'],
    ['certifications.0.claim.expires', '2031-01-31'],
    ['do', 'add.certifications'],
  ]);
  expect(visit.draft(listing).content).toMatchObject({
    vulnerabilityDisclosure: 'security@harbour.example',
    certifications: [{ id: 'iso-27001', certifier: 'BSI', claim: { expires: '2031-01-31' } }],
  });
  const removed = await visit.saveStep(listing, '4', { do: 'remove.certifications.0' });
  expect(removed.headers.location).toMatch(/\?removed=certifications\.0\.v\d+#rows-certifications$/);
  expect(visit.draft(listing).content).toMatchObject({ vulnerabilityDisclosure: 'security@harbour.example' });
  expect(visit.draft(listing).content).not.toHaveProperty('certifications');
});

test('an image is kept at once, asks for words in both languages, and a bad one says so while all else is kept', async () => {
  const listing = visit.start(requiredDraft);
  const url = address('editListing', { listing, step: '8' });
  const good = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#123' } })
    .png()
    .toBuffer();
  const form = new FormData();
  for (const [name, value] of formFields(await visit.open(url), 'editor')) form.append(name, value);
  form.append('do', 'save');
  form.append('pressKit', 'https://press.example');
  form.append('logo.file', new Blob([Uint8Array.from(good)], { type: 'image/png' }), 'logo.png');
  form.append('screenshots.file', new Blob(['<svg onload=alert(1)>'], { type: 'image/png' }), 'shot.png');
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const headers = { cookie: visit.person.cookie, origin: catalogue.runtime.config.baseUrl, 'content-type': request.headers.get('content-type') ?? '' };
  const answer = await catalogue.app.inject({ method: 'POST', url, headers, payload: Buffer.from(await request.arrayBuffer()) });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('The file is not a PNG, JPEG or WebP image.');
  expect(answer.body).toContain('href="#f-screenshots-file"');
  const { content, version, problems } = visit.draft(listing);
  expect(content).toMatchObject({ pressKit: expect.stringContaining('https'), logo: { id: expect.stringMatching(/^[a-f0-9]{64}$/) } });
  expect(answer.body).toContain(`name="version" value="${version}"`);
  expect(problems.map(({ pointer }) => pointer)).toContain('/logo/alt/fr');
});

test('the second of two who save the same step is led to both versions, and keeps what they choose', async () => {
  const { runtime } = catalogue;
  const bo = await visit.colleague('Bo');
  const listing = visit.start(requiredDraft);
  const url = address('editListing', { listing, step: '1' });
  const both = formFields(await visit.open(url), 'editor').filter(([name]) => name !== 'summary.en' && name !== 'name.fr');
  await visit.send(url, [...both, ['summary.en', 'Amélie’s summary.']]);
  const second = await visit.send(url, [...both, ['summary.en', 'Bo’s summary.'], ['name.fr', 'Registre']], bo.cookie);
  const compare = String(second.headers.location);
  expect(compare).toContain(`/en/workspace/listings/${listing}/compare/`);
  const page = await catalogue.app.inject({ url: compare, headers: { cookie: bo.cookie } });
  for (const words of ['Amélie', 'Amélie’s summary.', 'Bo’s summary.', 'Summary (English)']) expect(page.body).toContain(words);
  expect((await catalogue.app.inject({ url: compare, headers: { cookie: visit.person.cookie } })).statusCode).toBe(404);
  const { version } = visit.draft(listing);
  const settled = await visit.send(
    compare,
    [
      ['version', String(version)],
      ['choice.summary/en', 'written'],
      ['text.summary/en', 'Both summaries.'],
    ],
    bo.cookie,
  );
  expect(settled.statusCode).toBe(303);
  expect(visit.draft(listing).content).toMatchObject({ summary: { en: 'Both summaries.' }, name: { en: 'Harbour Ledger', fr: 'Registre' } });
  expect(findListing(runtime.db, listing)?.state).toBe('draft');
});

test('what is typed is saved meanwhile by its fields, until somebody else changed the same step', async () => {
  const listing = visit.start(requiredDraft);
  const patch = (version: number, fields: readonly (readonly [string, string])[], step = '7') =>
    catalogue.app.inject({
      method: 'PATCH',
      url: `/api/v1/workspace/listings/${listing}/draft`,
      headers: { cookie: visit.person.cookie, origin: catalogue.runtime.config.baseUrl, 'if-match': `"${version}"`, 'content-type': 'application/json' },
      payload: JSON.stringify({ step, fields }),
    });
  const saved = await patch(1, [['awards.0.by', 'CATA']]);
  expect([saved.statusCode, saved.headers['etag']]).toEqual([200, '"2"']);
  expect((await patch(1, [['awards.0.by', 'Others']])).statusCode).toBe(412);
  expect((await patch(1, [['pressKit', 'https://press.example']], '8')).statusCode).toBe(200);
  expect(visit.draft(listing).content).toMatchObject({ awards: [{ by: 'CATA' }], pressKit: 'https://press.example' });
});

test('a listing of another vendor is answered as if there were none', async () => {
  const stranger = await openPerson(catalogue, { vendor: { id: addVendor(catalogue.runtime.db, 'stranger', []), role: 'owner' } });
  const listing = visit.start(requiredDraft);
  for (const page of ['ownListing', 'checkListing', 'previewListing'] as const)
    expect((await catalogue.app.inject({ url: address(page, { listing }), headers: { cookie: stranger.cookie } })).statusCode).toBe(404);
  expect(
    (
      await visit.send(
        address('editListing', { listing, step: '1' }),
        [
          ['version', '1'],
          ['name.en', 'Mine now'],
        ],
        stranger.cookie,
      )
    ).statusCode,
  ).toBe(404);
  expect(visit.draft(listing).content).toEqual(requiredDraft);
});
