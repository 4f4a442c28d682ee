import type { Claim, ListingContent } from '@catalog/api/contract/listing-content.ts';
import type { Language } from '@catalog/api/contract/text.ts';
import { words } from '../text/common.ts';
import { listingWords } from '../text/listing.ts';
import { formatDay } from './format.ts';

/** A claim as it is shown: what stands behind it, since when, and until when or that it is over. */
export type ShownClaim = { readonly state: Claim['evidence'] | 'expired'; readonly mark: string; readonly dates: string; readonly url: string | undefined };

/** Puts a claim into words; one whose last day lies before `today` is expired, whatever stood behind it. */
export function showClaim(claim: Claim, language: Language, today: string): ShownClaim {
  const text = listingWords[language];
  const expired = isExpired(claim, today);
  const until = claim.expires === undefined ? '' : formatDay(claim.expires, language, 'medium');
  const since = formatDay(claim.date, language, 'medium');
  return {
    state: expired ? 'expired' : claim.evidence,
    mark: expired ? text.expiredOn(until) : words[language].claim[claim.evidence],
    dates: expired ? text.datedOn(since) : until === '' ? since : `${since}, ${text.validUntil(until)}`,
    url: claim.url,
  };
}

/** Whether the last day of a claim lies before `today`. */
export function isExpired(claim: Claim, today: string): boolean {
  return claim.expires !== undefined && claim.expires < today;
}

/** Every claim of a listing. */
export function allClaims(content: ListingContent): Claim[] {
  const single = [content.dataResidency, content.securityLevel, content.organizationClearance, content.accessibility];
  const many = [...(content.procurement ?? []), ...(content.certifications ?? [])];
  return [...single, ...many].flatMap((stated) => (stated === undefined ? [] : [stated.claim]));
}
