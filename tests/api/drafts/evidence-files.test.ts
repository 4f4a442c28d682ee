import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageAddress } from '#api/contract/addresses.ts';
import { placeOf } from '#api/contract/draft.ts';
import type { Language } from '#api/contract/text.ts';
import { findNewestRevision } from '#api/features/listings/index.ts';
import { submitDraft } from '#api/features/drafts/submit-draft.ts';
import { requiredDraft } from '../../support/drafts.ts';
import { EditorVisit } from '../../support/editor-visit.ts';
import { formFields } from '../../support/form-fields.ts';
import { openPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let visit: EditorVisit;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  visit = await EditorVisit.begin(catalogue, 'harbour');
});
afterAll(() => catalogue.close());

const pdf = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n', 'latin1');
const trust = (listing: string, language: Language = 'en') => pageAddress('editListing', language, { listing, step: placeOf('trust') });
const stored = () => readdirSync(catalogue.runtime.paths.evidence).length;
const certified = { ...requiredDraft, securityLevel: { id: 'protected-b' }, certifications: [{ id: 'iso-27001', certifier: 'BSI' }] };

/** Sends the step as it stands, with a few answers changed and files. */
async function send(
  listing: string,
  files: readonly { field: string; name: string; bytes: Uint8Array }[],
  { changed = {}, language = 'en' }: { changed?: Record<string, string>; language?: Language } = {},
) {
  const fields = formFields(await visit.open(trust(listing, language)), 'editor').filter(([name]) => !(name in changed));
  return visit.sendFiles(trust(listing, language), [...fields, ['do', 'save'], ...Object.entries(changed)], files);
}

const behind = (listing: string) => visit.draft(listing).evidence.map(({ name, claim }) => [name, claim]);

test('a PDF is kept behind what it proves, shown there with its size, and fetched by the team', async () => {
  const listing = visit.start(certified);
  const answer = await send(listing, [
    { field: 'certifications.0.claim.file', name: 'ISO 27001.pdf', bytes: Buffer.concat([pdf.subarray(0, -6), Buffer.alloc(120_000), pdf.subarray(-6)]) },
  ]);
  expect(answer.statusCode).toBe(303);
  expect(behind(listing)).toEqual([['ISO 27001.pdf', 'certifications.iso-27001']]);
  const html = await visit.open(trust(listing));
  expect(html).toMatch(/<a href="(\/api\/v1\/vendors\/[^"]+)">ISO 27001\.pdf<\/a> <span class="quiet">120 kB/);
  const link = /href="(\/api\/v1\/vendors\/[^"]+)">ISO/.exec(html)?.[1] ?? '';
  const file = await catalogue.app.inject({ url: link, headers: { cookie: visit.person.cookie } });
  expect([file.statusCode, file.headers['content-disposition']]).toEqual([200, expect.stringContaining('attachment; filename="ISO 27001.pdf"')]);
  expect(visit.draft(listing).checklist.find(({ id }) => id === 'certificationEvidence')).toMatchObject({ done: true });
  expect(visit.draft(listing).checklist.find(({ id }) => id === 'securityEvidence')).toMatchObject({ done: false });
});

test.each([
  ['en', 'The file is not a PDF, or not a whole one.', 'The file has more than 10 MB.', 'Ten files fit at a time.'],
  ['fr', 'Le fichier n’est pas un PDF, ou il est incomplet.', 'Le fichier dépasse 10\u00a0Mo.', 'Dix fichiers à la fois sont acceptés.'],
] as const)('what is no PDF, too large or one too many is told at its field in %s, and all else is kept', async (language, noPdf, tooLarge, tooMany) => {
  const listing = visit.start(certified);
  const before = stored();
  const many = Array.from({ length: 10 }, (_, at) => ({ field: 'dataResidency.claim.file', name: `${at}.pdf`, bytes: Buffer.from('x') }));
  const large = Buffer.concat([pdf, Buffer.alloc(13 * 1024 * 1024), Buffer.from('%%EOF')]);
  const changed = { vulnerabilityDisclosure: 'security@harbour.example' };
  const wrong = await send(
    listing,
    [
      { field: 'certifications.0.claim.file', name: 'a.pdf', bytes: Buffer.from('<svg>') },
      { field: 'securityLevel.claim.file', name: 'b.pdf', bytes: large },
    ],
    { changed, language },
  );
  expect(wrong.statusCode).toBe(422);
  for (const words of [noPdf, tooLarge]) expect(wrong.body.split(words).length - 1).toBe(2);
  for (const field of ['certifications-0', 'securityLevel']) expect(wrong.body).toContain(`href="#f-${field}-claim-file"`);
  expect(wrong.body).toMatch(/<input id="f-vulnerabilityDisclosure"[^>]*value="security@harbour.example"/);
  expect(visit.draft(listing).content).toMatchObject(changed);
  const last = await send(listing, [...many, { field: 'securityLevel.claim.file', name: 'late.pdf', bytes: pdf }], { language });
  expect(last.body).toContain(tooMany);
  expect([behind(listing), stored()]).toEqual([[], before]);
});

