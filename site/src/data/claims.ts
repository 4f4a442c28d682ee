import type { Claim } from '@catalog/api/contract/listing-content.ts';
import type { Language } from '@catalog/api/contract/text.ts';
import { words } from '../text/common.ts';
import { formatDay } from './format.ts';

/** What stands behind a claim, since when and until when, in words. */
export function claimNote(claim: Claim, language: Language, today: string): string {
  const said = words[language];
  const parts = [said.claim[claim.evidence], formatDay(claim.date, language)];
  if (claim.expires !== undefined) parts.push(`${claim.expires < today ? said.expired : said.until} ${formatDay(claim.expires, language)}`);
  return parts.join(', ');
}
