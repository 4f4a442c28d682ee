import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveOwnListing } from '#api/features/drafts/leave-public.ts';
import { shownDraft } from '#api/features/drafts/own-listing.ts';
import { writeDraft } from '#api/features/drafts/save-draft.ts';
import { startDraft } from '#api/features/drafts/start-draft.ts';
import { submitDraft } from '#api/features/drafts/submit-draft.ts';
import { applyListingMove, applyRevisionMove, createListing, findListing, findNewestRevision, scheduleRevision } from '#api/features/listings/index.ts';
import { addPerson, addVendor, requiredDraft } from '../../support/drafts.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let vendorId: string;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: true });
  addPerson(catalogue.runtime.db, 'amelie', 'Amélie');
  vendorId = addVendor(catalogue.runtime.db, 'harbour', ['amelie']);
});
afterAll(() => catalogue.close());

const personId = 'amelie';
const deed = { actor: 'mod', at: new Date() };
const slugNow = (id: string) => findListing(catalogue.runtime.db, id)?.slug;
const status = async (slug: string) => (await catalogue.app.inject(`/en/solutions/${slug}/`)).statusCode;

async function publish(id: string, change: Parameters<typeof writeDraft>[1]['change'] = (before) => before): Promise<void> {
  const { runtime } = catalogue;
  writeDraft(runtime, { listingId: id, personId, version: shownDraft(runtime, id).version, change });
  const revisionId = submitDraft(runtime, { listingId: id, personId, version: shownDraft(runtime, id).version });
  runtime.db.transaction((tx) => applyRevisionMove(tx, revisionId, 'approve', deed), { behavior: 'immediate' });
  await catalogue.jobs.drain();
}

test('a listing gets the address of its name when it first becomes public, and an old address leads to a new one', async () => {
  const id = startDraft(catalogue.runtime, { vendorId, personId, content: requiredDraft });
  expect(slugNow(id)).toBe(`draft-${id}`);
  await publish(id);
  expect(slugNow(id)).toBe('harbour-ledger');
  expect(await status('harbour-ledger')).toBe(200);

  await publish(id, (before) => ({ ...before, name: { en: 'Port Ledger' } }));
  expect(slugNow(id)).toBe('port-ledger');
  expect(await status('port-ledger')).toBe(200);
  const old = await catalogue.app.inject('/en/solutions/harbour-ledger/');
  expect([old.statusCode, old.headers.location]).toEqual([301, '/en/solutions/port-ledger/']);
  expect((await catalogue.app.inject('/api/v1/listings/harbour-ledger')).statusCode).toBe(301);

  await publish(id, (before) => ({ ...before, name: { en: 'Harbour Ledger' } }));
  expect(slugNow(id)).toBe('harbour-ledger');
  expect(await status('harbour-ledger')).toBe(200);
  expect(await status('port-ledger')).toBe(301);
});

test('a name that another listing has or had gets a number', async () => {
  const id = startDraft(catalogue.runtime, { vendorId, personId, content: { ...requiredDraft, name: { en: 'Port Ledger' } } });
  await publish(id);
  expect(slugNow(id)).toBe('port-ledger-2');
  await publish(id, (before) => ({ ...before, name: { en: 'Port LEDGER!' } }));
  expect(slugNow(id)).toBe('port-ledger-2');
});

test('an address that was chosen, not made of the name, stays when the name changes', async () => {
  const { db } = catalogue.runtime;
  const content = { ...requiredDraft, areas: [...requiredDraft.areas], categories: [...requiredDraft.categories], deployment: [...requiredDraft.deployment] };
  const { listingId, revisionId } = db.transaction((tx) => createListing(tx, { slug: 'chosen', vendorId, content, sample: false, ...deed }), { behavior: 'immediate' });
  db.transaction((tx) => (['submit', 'approve'] as const).forEach((move) => applyRevisionMove(tx, revisionId, move, deed)), { behavior: 'immediate' });
  await publish(listingId, (before) => ({ ...before, name: { en: 'Something Else' } }));
  expect(slugNow(listingId)).toBe('chosen');
});

test('a vendor withdraws a listing and brings it back within a second', async () => {
  const id = startDraft(catalogue.runtime, { vendorId, personId, content: { ...requiredDraft, name: { en: 'Comes and goes' } } });
  await publish(id);
  moveOwnListing(catalogue.runtime, { listingId: id, personId, move: 'withdraw' });
  await catalogue.jobs.drain();
  expect(await status('comes-and-goes')).toBe(410);
  moveOwnListing(catalogue.runtime, { listingId: id, personId, move: 'bringBack' });
  await catalogue.jobs.drain();
  expect(await status('comes-and-goes')).toBe(200);
  moveOwnListing(catalogue.runtime, { listingId: id, personId, move: 'withdraw' });
  moveOwnListing(catalogue.runtime, { listingId: id, personId, move: 'archive' });
  await catalogue.jobs.drain();
  expect(await status('comes-and-goes')).toBe(410);
  const never = startDraft(catalogue.runtime, { vendorId, personId, content: requiredDraft });
  const { slug } = findListing(catalogue.runtime.db, never) ?? { slug: '' };
  moveOwnListing(catalogue.runtime, { listingId: never, personId, move: 'archive' });
  expect(await status(slug)).toBe(404);
  expect(() => moveOwnListing(catalogue.runtime, { listingId: id, personId, move: 'bringBack' })).toThrow(expect.objectContaining({ code: 'wrong-move' }));
});

test('a vendor does not bring back what a moderator suspended, by no way round', async () => {
  const { db } = catalogue.runtime;
  const id = startDraft(catalogue.runtime, { vendorId, personId, content: { ...requiredDraft, name: { en: 'Suspended' } } });
  await publish(id);
  db.transaction((tx) => applyListingMove(tx, id, 'suspend', deed), { behavior: 'immediate' });
  for (const move of ['bringBack', 'withdraw', 'archive'] as const)
    expect(() => moveOwnListing(catalogue.runtime, { listingId: id, personId, move })).toThrow(expect.objectContaining({ code: 'wrong-move' }));
});

test('what was withdrawn does not come back by a submission or a schedule of before', async () => {
  const { runtime } = catalogue;
  const id = startDraft(runtime, { vendorId, personId, content: { ...requiredDraft, name: { en: 'Twice' } } });
  await publish(id);
  writeDraft(runtime, { listingId: id, personId, version: shownDraft(runtime, id).version, change: (before) => ({ ...before, website: 'https://later.example' }) });
  const revisionId = submitDraft(runtime, { listingId: id, personId, version: shownDraft(runtime, id).version });
  runtime.db.transaction((tx) => scheduleRevision(tx, revisionId, new Date(Date.now() + 60_000), { actor: 'mod', at: new Date() }), { behavior: 'immediate' });
  moveOwnListing(runtime, { listingId: id, personId, move: 'withdraw' });
  expect(findNewestRevision(runtime.db, id)).toMatchObject({ id: revisionId, state: 'draft' });
});
