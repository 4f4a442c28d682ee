import { afterAll, beforeAll, expect, test } from 'vitest';
import { pointerName } from '#api/contract/field-names.ts';
import { QueueParameters, Submission } from '#api/contract/review.ts';
import { tellReceived } from '#api/features/review/index.ts';
import { readHistory } from '#api/features/review/read-history.ts';
import { readQueue } from '#api/features/review/read-queue.ts';
import { readSubmission } from '#api/features/review/read-submission.ts';
import { plainContent } from '../../support/make-listings.ts';
import { decide, makePerson, makeStaffedVendor, openDesk, submitChange, submitNew, waitingMails } from '../../support/review.ts';
import { openStaffedDesk, type StaffedDesk } from '../../support/staffed-desk.ts';

let desk: StaffedDesk;
let alex: string;
let robin: string;
beforeAll(async () => {
  desk = await openStaffedDesk();
  ({ alex, robin } = desk);
});
afterAll(() => desk.close());

const hour = 3_600_000;
const kindsOf = (listingId: string) => readHistory(desk.db, listingId).map(({ kind }) => kind);

test('a submission waits in the queue, and its vendor is told', () => {
  const { revisionId, owner, listingId } = desk.submitOne('fr');
  const queue = readQueue(desk.db, alex, { now: desk.deps.now(), query: QueueParameters.parse({}) });
  expect(queue.items.find(({ revision }) => revision === revisionId)).toMatchObject({ kind: 'new', assignee: null, languages: ['en'], own: false, version: 1, checked: false });
  tellReceived(desk.deps, [revisionId]);
  tellReceived(desk.deps, [revisionId]);
  const received = waitingMails(desk.db).filter(({ template }) => template === 'submission-received');
  expect(received).toMatchObject([{ to: { personId: owner }, language: 'fr' }]);
  expect(kindsOf(listingId)).toEqual(['listing-created', 'revision-submitted']);
});

test('the queue is filtered and sorted, and says how long decisions take', () => {
  for (let made = 0; made < 2; made += 1) decide(desk, alex, desk.submitOne().revisionId, { decision: 'decline', reasons: ['duplicate'] });
  const french = desk.submitOne('fr', { name: { fr: 'Boréale' }, summary: { fr: 'Ce que fait Boréale.' }, description: { fr: 'Elle fait beaucoup.' } });
  const queue = (given: object) => readQueue(desk.db, robin, { now: desk.deps.now(), query: QueueParameters.parse(given) });
  const revisions = (given: object) => queue(given).items.map(({ revision }) => revision);
  expect(revisions({ language: 'fr' })).toEqual([french.revisionId]);
  expect(revisions({ q: 'boreale' })).toEqual([french.revisionId]);
  expect(revisions({ vendor: french.vendorId })).toEqual([french.revisionId]);
  expect(revisions({ kind: 'scheduled' })).toEqual([]);
  expect(revisions({ assignee: 'me' })).not.toContain(french.revisionId);
  expect(revisions({ assignee: 'nobody' })).toContain(french.revisionId);
  expect(revisions({ sort: 'newest' }).length).toBe(revisions({ sort: 'findings' }).length);
  expect(queue({}).waiting.decisions).toBe(2);
});

test('half of the decisions come within the median', async () => {
  const fresh = await openDesk(() => desk.deps.now());
  const moderator = makePerson(fresh.db, 'Sam', { role: 'moderator' });
  const waits = [1, 30, 2, 4, 50];
  const { vendorId, owner } = makeStaffedVendor(fresh.db, 'timed');
  for (const [index, wait] of waits.entries()) {
    const { revisionId } = submitNew(fresh, { vendorId, owner, slug: `timed-${index}`, content: plainContent(`Timed ${index}`) });
    desk.clock.now += wait * hour;
    decide(fresh, moderator, revisionId, { decision: 'decline', reasons: ['duplicate'] });
  }
  const read = () => readQueue(fresh.db, moderator, { now: desk.deps.now(), query: QueueParameters.parse({}) }).waiting;
  expect(read()).toEqual({ decisions: 5, days: 90, medianHours: 4 });
  desk.clock.now += 91 * 24 * hour;
  expect(read()).toEqual({ decisions: 0, days: 90, medianHours: null });
  await fresh.close();
});

test('what is submitted is shown whole, with what it changes, in the shape that the API promises', () => {
  const { revisionId, listingId, owner, content } = desk.submitOne();
  decide(desk, alex, revisionId, { decision: 'approve', checked: [] });
  const next = submitChange(desk, { listingId, owner, content: { ...content, summary: { en: 'What it does now.' } } });
  const submission = readSubmission(desk.db, alex, next);
  expect(Submission.safeParse(submission).error).toBeUndefined();
  expect(submission).toMatchObject({ kind: 'revision', number: 2, live: { number: 1 }, submittedBy: { id: owner } });
  expect(submission.differences.map(({ field, side, kind }) => [field, side, kind])).toEqual([
    ['summary', 'en', 'changed'],
    ['summary', 'fr', 'removed'],
  ]);
  expect(pointerName('/areas/0/reason/fr', 'en')).toBe('Areas of action 1, reason (French)');
});
