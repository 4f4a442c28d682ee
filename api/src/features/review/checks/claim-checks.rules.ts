import type { Claim, ListingContent } from '#api/contract/listing-content.ts';
import type { Finding } from '#api/contract/review.ts';
import { finding } from './finding.ts';

/** How many days ahead an end counts as near. */
const nearDays = 60;

type Stated = { readonly pointer: string; readonly item: string; readonly claim: Claim };

/** Claims that name evidence without leading to it, that say they were checked where CATA did not, or that rest on a word where buyers rely on more. */
export function checkEvidence(content: ListingContent, live: ListingContent | undefined): Finding[] {
  const checked = new Set(statedClaims(live).map(markOf));
  const claims = statedClaims(content).flatMap((stated): Finding[] => {
    const { pointer, item, claim } = stated;
    if (claim.evidence === 'checked' && !checked.has(markOf(stated))) return [finding('claim-checked-by-vendor', { pointer, item })];
    if (claim.evidence === 'evidence-linked' && claim.url === undefined) return [finding('claim-without-evidence', { pointer, item })];
    return claim.evidence === 'self-declared' && isDecisive(pointer) ? [finding('claim-self-declared', { pointer, item })] : [];
  });
  const { accessibility } = content;
  const report =
    accessibility !== undefined && accessibility.report === undefined && accessibility.claim.url === undefined
      ? [finding('report-missing', { pointer: '/accessibility/report', item: accessibility.id })]
      : [];
  return [...claims, ...report];
}

/** What is the same of two claims where one is the other. */
function markOf({ item, claim: { evidence, date, expires = '', url = '' } }: Stated): string {
  return [item, evidence, date, expires, url].join(' ');
}

/** Claims whose last day is past or near, or that were made on a day to come. `today` is a day, UTC. */
export function checkExpiry(content: ListingContent, today: string): Finding[] {
  const near = new Date(Date.parse(today) + nearDays * 86_400_000).toISOString().slice(0, 10);
  return statedClaims(content).flatMap(({ pointer, item, claim: { date, expires } }): Finding[] => {
    if (date > today) return [finding('claim-dated-ahead', { pointer, item, day: date })];
    if (expires === undefined || expires > near) return [];
    return [finding(expires < today ? 'claim-expired' : 'claim-expires-soon', { pointer, item, day: expires })];
  });
}

/** Every claim of a listing with its JSON pointer and the term that it is about. */
export function statedClaims(content: ListingContent | undefined): Stated[] {
  if (content === undefined) return [];
  const one = (field: string, stated: { readonly id: string; readonly claim: Claim } | undefined): Stated[] =>
    stated === undefined ? [] : [{ pointer: `/${field}/claim`, item: stated.id, claim: stated.claim }];
  return [
    ...(content.procurement ?? []).map(({ vehicle, claim }, index) => ({ pointer: `/procurement/${index}/claim`, item: vehicle, claim })),
    ...one('dataResidency', content.dataResidency),
    ...one('securityLevel', content.securityLevel),
    ...one('organizationClearance', content.organizationClearance),
    ...(content.certifications ?? []).map(({ id, claim }, index) => ({ pointer: `/certifications/${index}/claim`, item: id, claim })),
    ...one('accessibility', content.accessibility),
  ];
}

/** What buyers decide by, and may not be able to look up for themselves. */
function isDecisive(pointer: string): boolean {
  return /^\/(?:certifications|organizationClearance|securityLevel)/.test(pointer);
}
