import { sql } from 'drizzle-orm';
import type { Reader } from '#api/db/open-database.ts';

/** A run of public listings by their numbers, and when one of them last changed, in milliseconds. */
export type PublicRun = { readonly run: number; readonly updatedAt: number };

/** The runs of `length` numbers that hold a public listing: run 0 holds the numbers from 1 to `length`. */
export function listPublicRuns(db: Reader, length: number): PublicRun[] {
  // A bound number is a real one, so that the division has to be told to be whole.
  // Few vendors are suspended, so leaving theirs out is quicker than asking for the vendor of each listing.
  return db.all<PublicRun>(sql`select cast((number - 1) / ${length} as integer) as run, max(updated_at) as updatedAt
    from listings where state = 'live' and vendor_id not in (select id from vendors where status <> 'active')
    group by run order by run`);
}
