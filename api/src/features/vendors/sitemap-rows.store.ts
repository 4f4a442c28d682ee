import { sql } from 'drizzle-orm';
import type { Reader } from '#api/db/open-database.ts';

/** An active vendor by its address alone, and when it last changed, in milliseconds. */
export type VendorSlug = { readonly slug: string; readonly updatedAt: number };

/** The active vendors of an initial. */
export function listVendorSlugs(db: Reader, letter: string): VendorSlug[] {
  return db.all<VendorSlug>(sql`select slug, updated_at as updatedAt from vendors where letter = ${letter} and status = 'active' order by slug`);
}

/** The initials of active vendors, and when one of each last changed, in milliseconds. */
export function listVendorRuns(db: Reader): { readonly letter: string; readonly updatedAt: number }[] {
  return db.all(sql`select letter, max(updated_at) as updatedAt from vendors where status = 'active' group by letter order by letter`);
}