test('a file behind an answer that is not given yet waits, and is put behind it later', async () => {
  const listing = visit.start(requiredDraft);
  const answer = await send(listing, [{ field: 'securityLevel.claim.file', name: 'letter.pdf', bytes: pdf }]);
  expect([answer.statusCode, behind(listing)]).toEqual([422, [['letter.pdf', undefined]]]);
  expect(answer.body).toContain('Choose what the file stands behind. It is kept, and waits below.');
  const [{ id } = { id: '' }] = visit.draft(listing).evidence;
  await visit.saveStep(listing, placeOf('trust'), { 'securityLevel.id': 'protected-b' });
  await visit.saveStep(listing, placeOf('trust'), { [`attach.${id}`]: 'securityLevel.protected-b' });
  expect(behind(listing)).toEqual([['letter.pdf', 'securityLevel.protected-b']]);
});

test('a file that proved another answer waits rather than prove the new one', async () => {
  const listing = visit.start(certified);
  await send(listing, [{ field: 'securityLevel.claim.file', name: 'letter.pdf', bytes: pdf }]);
  await visit.saveStep(listing, placeOf('trust'), { 'securityLevel.id': 'secret' });
  expect(await visit.open(trust(listing))).toContain('Files that stand behind nothing yet');
  expect(visit.draft(listing).checklist.find(({ id }) => id === 'securityEvidence')).toMatchObject({ done: false });
});

test('a file is removed only after a question, and then for good', async () => {
  const listing = visit.start(certified);
  await send(listing, [{ field: 'securityLevel.claim.file', name: 'letter.pdf', bytes: pdf }]);
  const [{ id } = { id: '' }] = visit.draft(listing).evidence;
  const asked = await visit.saveStep(listing, placeOf('trust'), { do: `drop.${id}`, vulnerabilityDisclosure: 'security@harbour.example' });
  expect(asked.headers.location).toBe(`${trust(listing)}?drop=${id}`);
  const html = await visit.open(String(asked.headers.location));
  expect(html).toContain('Remove letter.pdf?');
  expect(behind(listing)).toHaveLength(1);
  const other = visit.start(requiredDraft);
  expect((await visit.send(`${trust(other)}do/remove-evidence/`, [['evidence', id]])).statusCode).toBe(404);
  const before = stored();
  const gone = await visit.send(`${trust(listing)}do/remove-evidence/`, [['evidence', id]]);
  expect(gone.headers.location).toBe(`${trust(listing)}?done=file-removed`);
  expect([behind(listing), stored()]).toEqual([[], before - 1]);
  expect(visit.draft(listing).content).toMatchObject({ vulnerabilityDisclosure: 'security@harbour.example' });
});

test('staff see the files with the submission; nobody else gets them, and no public page names them', async () => {
  const listing = visit.start(certified);
  await send(listing, [{ field: 'certifications.0.claim.file', name: 'Secret letter.pdf', bytes: pdf }]);
  const { id: personId } = visit.person;
  submitDraft(catalogue.runtime, { listingId: listing, personId, version: visit.draft(listing).version });
  const submission = findNewestRevision(catalogue.runtime.db, listing)?.id ?? '';
  const { cookie } = await openPerson(catalogue, { role: 'moderator' });
  for (const [language, words] of [
    ['en', 'Files of evidence'],
    ['fr', 'Fichiers de preuve'],
  ] as const) {
    const page = await catalogue.app.inject({ url: pageAddress('reviewSubmission', language, { submission }), headers: { cookie } });
    for (const part of [words, 'Secret letter.pdf', 'ISO/IEC 27001']) expect(page.body).toContain(part);
    const link = /href="(\/api\/v1\/vendors\/[^"]+)">Secret/.exec(page.body)?.[1] ?? '';
    expect((await catalogue.app.inject({ url: link, headers: { cookie } })).statusCode).toBe(200);
    expect((await catalogue.app.inject({ url: link })).statusCode).toBe(401);
    const stranger = await openPerson(catalogue);
    expect((await catalogue.app.inject({ url: link, headers: { cookie: stranger.cookie } })).statusCode).toBe(404);
  }
  expect(await visit.open(pageAddress('previewListing', 'en', { listing }))).not.toContain('Secret letter');
});
