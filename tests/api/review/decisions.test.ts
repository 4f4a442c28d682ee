import { afterAll, beforeAll, expect, test } from 'vitest';
import { pointerName } from '#api/contract/field-names.ts';
import { auditEvents } from '#api/db/schema/platform.ts';
import { findListing, findRevision, publishScheduled, reviseListing, startListing } from '#api/features/listings/index.ts';
import { decideSubmission } from '#api/features/review/decide-submission.ts';
import { checkClaim } from '#api/features/review/check-claim.ts';
import { findOpenRequest, submitForReview, tellPublished, tellReceived } from '#api/features/review/index.ts';
import { moveListingAsStaff } from '#api/features/review/move-listing.ts';
import { readHistory } from '#api/features/review/read-history.ts';
import { readQueue } from '#api/features/review/read-queue.ts';
import { readSubmission } from '#api/features/review/read-submission.ts';
import { takeSubmission } from '#api/features/review/take-submission.ts';
import { QueueParameters, Submission } from '#api/contract/review.ts';
import { change, plainContent } from '../../support/make-listings.ts';
import { decide, enlist, makePerson, makeStaffedVendor, openDesk, submitChange, submitNew, versionNow, waitingMails, type Desk } from '../../support/review.ts';

let clock = Date.parse('2026-05-04T12:00:00Z');
const hour = 3_600_000;
let desk: Desk;
let alex: string;
let robin: string;
beforeAll(async () => {
  desk = await openDesk(() => new Date(clock));
  alex = makePerson(desk.db, 'Alex', { role: 'moderator' });
  robin = makePerson(desk.db, 'Robin', { role: 'moderator' });
});
afterAll(() => desk.close());

let count = 0;
function submitOne(language: 'en' | 'fr' = 'en', more = {}) {
  count += 1;
  const slug = `solution-${count}`;
  const { vendorId, owner } = makeStaffedVendor(desk.db, `maker-${count}`, language);
  const content = plainContent(`Solution ${count}`, more);
  return { slug, vendorId, owner, content, ...submitNew(desk, { vendorId, owner, slug, content }) };
}
const stateOf = (revisionId: string) => findRevision(desk.db, revisionId)?.state;
const lastMail = () => waitingMails(desk.db).at(-1);
const kindsOf = (listingId: string) => readHistory(desk.db, listingId).map(({ kind }) => kind);

test('a submission waits in the queue, and its vendor is told', () => {
  const { revisionId, owner, listingId } = submitOne('fr');
  const queue = readQueue(desk.db, alex, { now: new Date(clock), query: QueueParameters.parse({}) });
  expect(queue.items.find(({ revision }) => revision === revisionId)).toMatchObject({ kind: 'new', assignee: null, languages: ['en'], own: false, version: 1, checked: false });
  tellReceived(desk.deps, [revisionId]);
  tellReceived(desk.deps, [revisionId]);
  const received = waitingMails(desk.db).filter(({ template }) => template === 'submission-received');
  expect(received).toMatchObject([{ to: { personId: owner }, language: 'fr' }]);
  expect(kindsOf(listingId)).toEqual(['listing-created', 'revision-submitted']);
});

test('an approval makes the listing live, is in the audit, and tells everyone of the vendor in their language', () => {
  const { revisionId, listingId, vendorId } = submitOne();
  const colleague = makePerson(desk.db, 'Camille', { language: 'fr' });
  enlist(desk.db, vendorId, colleague);
  decide(desk, alex, revisionId, { decision: 'approve', note: 'Well written.', checked: [] });
  expect([stateOf(revisionId), findListing(desk.db, listingId)?.state]).toEqual(['approved', 'live']);
  const mails = waitingMails(desk.db).slice(-2);
  expect(mails.map(({ template, language }) => `${template} ${language}`).toSorted()).toEqual(['approved en', 'approved fr']);
  expect(mails.find(({ language }) => language === 'fr')?.data['link']).toBe(`https://catalogue.ca/fr/solutions/solution-${count}/`);
  const approved = readHistory(desk.db, listingId).find(({ kind }) => kind === 'revision-approved');
  expect(approved).toMatchObject({ actor: { name: 'Alex' }, revision: 1, decision: { kind: 'approved', note: 'Well written.', moderator: 'Alex' } });
});

test('a first approval tells the address that the listing gets by it', () => {
  const { vendorId, owner } = makeStaffedVendor(desk.db, 'namer');
  const at = new Date(clock);
  const revisionId = change(desk.db, (tx) => {
    const listingId = startListing(tx, vendorId, { actor: owner, at });
    return reviseListing(tx, { listingId, content: plainContent('Named at last'), actor: owner, at });
  });
  change(desk.db, (tx) => submitForReview(tx, revisionId, { actor: owner, at }));
  decide(desk, alex, revisionId, { decision: 'approve', checked: [] });
  expect(lastMail()?.data['link']).toBe('https://catalogue.ca/en/solutions/named-at-last/');

  // Nothing of a vendor for whom nobody has proven to speak is public yet, and its people are not told that it is.
  const pending = submitOne();
  desk.db.$client.prepare("update vendors set status = 'pending' where id = ?").run(pending.vendorId);
  decide(desk, alex, pending.revisionId, { decision: 'approve', checked: [] });
  expect(lastMail()).toMatchObject({ template: 'approved-unproven', to: { personId: pending.owner } });
});

