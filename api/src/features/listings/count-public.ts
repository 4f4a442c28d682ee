import { and, count, eq } from 'drizzle-orm';
import type { Reader } from '#api/db/open-database.ts';
import { listings } from '#api/db/schema/listings.ts';
import { vendors } from '#api/db/schema/vendors.ts';

/** How many listings are public: live, and of an active vendor. */
export function countPublic(db: Reader): number {
  const row = db
    .select({ total: count() })
    .from(listings)
    .innerJoin(vendors, eq(vendors.id, listings.vendorId))
    .where(and(eq(listings.state, 'live'), eq(vendors.status, 'active')))
    .get();
  return row?.total ?? 0;
}
