import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DraftContent } from '#api/contract/draft.ts';
import { findDraft } from '#api/features/drafts/draft.store.ts';
import { discardDraft, mayMove, moveOwnListing, ownMoves, type OwnMove } from '#api/features/drafts/leave-public.ts';
import { shownDraft } from '#api/features/drafts/own-listing.ts';
import { settleSetAside } from '#api/features/drafts/resolve-set-aside.ts';
import { replaceDraft, writeDraft } from '#api/features/drafts/save-draft.ts';
import { getSetAside } from '#api/features/drafts/set-aside.store.ts';
import { startDraft } from '#api/features/drafts/start-draft.ts';
import { submitDraft } from '#api/features/drafts/submit-draft.ts';
import { applyListingMove, applyRevisionMove, findListing, findNewestRevision, scheduleRevision } from '#api/features/listings/index.ts';
import { moveListingAsStaff } from '#api/features/review/move-listing.ts';
import { listingStates } from '#api/contract/listing-states.ts';
import { addPerson, addVendor, requiredDraft } from '../../support/drafts.ts';
import { change } from '../../support/make-listings.ts';
import { decide, makePerson, openDesk, waitingMails, type Desk } from '../../support/review.ts';

let clock = Date.parse('2026-05-04T12:00:00Z');
const deed = () => ({ actor: 'mod', at: new Date(clock) });
let desk: Desk;
let deps: Desk['runtime'];
let vendorId: string;
beforeAll(async () => {
  desk = await openDesk(() => new Date(clock));
  deps = desk.runtime;
  addPerson(desk.db, 'amelie', 'Amélie');
  addPerson(desk.db, 'bo', 'Bo');
  vendorId = addVendor(desk.db, 'harbour', ['amelie', 'bo']);
});
afterAll(() => desk.close());
beforeEach(() => void (clock += 60_000));

const by = (listingId: string, personId = 'amelie') => ({ listingId, personId });
const start = (content: DraftContent = requiredDraft) => startDraft(deps, { vendorId, personId: 'amelie', content });
const versionOf = (id: string) => shownDraft(deps, id).version;
const submit = (id: string, version = versionOf(id)) => submitDraft(deps, { ...by(id), version });
const publish = (id: string) => change(desk.db, (tx) => applyRevisionMove(tx, submit(id), 'approve', deed()));
const own = (id: string, move: OwnMove) => moveOwnListing(deps, { ...by(id), move });
const say = (en: string) => (before: DraftContent) => ({ ...before, summary: { en } });
const refused = (code: string) => expect.objectContaining({ code });

/** A listing on which Bo's words were set aside, since Amélie wrote others. */
function startClash(): { id: string; aside: string } {
  const id = start();
  writeDraft(deps, { ...by(id), version: 1, change: say('Amélie’s words.') });
  const written = writeDraft(deps, { ...by(id, 'bo'), version: 1, change: say('Bo’s words.') });
  if (written.kind !== 'set-aside') throw new Error('It was saved.');
  return { id, aside: written.id };
}

test.each([
  ['submitted', 'in-review', (id: string) => void submit(id)],
  ['scheduled', 'in-review', (id: string) => change(desk.db, (tx) => scheduleRevision(tx, submit(id), new Date(clock + 1000), deed()))],
  ['archived', 'archived', (id: string) => own(id, 'archive')],
])('nothing is written, replaced, settled or submitted of what is %s', (_, code, lead) => {
  const { id, aside } = startClash();
  lead(id);
  const version = versionOf(id);
  expect(() => writeDraft(deps, { ...by(id), version, change: say('More.') })).toThrow(refused(code));
  expect(() => replaceDraft(deps, { ...by(id), version, change: say('More.') })).toThrow(refused(code));
  expect(() => settleSetAside(deps, { ...by(id, 'bo'), id: aside, version, choose: ({ mine }) => mine })).toThrow(refused(code));
  expect(() => submit(id, version)).toThrow(refused(code));
});

test('what is settled or submitted is the version that was seen', () => {
  const { id, aside } = startClash();
  expect(() => settleSetAside(deps, { ...by(id, 'bo'), id: aside, version: 1, choose: ({ mine }) => mine })).toThrow(refused('older-version'));
  expect(() => submit(id, 1)).toThrow(refused('older-version'));
  expect(findNewestRevision(desk.db, id)).toBeUndefined();
});

