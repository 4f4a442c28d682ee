import { and, count, eq } from 'drizzle-orm';
import type { Reader } from '#api/db/open-database.ts';
import { listingTerms } from '#api/db/schema/listings.ts';
import { countPublic } from './count-public.ts';
import type { PublicPart } from './listing.store.ts';

/** How many public listings there are, of everything or of one term; terms are kept of the public ones alone. */
export function countNewest(db: Reader, part: PublicPart | undefined): number {
  if (part === undefined) return countPublic(db);
  const row = db
    .select({ total: count() })
    .from(listingTerms)
    .where(and(eq(listingTerms.kind, part.kind), eq(listingTerms.term, part.term)))
    .get();
  return row?.total ?? 0;
}