test('of two moderators who decide at once the second is told, and nothing is done twice', () => {
  const { revisionId } = submitOne();
  const version = versionNow(desk.db, revisionId);
  decideSubmission(desk.deps, { id: alex }, { revisionId, version, input: { decision: 'approve', checked: [] } });
  const second = () => decideSubmission(desk.deps, { id: robin }, { revisionId, version, input: { decision: 'decline', reasons: ['duplicate'] } });
  expect(second).toThrow(expect.objectContaining({ kind: 'older-version', message: expect.stringContaining('Alex has it now') }));
  expect(stateOf(revisionId)).toBe('approved');
});

test('a submission that someone took meanwhile is not decided unseen', () => {
  const { revisionId } = submitOne();
  const version = versionNow(desk.db, revisionId);
  takeSubmission(desk.deps, { id: robin }, { revisionId, version, move: 'take' });
  expect(() => decideSubmission(desk.deps, { id: alex }, { revisionId, version, input: { decision: 'approve', checked: [] } })).toThrow('Robin has it now');
  expect(readSubmission(desk.db, alex, revisionId).assignee).toEqual({ id: robin, name: 'Robin' });
  takeSubmission(desk.deps, { id: robin }, { revisionId, version: version + 1, move: 'hand-back' });
  expect(readSubmission(desk.db, alex, revisionId).assignee).toBeNull();
});

test('nobody decides about a vendor that they belong to', () => {
  const { revisionId, listingId, vendorId } = submitOne();
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
  const { revisionId, listingId } = submitOne('fr');
  decide(desk, alex, revisionId, {
    decision: 'request-changes',
    reasons: ['unclear'],
    note: 'Merci d’avance.',
    comments: [
      { pointer: '/summary/fr', text: 'Trop court.' },
      { pointer: '/certifications/0/claim/url', text: 'Lien mort.' },
    ],
  });
  expect(stateOf(revisionId)).toBe('changes-requested');
  expect(findOpenRequest(desk.db, listingId)?.comments).toEqual([
    { pointer: '/summary/fr', text: 'Trop court.' },
    { pointer: '/certifications/0/claim/url', text: 'Lien mort.' },
  ]);
  const mail = lastMail();
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
  const { revisionId } = submitOne();
  expect(() => decide(desk, alex, revisionId, { decision: 'decline', reasons: [] })).toThrow(expect.objectContaining({ code: 'no-reason' }));
  expect(() => decide(desk, alex, revisionId, { decision: 'request-changes', reasons: [], comments: [] })).toThrow(expect.objectContaining({ code: 'no-reason' }));
  expect(() => decide(desk, alex, revisionId, { decision: 'decline', reasons: ['made-up'] })).toThrow(expect.objectContaining({ code: 'unknown-reason' }));
  expect(() => decide(desk, alex, revisionId, { decision: 'decline', reasons: ['link-broken'] })).toThrow(expect.objectContaining({ code: 'unknown-reason' }));
  expect(stateOf(revisionId)).toBe('submitted');
  decide(desk, alex, revisionId, { decision: 'decline', reasons: ['not-technology'] });
  expect([stateOf(revisionId), lastMail()?.template]).toEqual(['declined', 'declined']);
  expect(() => decide(desk, alex, revisionId, { decision: 'approve', checked: [] })).toThrow(expect.objectContaining({ code: 'wrong-state' }));
});

test('an approval for a time goes live then and tells the vendor; it can be taken back before', () => {
  const { revisionId, listingId, owner } = submitOne();
  const at = (ms: number) => new Date(clock + ms).toISOString();
  expect(() => decide(desk, alex, revisionId, { decision: 'schedule', publishAt: at(-1) })).toThrow(expect.objectContaining({ code: 'past-time' }));
  decide(desk, alex, revisionId, { decision: 'schedule', publishAt: at(hour) });
  expect(lastMail()).toMatchObject({ template: 'scheduled', data: { when: at(hour) } });
  expect(readQueue(desk.db, alex, { now: new Date(clock), query: QueueParameters.parse({ kind: 'scheduled' }) }).items.map(({ revision }) => revision)).toEqual([revisionId]);
  decide(desk, robin, revisionId, { decision: 'unschedule' });
  expect(stateOf(revisionId)).toBe('submitted');
  decide(desk, robin, revisionId, { decision: 'schedule', publishAt: at(2 * hour) });
  clock += 2 * hour + 1;
  change(desk.db, (tx) => publishScheduled(tx, revisionId, new Date(clock)));
  expect(findListing(desk.db, listingId)?.state).toBe('live');
  const asked = desk.db.$client.prepare<[], string>("select subject from outbox where kind = 'scheduled-published'").pluck().all();
  tellPublished(desk.deps, asked);
  expect(lastMail()).toMatchObject({ template: 'approved', to: { personId: owner } });
});

