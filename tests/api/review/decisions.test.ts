import { afterAll, beforeAll, expect, test } from 'vitest';
import { findListing, reviseListing, startListing } from '#api/features/listings/index.ts';
import { checkClaim } from '#api/features/review/check-claim.ts';
import { decideSubmission } from '#api/features/review/decide-submission.ts';
import { findOpenRequest, submitForReview } from '#api/features/review/index.ts';
import { moveListingAsStaff } from '#api/features/review/move-listing.ts';
import { readHistory } from '#api/features/review/read-history.ts';
import { readSubmission } from '#api/features/review/read-submission.ts';
import { takeSubmission } from '#api/features/review/take-submission.ts';
import { change, plainContent } from '../../support/make-listings.ts';
import { decide, enlist, makePerson, makeStaffedVendor, submitChange, versionNow, waitingMails } from '../../support/review.ts';
import { countUntold, openStaffedDesk, type StaffedDesk } from '../../support/staffed-desk.ts';

let desk: StaffedDesk;
let alex: string;
let robin: string;
beforeAll(async () => {
  desk = await openStaffedDesk();
  ({ alex, robin } = desk);
});
afterAll(() => desk.close());

test('an approval makes the listing live, is in the audit, and tells everyone of the vendor in their language', () => {
  const { revisionId, listingId, vendorId, slug } = desk.submitOne();
  const colleague = makePerson(desk.db, 'Camille', { language: 'fr' });
  enlist(desk.db, vendorId, colleague);
  decide(desk, alex, revisionId, { decision: 'approve', note: 'Well written.', checked: [] });
  expect([desk.stateOf(revisionId), findListing(desk.db, listingId)?.state]).toEqual(['approved', 'live']);
  const mails = waitingMails(desk.db).slice(-2);
  expect(mails.map(({ template, language }) => `${template} ${language}`).toSorted()).toEqual(['approved en', 'approved fr']);
  expect(mails.find(({ language }) => language === 'fr')?.data['link']).toBe(`https://catalogue.ca/fr/solutions/${slug}/`);
  const approved = readHistory(desk.db, listingId).find(({ kind }) => kind === 'revision-approved');
  expect(approved).toMatchObject({ actor: { name: 'Alex' }, revision: 1, decision: { kind: 'approved', note: 'Well written.', moderator: 'Alex' } });
});

test('a first approval tells the address that the listing gets by it', () => {
  const { vendorId, owner } = makeStaffedVendor(desk.db, 'namer');
  const at = desk.deps.now();
  const revisionId = change(desk.db, (tx) => {
    const listingId = startListing(tx, vendorId, { actor: owner, at });
    return reviseListing(tx, { listingId, content: plainContent('Named at last'), actor: owner, at });
  });
  change(desk.db, (tx) => submitForReview(tx, revisionId, { actor: owner, at }));
  decide(desk, alex, revisionId, { decision: 'approve', checked: [] });
  expect(desk.lastMail()?.data['link']).toBe('https://catalogue.ca/en/solutions/named-at-last/');

  // Nothing of a vendor for whom nobody has proven to speak is public yet, and its people are not told that it is.
  const pending = desk.submitOne();
  desk.db.$client.prepare("update vendors set status = 'pending' where id = ?").run(pending.vendorId);
  decide(desk, alex, pending.revisionId, { decision: 'approve', checked: [] });
  expect(desk.lastMail()).toMatchObject({ template: 'approved-unproven', to: { personId: pending.owner } });
});

test('of two moderators who decide at once the second is told, and nothing is done twice', () => {
  const { revisionId } = desk.submitOne();
  const version = versionNow(desk.db, revisionId);
  decideSubmission(desk.deps, { id: alex }, { revisionId, version, input: { decision: 'approve', checked: [] } });
  const second = () => decideSubmission(desk.deps, { id: robin }, { revisionId, version, input: { decision: 'decline', reasons: ['duplicate'] } });
  expect(second).toThrow(expect.objectContaining({ kind: 'older-version', message: expect.stringContaining('Alex has it now') }));
  expect(desk.stateOf(revisionId)).toBe('approved');
});

test('a submission that someone took meanwhile is not decided unseen', () => {
  const { revisionId } = desk.submitOne();
  const version = versionNow(desk.db, revisionId);
  takeSubmission(desk.deps, { id: robin }, { revisionId, version, move: 'take' });
  expect(() => decideSubmission(desk.deps, { id: alex }, { revisionId, version, input: { decision: 'approve', checked: [] } })).toThrow('Robin has it now');
  expect(readSubmission(desk.db, alex, revisionId).assignee).toEqual({ id: robin, name: 'Robin' });
  takeSubmission(desk.deps, { id: robin }, { revisionId, version: version + 1, move: 'hand-back' });
  expect(readSubmission(desk.db, alex, revisionId).assignee).toBeNull();
});

