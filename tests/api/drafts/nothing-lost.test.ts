import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageAddress } from '#api/contract/addresses.ts';
import { placeOf } from '#api/contract/draft.ts';
import { submitDraft, takeBack } from '#api/features/drafts/submit-draft.ts';
import { requiredDraft } from '../../support/drafts.ts';
import { EditorVisit } from '../../support/editor-visit.ts';
import { formFields } from '../../support/form-fields.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let visit: EditorVisit;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  visit = await EditorVisit.begin(catalogue, 'harbour');
});
afterAll(() => catalogue.close());

const image = (letter: string) => ({ id: letter.repeat(64), alt: { en: letter, fr: letter } });
const pictured = { ...requiredDraft, logo: image('a'), screenshots: [image('b'), image('c'), image('d')] };
const own = (listing: string, query = '') => `${pageAddress('ownListing', 'en', { listing })}${query}`;

/** Takes the button that puts something back from where a removal led. */
async function putBack(listing: string, step: string, location: string): Promise<string> {
  const html = await visit.open(location.split('#')[0] ?? '');
  const button = /value="(undo\.[^"]+)"/.exec(html)?.[1] ?? '';
  return String((await visit.saveStep(listing, step, { do: button })).headers.location);
}

test.each([
  ['sight', 'logo', 'Logo'],
  ['sight', 'screenshots.1', 'Screenshots (2)'],
  ['trust', 'certifications.0', 'Certifications and assessments (1)'],
] as const)('what is taken out of the step %s, %s, is put back where it was, with all that was typed', async (theme, entry, called) => {
  const content = {
    ...pictured,
    certifications: [
      { id: 'iso-27001', certifier: 'BSI' },
      { id: 'iso-27001', certifier: 'Audit Co.' },
    ],
  };
  const listing = visit.start(content);
  const step = placeOf(theme);
  const typed = theme === 'sight' ? { pressKit: 'https://press.example' } : { vulnerabilityDisclosure: 'security@harbour.example' };
  const removed = String((await visit.saveStep(listing, step, { ...typed, do: `remove.${entry}` })).headers.location);
  expect(visit.draft(listing).content).not.toEqual({ ...content, ...typed });
  expect((await visit.open(removed.split('#')[0] ?? '')).includes(`Removed: ${called}`)).toBe(true);
  expect(await putBack(listing, step, removed)).toContain('done=put-back');
  expect(visit.draft(listing).content).toEqual({ ...content, ...typed });
});

test('what was written of other entries after a removal stays when it is put back', async () => {
  const listing = visit.start(pictured);
  const step = placeOf('sight');
  const removed = String((await visit.saveStep(listing, step, { do: 'remove.screenshots.0' })).headers.location);
  await visit.saveStep(listing, step, { 'screenshots.0.alt.en': 'Written since' });
  await putBack(listing, step, removed);
  expect(visit.draft(listing).content).toMatchObject({ screenshots: [image('b'), { id: 'c'.repeat(64), alt: { en: 'Written since' } }, image('d')] });
});

test('a draft is thrown away only after a question', async () => {
  const { id: personId } = visit.person;
  const listing = visit.start(requiredDraft);
  submitDraft(catalogue.runtime, { listingId: listing, personId, version: 1 });
  takeBack(catalogue.runtime, { listingId: listing, personId });
  await visit.saveStep(listing, placeOf('about'), { documentation: 'https://manual.example' });
  const page = await visit.open(own(listing));
  expect(page).not.toContain('do/discard/');
  expect(page).toContain('?ask=discard');
  const asked = await visit.open(own(listing, '?ask=discard'));
  expect(asked).toContain('Throw away what was written?');
  expect((await visit.send(`${own(listing)}do/discard/`, [['version', '1']])).statusCode).toBe(412);
  expect(visit.draft(listing).content).toHaveProperty('documentation');
  await visit.send(`${own(listing)}do/discard/`, [['version', /name="version" value="(\d+)"/.exec(asked)?.[1] ?? '']]);
  expect(visit.draft(listing).content).toEqual(requiredDraft);
});

test('what was set aside is found again from the listing and the editor by its writer alone, until it is brought in or dropped', async () => {
  const bo = await visit.colleague('Bo');
  const listing = visit.start(requiredDraft);
  const url = pageAddress('editListing', 'fr', { listing, step: '1' });
  const both = formFields(await visit.open(url), 'editor').filter(([name]) => name !== 'summary.en');
  await visit.send(url, [...both, ['summary.en', 'Amélie’s summary.']]);
  const compare = [];
  for (const words of ['Bo’s first.', 'Bo’s second.']) compare.push(String((await visit.send(url, [...both, ['summary.en', words]], bo.cookie)).headers.location));
  const listed = await catalogue.app.inject({ url: `/api/v1/workspace/listings/${listing}/set-asides`, headers: { cookie: bo.cookie } });
  expect(listed.json<{ items: unknown[] }>().items).toHaveLength(2);
  for (const page of [url, pageAddress('ownListing', 'fr', { listing })]) {
    const html = await visit.open(page, bo.cookie);
    for (const address of [...compare, 'Mis de côté pour vous']) expect(html).toContain(address);
    expect(await visit.open(page)).not.toContain('Mis de côté pour vous');
  }
  const [first = '', second = ''] = compare;
  expect(await visit.open(`${first}?ask=drop`, bo.cookie)).toContain('Abandonner ce que vous aviez écrit\u202f?');
  await visit.send(`${first}do/drop/`, [], bo.cookie);
  await visit.send(
    second,
    [
      ['version', String(visit.draft(listing).version)],
      ['choice.summary/en', 'mine'],
    ],
    bo.cookie,
  );
  expect(visit.draft(listing).content).toMatchObject({ summary: { en: 'Bo’s second.' } });
  expect(await visit.open(url, bo.cookie)).not.toContain('Mis de côté pour vous');
});
