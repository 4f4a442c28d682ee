import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DraftContent } from '#api/contract/draft.ts';
import { auditEvents } from '#api/db/schema/platform.ts';
import { findDraft } from '#api/features/drafts/draft.store.ts';
import { shownDraft, shownSetAside } from '#api/features/drafts/own-listing.ts';
import { settleSetAside } from '#api/features/drafts/resolve-set-aside.ts';
import { replaceDraft, writeDraft, type Writing } from '#api/features/drafts/save-draft.ts';
import { getSetAside } from '#api/features/drafts/set-aside.store.ts';
import { duplicateListing, startDraft } from '#api/features/drafts/start-draft.ts';
import { submitDraft, takeBack } from '#api/features/drafts/submit-draft.ts';
import { applyRevisionMove, findListing, findNewestRevision } from '#api/features/listings/index.ts';
import { addPerson, addVendor, requiredDraft } from '../../support/drafts.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let vendorId: string;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  const { db } = catalogue.runtime;
  addPerson(db, 'amelie', 'Amélie');
  addPerson(db, 'bo', 'Bo');
  vendorId = addVendor(db, 'harbour', ['amelie', 'bo']);
});
afterAll(() => catalogue.close());

const start = (content: DraftContent = requiredDraft) => startDraft(catalogue.runtime, { vendorId, personId: 'amelie', content });
const write = (listingId: string, version: number, change: Writing['change'], personId = 'amelie') => writeDraft(catalogue.runtime, { listingId, personId, version, change });
const submit = (listingId: string) => submitDraft(catalogue.runtime, { listingId, personId: 'amelie', version: shownDraft(catalogue.runtime, listingId).version });
const approve = (revisionId: string) =>
  catalogue.runtime.db.transaction((tx) => applyRevisionMove(tx, revisionId, 'approve', { actor: 'mod', at: new Date() }), { behavior: 'immediate' });

test('nothing that is typed is lost, right or not', () => {
  const typed = { name: { en: 'x'.repeat(200) }, website: 'not an address', pricing: { minimum: 'a lot' }, areas: [{ reason: { en: 'without an area' } }] };
  const id = start({});
  expect(write(id, 1, () => typed)).toMatchObject({ kind: 'saved', version: 2, merged: false });
  const draft = shownDraft(catalogue.runtime, id);
  expect(draft.content).toEqual(typed);
  expect(draft.problems.find(({ pointer }) => pointer === '/website')).toMatchObject({ kind: 'wrong', field: 'website', step: 'about' });
  expect(draft.problems.find(({ pointer }) => pointer === '/contact/email')).toMatchObject({ kind: 'missing', field: 'contact.email', step: 'answer' });
});

test('a draft that is incomplete is not submitted, and says each thing that is missing', () => {
  const id = start({ name: { en: 'Alone' } });
  expect(() => submit(id)).toThrow(expect.objectContaining({ code: 'incomplete', objections: expect.arrayContaining([expect.objectContaining({ pointer: '/summary' })]) }));
  expect(findDraft(catalogue.runtime.db, id)?.content).toEqual({ name: { en: 'Alone' } });
  expect(findNewestRevision(catalogue.runtime.db, id)).toBeUndefined();
});

test('the eight required fields are enough to submit, which leaves a revision and an event and no draft', () => {
  const { db } = catalogue.runtime;
  const id = start();
  const draft = shownDraft(catalogue.runtime, id);
  expect(draft.checklist.filter(({ level, done }) => level === 'required' && done)).toHaveLength(8);
  const revisionId = submit(id);
  expect(findNewestRevision(db, id)).toMatchObject({ id: revisionId, state: 'submitted', number: 1, content: requiredDraft });
  expect(findDraft(db, id)).toBeUndefined();
  const kinds = db
    .select()
    .from(auditEvents)
    .all()
    .flatMap((event) => (event.subject === id ? [`${event.kind} by ${event.actor}`] : []));
  expect(kinds).toEqual(['listing-created by amelie', 'revision-created by amelie', 'revision-submitted by amelie']);
});

test('what is in review cannot be written on until it is taken back', () => {
  const id = start();
  submit(id);
  expect(() => write(id, 1, () => ({}))).toThrow(expect.objectContaining({ code: 'in-review' }));
  takeBack(catalogue.runtime, { listingId: id, personId: 'amelie' });
  expect(shownDraft(catalogue.runtime, id).content).toEqual(requiredDraft);
  expect(write(id, 1, (before) => ({ ...before, website: 'https://new.example' }))).toMatchObject({ kind: 'saved' });
  const second = submit(id);
  approve(second);
  expect(() => takeBack(catalogue.runtime, { listingId: id, personId: 'amelie' })).toThrow(expect.objectContaining({ code: 'not-in-review' }));
});

test('requested changes lead back to an editable draft with all that was submitted', () => {
  const { db } = catalogue.runtime;
  const id = start();
  const revisionId = submit(id);
  db.transaction((tx) => applyRevisionMove(tx, revisionId, 'requestChanges', { actor: 'mod', at: new Date() }), { behavior: 'immediate' });
  const draft = shownDraft(catalogue.runtime, id);
  expect(draft.listing.newest?.state).toBe('changes-requested');
  expect(draft.content).toEqual(requiredDraft);
  write(id, draft.version, (before) => ({ ...before, website: 'https://mended.example' }));
  submit(id);
  expect(findNewestRevision(db, id)).toMatchObject({ state: 'submitted', number: 2 });
});