test('nobody decides about a vendor that they belong to', () => {
  const { revisionId, listingId, vendorId } = desk.submitOne();
  const both = makePerson(desk.db, 'Jo', { role: 'moderator' });
  enlist(desk.db, vendorId, both);
  const version = versionNow(desk.db, revisionId);
  const own = expect.objectContaining({ code: 'own-vendor', kind: 'forbidden' });
  expect(() => decideSubmission(desk.deps, { id: both }, { revisionId, version, input: { decision: 'approve', checked: [] } })).toThrow(own);
  expect(() => takeSubmission(desk.deps, { id: both }, { revisionId, version, move: 'take' })).toThrow(own);
  decide(desk, alex, revisionId, { decision: 'approve', checked: [] });
  const seen = findListing(desk.db, listingId)?.version ?? 0;
  expect(() => moveListingAsStaff(desk.deps, { id: both }, { listingId, version: seen, input: { move: 'suspend', reasons: ['reported'] } })).toThrow(own);
  expect(() => checkClaim(desk.deps, { id: both }, { listingId, input: { pointer: '/dataResidency/claim' } })).toThrow(own);
  expect(readSubmission(desk.db, both, revisionId).own).toBe(true);
});

test('changes are asked for on single fields, with reasons, and reach the editor and the mail', () => {
  const { revisionId, listingId } = desk.submitOne('fr');
  decide(desk, alex, revisionId, {
    decision: 'request-changes',
    reasons: ['unclear'],
    note: 'Merci d’avance.',
    comments: [
      { pointer: '/summary/fr', text: 'Trop court.' },
      { pointer: '/certifications/0/claim/url', text: 'Lien mort.' },
    ],
  });
  expect(desk.stateOf(revisionId)).toBe('changes-requested');
  expect(findOpenRequest(desk.db, listingId)?.comments).toEqual([
    { pointer: '/summary/fr', text: 'Trop court.' },
    { pointer: '/certifications/0/claim/url', text: 'Lien mort.' },
  ]);
  const mail = desk.lastMail();
  expect(mail?.template).toBe('changes-requested');
  expect(mail?.data['requests']).toEqual([
    { field: 'Difficile à comprendre', says: expect.stringContaining('On ne comprend pas bien') },
    { field: 'Résumé (français)', says: 'Trop court.' },
    { field: 'Certifications 1, lien', says: 'Lien mort.' },
  ]);
  const next = submitChange(desk, { listingId, owner: alex, content: plainContent('Better') });
  const { live, sentBack } = readSubmission(desk.db, alex, next);
  expect([live, sentBack?.number, sentBack?.differences.find(({ field }) => field === 'name')?.after]).toEqual([null, 1, 'Better']);
  decide(desk, alex, next, { decision: 'approve', checked: [] });
  expect(findOpenRequest(desk.db, listingId)).toBeUndefined();
  const revised = submitChange(desk, { listingId, owner: alex, content: plainContent('Better still') });
  expect(readSubmission(desk.db, alex, revised).sentBack).toBeNull();
});

test('whoever asks for changes or declines says why, with a reason that is there for it', () => {
  const { revisionId } = desk.submitOne();
  expect(() => decide(desk, alex, revisionId, { decision: 'decline', reasons: [] })).toThrow(expect.objectContaining({ code: 'no-reason' }));
  expect(() => decide(desk, alex, revisionId, { decision: 'request-changes', reasons: [], comments: [] })).toThrow(expect.objectContaining({ code: 'no-reason' }));
  expect(() => decide(desk, alex, revisionId, { decision: 'decline', reasons: ['made-up'] })).toThrow(expect.objectContaining({ code: 'unknown-reason' }));
  expect(() => decide(desk, alex, revisionId, { decision: 'decline', reasons: ['link-broken'] })).toThrow(expect.objectContaining({ code: 'unknown-reason' }));
  expect(desk.stateOf(revisionId)).toBe('submitted');
  decide(desk, alex, revisionId, { decision: 'decline', reasons: ['not-technology'] });
  expect([desk.stateOf(revisionId), desk.lastMail()?.template]).toEqual(['declined', 'declined']);
  expect(() => decide(desk, alex, revisionId, { decision: 'approve', checked: [] })).toThrow(expect.objectContaining({ code: 'wrong-state' }));
});

test('every decision is an audit event of its own', () => {
  const { decisions, untold } = countUntold(desk);
  console.log(`${decisions} decisions, ${untold.length} without an audit event`);
  expect([decisions, untold]).toEqual([8, []]);
});