test('a suspension needs a reason, works at once, and can be undone; the listing is not approved behind it', () => {
  const { revisionId, listingId, owner } = submitOne();
  decide(desk, alex, revisionId, { decision: 'approve', checked: [] });
  const version = () => findListing(desk.db, listingId)?.version ?? 0;
  expect(() => moveListingAsStaff(desk.deps, { id: alex }, { listingId, version: version(), input: { move: 'suspend', reasons: [] } })).toThrow(
    expect.objectContaining({ code: 'no-reason' }),
  );
  const seen = version();
  moveListingAsStaff(desk.deps, { id: alex }, { listingId, version: seen, input: { move: 'suspend', reasons: ['reported'], note: 'We look into it.' } });
  expect(findListing(desk.db, listingId)?.state).toBe('suspended');
  expect(lastMail()).toMatchObject({ template: 'suspended', data: { message: 'We look into it.' } });
  expect(() => moveListingAsStaff(desk.deps, { id: robin }, { listingId, version: seen, input: { move: 'withdraw', reasons: [] } })).toThrow(
    expect.objectContaining({ code: 'older-version' }),
  );
  const next = submitChange(desk, { listingId, owner, content: plainContent('Meanwhile') });
  expect(() => decide(desk, alex, next, { decision: 'approve', checked: [] })).toThrow('Restore it first');
  moveListingAsStaff(desk.deps, { id: alex }, { listingId, version: version(), input: { move: 'restore', reasons: [] } });
  expect([findListing(desk.db, listingId)?.state, lastMail()?.template]).toEqual(['live', 'restored']);
  decide(desk, alex, next, { decision: 'schedule', publishAt: new Date(clock + hour).toISOString() });
  moveListingAsStaff(desk.deps, { id: alex }, { listingId, version: version(), input: { move: 'withdraw', reasons: [] } });
  expect(stateOf(next)).toBe('submitted');
  moveListingAsStaff(desk.deps, { id: alex }, { listingId, version: version(), input: { move: 'archive', reasons: [] } });
  const decided = readHistory(desk.db, listingId).flatMap(({ decision }) => (decision === null ? [] : [decision.kind]));
  expect(decided).toEqual(['approved', 'suspended', 'restored', 'scheduled', 'withdrawn', 'archived']);
});

test('every decision is an audit event of its own', () => {
  const decisions = desk.db.$client.prepare<[], string>('select id from decisions').pluck().all();
  const told = new Set(
    desk.db
      .select()
      .from(auditEvents)
      .all()
      .map(({ data }) => JSON.stringify(data)),
  );
  const missing = decisions.filter((id) => ![...told].some((data) => data.includes(id)));
  console.log(`${decisions.length} decisions, ${missing.length} without an audit event`);
  expect(missing).toEqual([]);
  expect(decisions.length).toBeGreaterThan(10);
});

test('the queue is filtered and sorted, and says how long decisions take', () => {
  const french = submitOne('fr', { name: { fr: 'Boréale' }, summary: { fr: 'Ce que fait Boréale.' }, description: { fr: 'Elle fait beaucoup.' } });
  const queue = (given: object) => readQueue(desk.db, robin, { now: new Date(clock), query: QueueParameters.parse(given) });
  const revisions = (given: object) => queue(given).items.map(({ revision }) => revision);
  expect(revisions({ language: 'fr' })).toEqual([french.revisionId]);
  expect(revisions({ q: 'boreale' })).toEqual([french.revisionId]);
  expect(revisions({ vendor: french.vendorId })).toEqual([french.revisionId]);
  expect(revisions({ kind: 'scheduled' })).toEqual([]);
  expect(revisions({ assignee: 'me' })).not.toContain(french.revisionId);
  expect(revisions({ assignee: 'nobody' })).toContain(french.revisionId);
  expect(revisions({ sort: 'newest' }).length).toBe(revisions({ sort: 'findings' }).length);
  expect(queue({}).waiting.decisions).toBeGreaterThan(5);
});

test('half of the decisions come within the median', async () => {
  const fresh = await openDesk(() => new Date(clock));
  const moderator = makePerson(fresh.db, 'Sam', { role: 'moderator' });
  const waits = [1, 30, 2, 4, 50];
  const { vendorId, owner } = makeStaffedVendor(fresh.db, 'timed');
  for (const [index, wait] of waits.entries()) {
    const { revisionId } = submitNew(fresh, { vendorId, owner, slug: `timed-${index}`, content: plainContent(`Timed ${index}`) });
    clock += wait * hour;
    decide(fresh, moderator, revisionId, { decision: 'decline', reasons: ['duplicate'] });
  }
  const read = () => readQueue(fresh.db, moderator, { now: new Date(clock), query: QueueParameters.parse({}) }).waiting;
  expect(read()).toEqual({ decisions: 5, days: 90, medianHours: 4 });
  clock += 91 * 24 * hour;
  expect(read()).toEqual({ decisions: 0, days: 90, medianHours: null });
  await fresh.close();
});

test('what is submitted is shown whole, with what it changes, in the shape that the API promises', () => {
  const { revisionId, listingId, owner, content } = submitOne();
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
