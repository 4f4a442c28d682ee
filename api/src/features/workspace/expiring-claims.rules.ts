import type { Claim, ListingContent } from '#api/contract/listing-content.ts';

/** A claim with what it is about: a vocabulary of the taxonomy and an id of it. */
export type StatedClaim = { readonly vocabulary: string; readonly id: string; readonly claim: Claim };

/** Days before the end of a claim on which its vendor is told. */
export const noticeDays = 90;

/** The claims of a listing that end by a day, the first to end before the others. */
export function claimsUntil(content: ListingContent, last: string): (StatedClaim & { readonly day: string })[] {
  return statedClaims(content)
    .flatMap((stated) => (stated.claim.expires === undefined || stated.claim.expires > last ? [] : [{ ...stated, day: stated.claim.expires }]))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

function statedClaims(content: ListingContent): StatedClaim[] {
  const single = [
    ['data_residency', content.dataResidency],
    ['security_level', content.securityLevel],
    ['organization_clearance', content.organizationClearance],
    ['accessibility', content.accessibility],
  ] as const;
  return [
    ...single.flatMap(([vocabulary, stated]) => (stated === undefined ? [] : [{ vocabulary, id: stated.id, claim: stated.claim }])),
    ...(content.procurement ?? []).map(({ vehicle, claim }) => ({ vocabulary: 'procurement', id: vehicle, claim })),
    ...(content.certifications ?? []).map(({ id, claim }) => ({ vocabulary: 'certifications', id, claim })),
  ];
}
