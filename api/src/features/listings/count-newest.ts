import { and, count, eq } from 'drizzle-orm';
import type { Reader } from '#api/db/open-database.ts';
import { listings, listingTerms } from '#api/db/schema/listings.ts';
import type { PublicPart } from './listing.store.ts';

/** How many public listings there are, of everything or of one term. */
export function countNewest(db: Reader, part: PublicPart | undefined): number {
  const rows =
    part === undefined
      ? db.select({ total: count() }).from(listings).where(eq(listings.state, 'live')).get()
      : db
          .select({ total: count() })
          .from(listingTerms)
          .where(and(eq(listingTerms.kind, part.kind), eq(listingTerms.term, part.term)))
          .get();
  return rows?.total ?? 0;
}
