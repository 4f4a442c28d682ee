import type { Claim, ListingContent } from '#api/contract/listing-content.ts';

/** The day of an instant, UTC, as claims are dated. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** Whether a claim still holds on `today`; its last day counts. */
export function isCurrent(claim: Claim, today: string): boolean {
  return claim.expires === undefined || claim.expires >= today;
}

/** Every claim of a listing. */
export function allClaims(content: ListingContent): Claim[] {
  const single = [content.dataResidency, content.securityLevel, content.organizationClearance, content.accessibility];
  const many = [...(content.procurement ?? []), ...(content.certifications ?? [])];
  return [...single, ...many].flatMap((stated) => (stated === undefined ? [] : [stated.claim]));
}

/** The ids of the current ones among stated ids. */
export function currentIds<Stated extends { claim: Claim }>(stated: readonly Stated[] | undefined, today: string, id: (one: Stated) => string): string[] {
  return [...new Set((stated ?? []).filter(({ claim }) => isCurrent(claim, today)).map(id))];
}

/** The id of a stated fact, where its claim is current. */
export function currentId(stated: { id: string; claim: Claim } | undefined, today: string): string | undefined {
  return stated !== undefined && isCurrent(stated.claim, today) ? stated.id : undefined;
}
