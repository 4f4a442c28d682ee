import { and, eq } from 'drizzle-orm';
import type { Reader } from '#api/db/open-database.ts';
import { listings } from '#api/db/schema/listings.ts';
import { memberships } from '#api/db/schema/people.ts';
import { vendors } from '#api/db/schema/vendors.ts';

/** What a person is to a vendor, and whether that vendor may write. */
export type Standing = { readonly role: 'owner' | 'editor'; readonly vendorStatus: 'pending' | 'active' | 'suspended' };

/** What a person is to a vendor now. */
export function findStanding(db: Reader, personId: string, vendorId: string): Standing | undefined {
  return db
    .select({ role: memberships.role, vendorStatus: vendors.status })
    .from(memberships)
    .innerJoin(vendors, eq(vendors.id, memberships.vendorId))
    .where(and(eq(memberships.personId, personId), eq(memberships.vendorId, vendorId)))
    .get();
}

/** The vendor of a listing. */
export function findVendorOfListing(db: Reader, listingId: string): string | undefined {
  return db.select({ vendorId: listings.vendorId }).from(listings).where(eq(listings.id, listingId)).get()?.vendorId;
}
