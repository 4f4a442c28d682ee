import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLiveContent, findRevision } from '#api/features/listings/index.ts';
import { checkClaim } from '#api/features/review/check-claim.ts';
import { plainContent } from '../../support/make-listings.ts';
import { decide, makePerson, makeStaffedVendor, openDesk, submitChange, submitNew, type Desk } from '../../support/review.ts';

const at = new Date('2026-05-04T12:00:00Z');
let desk: Desk;
let alex: string;
beforeAll(async () => {
  desk = await openDesk(() => at);
  alex = makePerson(desk.db, 'Alex', { role: 'moderator' });
});
afterAll(() => desk.close());

let count = 0;
function submitOne(more: object) {
  count += 1;
  const content = plainContent(`Claiming ${count}`, more);
  const vendor = makeStaffedVendor(desk.db, `maker-${count}`);
  return { ...vendor, content, ...submitNew(desk, { ...vendor, slug: `claiming-${count}`, content }) };
}

const claim = { evidence: 'evidence-linked', date: '2026-01-01', url: 'https://vendor.ca/soc2' } as const;

test('only staff call a claim checked: what a vendor calls so is called what it is', () => {
  const forged = {
    certifications: [{ id: 'soc2', claim: { ...claim, evidence: 'checked' as const } }],
    dataResidency: { id: 'canada', claim: { evidence: 'checked' as const, date: '2026-01-01' } },
  };
  const { revisionId } = submitOne(forged);
  const { content } = findRevision(desk.db, revisionId) ?? {};
  expect([content?.certifications?.[0]?.claim.evidence, content?.dataResidency?.claim.evidence]).toEqual(['evidence-linked', 'self-declared']);
});

test('a claim that staff checked says so with the day, on the live listing and at an approval, and stays so through later changes', () => {
  const { revisionId, listingId, owner, content } = submitOne({
    certifications: [
      { id: 'soc2', claim },
      { id: 'iso-27001', claim },
    ],
  });
  decide(desk, alex, revisionId, { decision: 'approve', checked: ['/certifications/0/claim'] });
  const live = () => findLiveContent(desk.db, listingId)?.certifications?.map((one) => one.claim.evidence);
  expect(live()).toEqual(['checked', 'evidence-linked']);

  const waiting = submitChange(desk, { listingId, owner, content: { ...content, summary: { en: 'Written before the second check.' } } });
  checkClaim(desk.deps, { id: alex }, { listingId, input: { pointer: '/certifications/1/claim', date: '2026-05-01' } });
  expect(live()).toEqual(['checked', 'checked']);
  decide(desk, alex, waiting, { decision: 'approve', checked: [] });
  expect(live()).toEqual(['checked', 'checked']);
  expect(findLiveContent(desk.db, listingId)?.summary.en).toBe('Written before the second check.');

  const marked = findLiveContent(desk.db, listingId) ?? content;
  const kept = submitChange(desk, { listingId, owner, content: { ...marked, summary: { en: 'Still the same claims.' } } });
  expect(findRevision(desk.db, kept)?.content.certifications?.map((one) => one.claim.evidence)).toEqual(['checked', 'checked']);
  const turned = marked.certifications?.map((one) => ({ ...one, claim: { ...one.claim, url: 'https://vendor.ca/other' } }));
  const changed = submitChange(desk, { listingId, owner, content: { ...marked, ...(turned === undefined ? {} : { certifications: turned }) } });
  expect(findRevision(desk.db, changed)?.content.certifications?.map((one) => one.claim.evidence)).toEqual(['evidence-linked', 'evidence-linked']);
  expect(() => checkClaim(desk.deps, { id: alex }, { listingId, input: { pointer: '/certifications/7/claim' } })).toThrow(expect.objectContaining({ code: 'no-claim' }));
  expect(() => checkClaim(desk.deps, { id: alex }, { listingId, input: { pointer: '/certifications/0/claim', date: '2031-01-01' } })).toThrow(
    expect.objectContaining({ code: 'day-ahead' }),
  );
});
