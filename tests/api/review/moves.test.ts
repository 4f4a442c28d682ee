import { afterAll, beforeAll, expect, test } from 'vitest';
import { QueueParameters } from '#api/contract/review.ts';
import { findListing, publishScheduled } from '#api/features/listings/index.ts';
import { tellPublished } from '#api/features/review/index.ts';
import { moveListingAsStaff } from '#api/features/review/move-listing.ts';
import { readHistory } from '#api/features/review/read-history.ts';
import { readQueue } from '#api/features/review/read-queue.ts';
import { change, plainContent } from '../../support/make-listings.ts';
import { decide, submitChange } from '../../support/review.ts';
import { countUntold, openStaffedDesk, type StaffedDesk } from '../../support/staffed-desk.ts';

let desk: StaffedDesk;
let alex: string;
let robin: string;
beforeAll(async () => {
  desk = await openStaffedDesk();
  ({ alex, robin } = desk);
});
afterAll(() => desk.close());

const hour = 3_600_000;

test('an approval for a time goes live then and tells the vendor; it can be taken back before', () => {
  const { revisionId, listingId, owner } = desk.submitOne();
  const at = (ms: number) => new Date(desk.clock.now + ms).toISOString();
  expect(() => decide(desk, alex, revisionId, { decision: 'schedule', publishAt: at(-1) })).toThrow(expect.objectContaining({ code: 'past-time' }));
  decide(desk, alex, revisionId, { decision: 'schedule', publishAt: at(hour) });
  expect(desk.lastMail()).toMatchObject({ template: 'scheduled', data: { when: at(hour) } });
  expect(readQueue(desk.db, alex, { now: desk.deps.now(), query: QueueParameters.parse({ kind: 'scheduled' }) }).items.map(({ revision }) => revision)).toEqual([revisionId]);
  decide(desk, robin, revisionId, { decision: 'unschedule' });
  expect(desk.stateOf(revisionId)).toBe('submitted');
  decide(desk, robin, revisionId, { decision: 'schedule', publishAt: at(2 * hour) });
  desk.clock.now += 2 * hour + 1;
  change(desk.db, (tx) => publishScheduled(tx, revisionId, desk.deps.now()));
  expect(findListing(desk.db, listingId)?.state).toBe('live');
  const asked = desk.db.$client.prepare<[], string>("select subject from outbox where kind = 'scheduled-published'").pluck().all();
  tellPublished(desk.deps, asked);
  expect(desk.lastMail()).toMatchObject({ template: 'approved', to: { personId: owner } });
});

test('a suspension needs a reason, works at once, and can be undone; the listing is not approved behind it', () => {
  const { revisionId, listingId, owner } = desk.submitOne();
  decide(desk, alex, revisionId, { decision: 'approve', checked: [] });
  const version = () => findListing(desk.db, listingId)?.version ?? 0;
  expect(() => moveListingAsStaff(desk.deps, { id: alex }, { listingId, version: version(), input: { move: 'suspend', reasons: [] } })).toThrow(
    expect.objectContaining({ code: 'no-reason' }),
  );
  const seen = version();
  moveListingAsStaff(desk.deps, { id: alex }, { listingId, version: seen, input: { move: 'suspend', reasons: ['reported'], note: 'We look into it.' } });
  expect(findListing(desk.db, listingId)?.state).toBe('suspended');
  expect(desk.lastMail()).toMatchObject({ template: 'suspended', data: { message: 'We look into it.' } });
  expect(() => moveListingAsStaff(desk.deps, { id: robin }, { listingId, version: seen, input: { move: 'withdraw', reasons: [] } })).toThrow(
    expect.objectContaining({ code: 'older-version' }),
  );
  const next = submitChange(desk, { listingId, owner, content: plainContent('Meanwhile') });
  expect(() => decide(desk, alex, next, { decision: 'approve', checked: [] })).toThrow('Restore it first');
  moveListingAsStaff(desk.deps, { id: alex }, { listingId, version: version(), input: { move: 'restore', reasons: [] } });
  expect([findListing(desk.db, listingId)?.state, desk.lastMail()?.template]).toEqual(['live', 'restored']);
  decide(desk, alex, next, { decision: 'schedule', publishAt: new Date(desk.clock.now + hour).toISOString() });
  moveListingAsStaff(desk.deps, { id: alex }, { listingId, version: version(), input: { move: 'withdraw', reasons: [] } });
  expect(desk.stateOf(next)).toBe('submitted');
  moveListingAsStaff(desk.deps, { id: alex }, { listingId, version: version(), input: { move: 'archive', reasons: [] } });
  const decided = readHistory(desk.db, listingId).flatMap(({ decision }) => (decision === null ? [] : [decision.kind]));
  expect(decided).toEqual(['approved', 'suspended', 'restored', 'scheduled', 'withdrawn', 'archived']);
});

test('every move of staff is an audit event of its own', () => {
  const { decisions, untold } = countUntold(desk);
  console.log(`${decisions} decisions, ${untold.length} without an audit event`);
  expect([decisions, untold]).toEqual([9, []]);
});
