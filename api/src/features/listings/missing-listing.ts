import type { Reader } from '#api/db/open-database.ts';
import { Failure } from '#api/platform/failure.ts';
import { dayOf } from './claims.rules.ts';
import { findListingBySlug } from './listing.store.ts';

const left = { withdrawn: 'This listing was withdrawn.', archived: 'This listing was archived.' } as const;

/** Why nothing public is at a slug: what was public and left for good, or until its vendor brings it back, says so with the day; all else was never there. */
export function missingListing(db: Reader, slug: string): Failure {
  const listing = findListingBySlug(db, slug);
  const none = new Failure('not-found', 'no-listing', 'There is no such listing.');
  if (listing === undefined || listing.leftAt === null || listing.publishedAt === null) return none;
  const { state, leftAt } = listing;
  return state === 'withdrawn' || state === 'archived' ? new Failure('gone', state, left[state], { since: dayOf(leftAt) }) : none;
}
