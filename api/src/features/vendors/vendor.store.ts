import { and, count, eq, sql } from 'drizzle-orm';
import type { VendorContent } from '#api/contract/vendor.ts';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { vendors } from '#api/db/schema/vendors.ts';

/** A vendor as it is stored. */
export type VendorRow = typeof vendors.$inferSelect;

/** The vendor of a slug, active ones only. */
export function findActiveVendor(db: Reader, slug: string): VendorRow | undefined {
  return db
    .select()
    .from(vendors)
    .where(and(eq(vendors.slug, slug), eq(vendors.status, 'active')))
    .get();
}

/** The vendor of a slug, whatever its status. */
export function findVendor(db: Reader, slug: string): VendorRow | undefined {
  return db.select().from(vendors).where(eq(vendors.slug, slug)).get();
}

/** The vendor of an id. */
export function findVendorById(db: Reader, id: string): VendorRow | undefined {
  return db.select().from(vendors).where(eq(vendors.id, id)).get();
}

/** Which part of the directory is wanted. */
export type DirectoryPart = { letter?: string | undefined; province?: string | undefined };

function within(part: DirectoryPart) {
  return and(
    eq(vendors.status, 'active'),
    part.letter === undefined ? undefined : eq(vendors.letter, part.letter),
    part.province === undefined ? undefined : eq(vendors.province, part.province),
  );
}

/** A slice of the directory, by name. */
export function listVendors(db: Reader, part: DirectoryPart, slice: { limit: number; offset: number }): VendorRow[] {
  return db
    .select()
    .from(vendors)
    .where(within(part))
    .orderBy(vendors.letter, sql`${vendors.name} collate nocase`, vendors.id)
    .limit(slice.limit)
    .offset(slice.offset)
    .all();
}

/** How many vendors a part of the directory holds. */
export function countVendors(db: Reader, part: DirectoryPart): number {
  return db.select({ total: count() }).from(vendors).where(within(part)).get()?.total ?? 0;
}

/** The initials that have vendors. */
export function listLetters(db: Reader): { letter: string; count: number }[] {
  return db.select({ letter: vendors.letter, count: count() }).from(vendors).where(eq(vendors.status, 'active')).groupBy(vendors.letter).orderBy(vendors.letter).all();
}

/** Writes a new vendor. */
export function insertVendor(tx: Transaction, row: VendorRow): void {
  tx.insert(vendors).values(row).run();
}

/** Replaces what a vendor says, or its status, and counts its version up. */
export function updateVendor(tx: Transaction, id: string, change: { content?: VendorContent; status?: VendorRow['status']; updatedAt: Date }): void {
  const named = change.content === undefined ? {} : nameColumns(change.content);
  tx.update(vendors)
    .set({ ...change, ...named, version: sql`${vendors.version} + 1` })
    .where(eq(vendors.id, id))
    .run();
}

/** The columns that the directory is ordered by. */
export function nameColumns(content: VendorContent): { name: string; letter: string; province: string } {
  const initial = content.operatingName
    .normalize('NFD')
    .replace(/^[^\p{L}\p{N}]*(?:L['’])?/iu, '')
    .charAt(0)
    .toUpperCase();
  const letter = /[A-Z]/.test(initial) ? initial : '#';
  return { name: content.operatingName, letter, province: content.province };
}