test('a live listing stays as it is until its new revision is approved', () => {
  const { db } = catalogue.runtime;
  const id = start();
  approve(submit(id));
  expect(() => submit(id)).toThrow(expect.objectContaining({ code: 'nothing-to-submit' }));
  const { version } = shownDraft(catalogue.runtime, id);
  write(id, version, (before) => ({ ...before, summary: { en: 'New words.' } }));
  const live = findListing(db, id)?.liveRevisionId;
  const second = submit(id);
  expect(findListing(db, id)).toMatchObject({ state: 'live', liveRevisionId: live });
  approve(second);
  expect(findListing(db, id)).toMatchObject({ state: 'live', liveRevisionId: second });
});

test('two people who write different things at the same time keep both', () => {
  const id = start();
  write(id, 1, (before) => ({ ...before, website: 'https://amelie.example' }));
  expect(write(id, 1, (before) => ({ ...before, name: { en: 'Harbour Ledger', fr: 'Registre' } }), 'bo')).toMatchObject({ kind: 'saved', version: 3, merged: true });
  expect(shownDraft(catalogue.runtime, id).content).toMatchObject({ website: 'https://amelie.example', name: { en: 'Harbour Ledger', fr: 'Registre' } });
});

test('the second of two who write the same thing is told who saved and when, sees both, and loses nothing', () => {
  const { runtime } = catalogue;
  const id = start();
  write(id, 1, (before) => ({ ...before, summary: { en: 'Amélie’s words.' }, website: 'https://amelie.example' }));
  const written = write(id, 1, (before) => ({ ...before, summary: { en: 'Bo’s words.' }, documentation: 'https://bo.example' }), 'bo');
  if (written.kind !== 'set-aside') throw new Error('It was saved.');
  expect(shownDraft(runtime, id).content).toMatchObject({ summary: { en: 'Amélie’s words.' } });

  const row = getSetAside(runtime.db, { id: written.id, listingId: id, personId: 'bo' });
  const shown = shownSetAside(runtime.db, row);
  expect(shown).toMatchObject({ savedBy: 'Amélie', version: 2, clashes: [{ path: ['summary', 'en'], theirs: 'Amélie’s words.', mine: 'Bo’s words.' }] });
  expect(() => getSetAside(runtime.db, { id: written.id, listingId: id, personId: 'amelie' })).toThrow('Nothing of yours is set aside here.');

  settleSetAside(runtime, { id: written.id, listingId: id, personId: 'bo', version: shown.version, choose: ({ mine }) => mine });
  expect(shownDraft(runtime, id).content).toMatchObject({ summary: { en: 'Bo’s words.' }, documentation: 'https://bo.example', website: 'https://amelie.example' });
  expect(() => getSetAside(runtime.db, row)).toThrow();
});

test('whoever replaces a whole draft must know its newest version', () => {
  const id = start();
  write(id, 1, (before) => ({ ...before, website: 'https://amelie.example' }));
  expect(() => replaceDraft(catalogue.runtime, { listingId: id, personId: 'bo', version: 1, change: () => ({}) })).toThrow(expect.objectContaining({ kind: 'older-version' }));
  expect(replaceDraft(catalogue.runtime, { listingId: id, personId: 'bo', version: 2, change: () => ({ name: { en: 'Bo' } }) })).toMatchObject({ version: 3 });
});

test('the number of a version is never used twice, so that an old page cannot overwrite a new draft', () => {
  const id = start();
  write(id, 1, (before) => ({ ...before, website: 'https://first.example' }));
  const first = submit(id);
  approve(first);
  const { version } = shownDraft(catalogue.runtime, id);
  expect(version).toBe(2);
  write(id, version, (before) => ({ ...before, website: 'https://second.example' }));
  expect(write(id, 1, (before) => ({ ...before, website: 'https://stale.example' }), 'bo').kind).toBe('set-aside');
});

test('a draft far larger than a listing is refused', () => {
  const id = start();
  expect(() => write(id, 1, () => ({ name: { en: 'x'.repeat(400_000) } }))).toThrow(expect.objectContaining({ code: 'draft-too-large' }));
  const deep = JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`);
  expect(() => write(id, 1, () => ({ name: deep }))).toThrow(expect.objectContaining({ code: 'draft-too-large' }));
});

test('a copy says the same under another name, and belongs to the same vendor alone', () => {
  const id = start();
  const copy = duplicateListing(catalogue.runtime, { vendorId, personId: 'bo', from: id });
  expect(shownDraft(catalogue.runtime, copy).content).toEqual({ ...requiredDraft, name: { en: 'Harbour Ledger (copy)' } });
  const other = addVendor(catalogue.runtime.db, 'other', ['bo']);
  expect(() => duplicateListing(catalogue.runtime, { vendorId: other, personId: 'bo', from: id })).toThrow('There is no such listing.');
});

test('an image that the catalogue does not have cannot be submitted', () => {
  const id = start({ ...requiredDraft, logo: { id: 'a'.repeat(64), alt: { en: 'Logo', fr: 'Logo' } } });
  expect(() => submit(id)).toThrow(expect.objectContaining({ objections: [expect.objectContaining({ pointer: '/logo' })] }));
});

test('a term that the taxonomy does not know cannot be submitted', () => {
  const id = start({ ...requiredDraft, categories: ['made-up'] });
  expect(() => submit(id)).toThrow(expect.objectContaining({ objections: [expect.objectContaining({ pointer: '/categories/0', field: 'categories' })] }));
});
