import { afterAll, beforeAll, expect, test } from 'vitest';
import { findListing, findLiveContent, findRevision, publishScheduled, rewriteDraft, scheduleRevision } from '#api/features/listings/index.ts';
import { checkClaim } from '#api/features/review/check-claim.ts';
import { tellPublished } from '#api/features/review/index.ts';
import { moveListingAsStaff } from '#api/features/review/move-listing.ts';
import { findReview } from '#api/features/review/review.store.ts';
import { takeSubmission } from '#api/features/review/take-submission.ts';
import { Refusal } from '#api/platform/failure.ts';
import { change, deed, move, plainContent } from '../../support/make-listings.ts';
import { decide, enlist, makePerson, submitChange, versionNow, waitingMails } from '../../support/review.ts';
import { openStaffedDesk, type StaffedDesk } from '../../support/staffed-desk.ts';

const hour = 3_600_000;
let desk: StaffedDesk;
let alex: string;
beforeAll(async () => {
  desk = await openStaffedDesk();
  ({ alex } = desk);
});
afterAll(() => desk.close());

const approve = (revisionId: string) => decide(desk, alex, revisionId, { decision: 'approve', checked: [] });
const at = (ms: number) => new Date(desk.clock.now + ms);

/** What was refused, and how: in words for a person, and at which field. */
function refusalOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, at: error.objections.map(({ pointer }) => pointer) };
    throw error;
  }
  return 'done';
}

test('a time is to come, within a year, and stands at its field', () => {
  const { revisionId } = desk.submitOne();
  for (const ms of [0, -hour, 367 * 24 * hour])
    expect([ms, refusalOf(() => decide(desk, alex, revisionId, { decision: 'schedule', publishAt: at(ms).toISOString() }))]).toEqual([
      ms,
      { code: 'past-time', at: ['/publishAt'] },
    ]);
  expect(() => change(desk.db, (tx) => scheduleRevision(tx, revisionId, at(0), deed(at(0))))).toThrow(expect.objectContaining({ code: 'past-time' }));
});

test('what is no longer possible is told in words', () => {
  const { revisionId, listingId } = desk.submitOne();
  approve(revisionId);
  expect(refusalOf(() => approve(revisionId))).toEqual({ code: 'wrong-state', at: [] });
  const version = versionNow(desk.db, revisionId);
  expect(refusalOf(() => takeSubmission(desk.deps, { id: alex }, { revisionId, version, move: 'take' }))).toEqual({ code: 'wrong-state', at: [] });
  const seen = findListing(desk.db, listingId)?.version ?? 0;
  expect(refusalOf(() => moveListingAsStaff(desk.deps, { id: alex }, { listingId, version: seen, input: { move: 'restore', reasons: [] } }))).toEqual({
    code: 'wrong-state',
    at: [],
  });
});

test('the first decision counts for the time that a vendor waited', () => {
  const { revisionId } = desk.submitOne();
  const decided = () => findReview(desk.db, revisionId)?.decidedAt?.getTime();
  desk.clock.now += hour;
  const first = desk.clock.now;
  decide(desk, alex, revisionId, { decision: 'schedule', publishAt: at(hour).toISOString() });
  expect(decided()).toBe(first);
  desk.clock.now += 60_000;
  decide(desk, alex, revisionId, { decision: 'unschedule' });
  approve(revisionId);
  expect(decided()).toBe(first);
});

test('whoever is suspended is not told', () => {
  const { revisionId, vendorId, owner } = desk.submitOne();
  enlist(desk.db, vendorId, makePerson(desk.db, 'Kept out', { suspendedAt: at(0) }));
  const before = waitingMails(desk.db).length;
  approve(revisionId);
  expect(waitingMails(desk.db).slice(before)).toEqual([expect.objectContaining({ to: { personId: owner } })]);
});

test('what was submitted never changes', () => {
  const { revisionId, content } = desk.submitOne();
  change(desk.db, (tx) => rewriteDraft(tx, revisionId, plainContent('Changed behind')));
  expect(findRevision(desk.db, revisionId)?.content).toEqual(content);
});

const claim = { evidence: 'evidence-linked', date: '2026-01-01', url: 'https://vendor.ca/soc2' } as const;

test('a check made meanwhile does not cover a claim that rests on something else now', () => {
  const { revisionId, listingId, owner, content } = desk.submitOne('en', { certifications: [{ id: 'soc2', claim }] });
  approve(revisionId);
  const other = { ...claim, url: 'https://vendor.ca/other' };
  const waiting = submitChange(desk, { listingId, owner, content: { ...content, certifications: [{ id: 'soc2', claim: other }] } });
  checkClaim(desk.deps, { id: alex }, { listingId, input: { pointer: '/certifications/0/claim' } });
  approve(waiting);
  expect(findLiveContent(desk.db, listingId)?.certifications?.[0]?.claim.evidence).toBe('evidence-linked');
});

test('claims are checked of what is live', () => {
  const { revisionId, listingId } = desk.submitOne('en', { certifications: [{ id: 'soc2', claim }] });
  approve(revisionId);
  move(desk.db, listingId, 'suspend', at(0));
  expect(refusalOf(() => checkClaim(desk.deps, { id: alex }, { listingId, input: { pointer: '/certifications/0/claim' } }))).toEqual({ code: 'wrong-state', at: [] });
});

test('what is scheduled is left alone once it was taken back, and goes back to the queue where its listing was suspended', () => {
  const { revisionId } = desk.submitOne();
  const publish = (id: string) => change(desk.db, (tx) => publishScheduled(tx, id, at(0)));
  publish(revisionId);
  expect(desk.stateOf(revisionId)).toBe('submitted');

  approve(revisionId);
  const { listingId = '', content = plainContent('None') } = findRevision(desk.db, revisionId) ?? {};
  const next = submitChange(desk, { listingId, owner: alex, content: { ...content, summary: { en: 'Better.' } } });
  decide(desk, alex, next, { decision: 'schedule', publishAt: at(hour).toISOString() });
  move(desk.db, listingId, 'suspend', at(0));
  desk.clock.now += hour;
  publish(next);
  expect([desk.stateOf(next), findListing(desk.db, listingId)?.state, findListing(desk.db, listingId)?.liveRevisionId]).toEqual(['submitted', 'suspended', revisionId]);
});

test('nobody is told that something is public that left again', () => {
  const { revisionId, listingId } = desk.submitOne();
  approve(revisionId);
  move(desk.db, listingId, 'suspend', at(0));
  const before = waitingMails(desk.db).length;
  tellPublished(desk.deps, [revisionId]);
  expect(waitingMails(desk.db)).toHaveLength(before);
});
