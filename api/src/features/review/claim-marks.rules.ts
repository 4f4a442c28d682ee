import type { Claim, ListingContent } from '#api/contract/listing-content.ts';

/** The day on which staff looked, and the last day on which what they saw holds. */
export type Mark = { readonly date: string; readonly expires?: string | undefined };

/**
 * What a vendor submits, with only those claims called checked that staff did check and that were not changed since:
 * nobody calls a claim of their own checked.
 */
export function withoutOwnMarks(content: ListingContent, live: ListingContent | undefined): ListingContent {
  const known = new Map(live === undefined ? [] : claimsByKey(live));
  return mapClaims(content, (claim, key) => {
    if (claim.evidence !== 'checked' || isSame(claim, known.get(key))) return claim;
    return { ...claim, evidence: claim.url === undefined ? 'self-declared' : 'evidence-linked' };
  });
}

/** What a vendor submitted, with the marks that staff made on the live listing since, where the claim is still the same. */
export function withLaterMarks(content: ListingContent, live: ListingContent | undefined): ListingContent {
  const known = new Map(live === undefined ? [] : claimsByKey(live));
  return mapClaims(content, (claim, key) => {
    const mark = known.get(key);
    return mark?.evidence === 'checked' && claim.evidence !== 'checked' && claim.url === mark.url && claim.expires === mark.expires ? mark : claim;
  });
}

/** A listing with some claims marked as checked by CATA, by their JSON pointers. */
export function withMarks(content: ListingContent, pointers: ReadonlySet<string>, mark: Mark): ListingContent {
  return mapClaims(content, (claim, _, pointer) => {
    if (!pointers.has(pointer)) return claim;
    return { ...claim, evidence: 'checked', date: mark.date, ...(mark.expires === undefined ? {} : { expires: mark.expires }) };
  });
}

/** The JSON pointers of every claim of a listing. */
export function claimPointers(content: ListingContent): string[] {
  const pointers: string[] = [];
  mapClaims(content, (claim, _, pointer) => {
    pointers.push(pointer);
    return claim;
  });
  return pointers;
}

function isSame(one: Claim, other: Claim | undefined): boolean {
  return other !== undefined && one.evidence === other.evidence && one.date === other.date && one.expires === other.expires && one.url === other.url;
}

function claimsByKey(content: ListingContent): [string, Claim][] {
  const found: [string, Claim][] = [];
  mapClaims(content, (claim, key) => {
    found.push([key, claim]);
    return claim;
  });
  return found;
}

type Change = (claim: Claim, key: string, pointer: string) => Claim;

/** A listing with each claim as `change` gives it back; the key says what the claim is about, the number of a vehicle or the certifier included. */
function mapClaims(content: ListingContent, change: Change): ListingContent {
  const single = <Stated extends { id: string; claim: Claim }>(field: string, stated: Stated | undefined): Record<string, Stated> =>
    stated === undefined ? {} : { [field]: { ...stated, claim: change(stated.claim, `${field} ${stated.id}`, `/${field}/claim`) } };
  const many = <Stated extends { claim: Claim }>(field: string, all: readonly Stated[] | undefined, key: (stated: Stated) => string): Record<string, Stated[]> =>
    all === undefined ? {} : { [field]: all.map((stated, index) => ({ ...stated, claim: change(stated.claim, `${field} ${key(stated)}`, `/${field}/${index}/claim`) })) };
  return {
    ...content,
    ...single('dataResidency', content.dataResidency),
    ...single('securityLevel', content.securityLevel),
    ...single('organizationClearance', content.organizationClearance),
    ...single('accessibility', content.accessibility),
    ...many('procurement', content.procurement, ({ vehicle, number = '' }) => `${vehicle} ${number}`),
    ...many('certifications', content.certifications, ({ id, certifier = '' }) => `${id} ${certifier}`),
  };
}
