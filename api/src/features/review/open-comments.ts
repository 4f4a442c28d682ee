import type { Decision } from '#api/contract/review.ts';
import type { Reader } from '#api/db/open-database.ts';
import { readDecisions } from './read-history.ts';

/**
 * What staff last asked of a listing, for whoever changes it: the newest decision about its revisions where that asks for changes or declines.
 * Its comments name fields by JSON pointer.
 */
export function findOpenRequest(db: Reader, listingId: string): Decision | undefined {
  const last = readDecisions(db, listingId)
    .filter(({ revision }) => revision !== null)
    .at(-1);
  return last?.kind === 'changes-requested' || last?.kind === 'declined' ? last : undefined;
}

/** What was last decided about a listing. */
export function findLastDecision(db: Reader, listingId: string): Decision | undefined {
  return readDecisions(db, listingId).at(-1);
}