test('a page that goes on showing fields is told where somebody changed one of them, and only then', () => {
  const id = start();
  writeDraft(deps, { ...by(id), version: 1, change: say('Amélie’s words.') });
  const write = (shown: string[]) => writeDraft(deps, { ...by(id, 'bo'), version: 1, shown, change: (before) => ({ ...before, website: 'https://bo.example' }) });
  expect(() => write(['website', 'summary'])).toThrow(refused('older-version'));
  expect(write(['website'])).toMatchObject({ kind: 'saved', merged: true });
});

test('no way leads to a draft that is far larger than a listing', () => {
  const huge = { name: { en: 'x'.repeat(400_000) } };
  expect(() => start(huge)).toThrow(refused('draft-too-large'));
  const id = start();
  expect(() => replaceDraft(deps, { ...by(id), version: 1, change: () => huge })).toThrow(refused('draft-too-large'));
});

test('what was set aside is found at its listing alone', () => {
  const { aside } = startClash();
  expect(() => getSetAside(desk.db, { id: aside, listingId: start(), personId: 'bo' })).toThrow('Nothing of yours is set aside here.');
});

test('what left the public may be submitted again as it was', () => {
  const id = start();
  publish(id);
  expect(() => submit(id)).toThrow(refused('nothing-to-submit'));
  own(id, 'withdraw');
  submit(id);
  expect(findNewestRevision(desk.db, id)?.state).toBe('submitted');
});

test('a vendor moves a listing from where it may, and never one that is suspended', () => {
  const table = Object.keys(ownMoves).map((move) => [move, listingStates.filter((state) => mayMove(state, move === 'withdraw' || move === 'archive' ? move : 'bringBack'))]);
  expect(Object.fromEntries(table)).toEqual({ withdraw: ['live', 'unpublished'], bringBack: ['withdrawn', 'unpublished'], archive: ['draft', 'withdrawn', 'unpublished'] });
  const id = start();
  publish(id);
  change(desk.db, (tx) => applyListingMove(tx, id, 'suspend', deed()));
  for (const move of ['withdraw', 'archive', 'bringBack'] as const) expect(() => own(id, move)).toThrow(refused('wrong-move'));
});

test('what waits for a decision or for its time is taken back with a withdrawal', () => {
  for (const wait of ['submitted', 'scheduled']) {
    const id = start();
    publish(id);
    writeDraft(deps, { ...by(id), version: versionOf(id), change: say('Better words.') });
    const waiting = submit(id);
    if (wait === 'scheduled') change(desk.db, (tx) => scheduleRevision(tx, waiting, new Date(clock + 1000), deed()));
    own(id, 'withdraw');
    expect([wait, findNewestRevision(desk.db, id)?.state, findListing(desk.db, id)?.state]).toEqual([wait, 'draft', 'withdrawn']);
  }
});

test('an archived listing leaves no draft', () => {
  const id = start();
  expect(findDraft(desk.db, id)).toBeDefined();
  own(id, 'archive');
  expect(findDraft(desk.db, id)).toBeUndefined();
});

test('the others of a team are told that one of them withdrew a listing', () => {
  const id = start();
  publish(id);
  const before = waitingMails(desk.db).length;
  own(id, 'withdraw');
  expect(waitingMails(desk.db).slice(before)).toEqual([expect.objectContaining({ template: 'withdrawn', to: { personId: 'bo' } })]);
});

test('what was never submitted is not thrown away, but archived', () => {
  const id = start();
  expect(() => discardDraft(deps, id)).toThrow(refused('wrong-move'));
  expect(findDraft(desk.db, id)).toBeDefined();
});

test('what CATA withdrew comes back by an approval alone, and what the vendor withdrew, by the vendor', () => {
  const alex = makePerson(desk.db, 'Alex', { role: 'moderator' });
  const id = start();
  publish(id);
  moveListingAsStaff(desk.deps, { id: alex }, { listingId: id, version: findListing(desk.db, id)?.version ?? 0, input: { move: 'withdraw', reasons: [] } });
  expect(shownDraft(deps, id).listing.withdrawnByStaff).toBe(true);
  expect(() => own(id, 'bringBack')).toThrow(refused('withdrawn-by-staff'));
  decide(desk, alex, submit(id), { decision: 'decline', reasons: ['duplicate'] });
  expect(() => own(id, 'bringBack')).toThrow(refused('withdrawn-by-staff'));
  decide(desk, alex, submit(id), { decision: 'approve', checked: [] });
  clock += 1000;
  own(id, 'withdraw');
  expect(shownDraft(deps, id).listing.withdrawnByStaff).toBe(false);
  own(id, 'bringBack');
  expect(findListing(desk.db, id)?.state).toBe('live');
});
