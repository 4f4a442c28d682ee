import { and, count, eq, sql } from 'drizzle-orm';
import type { VendorContent } from '#api/contract/vendor.ts';
import type { Database, Reader, Transaction } from '#api/db/open-database.ts';
import { prepared } from '#api/db/prepared.ts';
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

const version = prepared((client) => client.prepare<[string], string>("select version || '' from vendors where slug = ? and status = 'active'").pluck());

/** The version of the active vendor of a slug, without reading the vendor. */
export function findVendorVersion(db: Database, slug: string): string | undefined {
  return version(db).get(slug);
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

/** The initials that vendors have, of all or of one province, with how many. */
export function listLetters(db: Reader, { province }: DirectoryPart): { letter: string; count: number }[] {
  return db.select({ letter: vendors.letter, count: count() }).from(vendors).where(within({ province })).groupBy(vendors.letter).orderBy(vendors.letter).all();
}

/** The provinces that vendors are in, of all or of one initial, with how many. */
export function listProvinces(db: Reader, { letter }: DirectoryPart): { id: string; count: number }[] {
  return db.select({ id: vendors.province, count: count() }).from(vendors).where(within({ letter })).groupBy(vendors.province).orderBy(vendors.province).all();
}

/** Writes a new vendor. */
export function insertVendor(tx: Transaction, row: VendorRow): void {
  tx.insert(vendors).values(row).run();
}

/** Replaces what a vendor says, or its status, and counts its version up. */
export function updateVendor(
  tx: Transaction,
  id: string,
  change: { content?: VendorContent; slug?: string; status?: VendorRow['status']; vettedAt?: Date; updatedAt: Date },
): void {
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
    .toUpperCase()
    .replace('Œ', 'O')
    .replace('Æ', 'A');
  const letter = /[A-Z]/.test(initial) ? initial : '#';
  return { name: content.operatingName, letter, province: content.province };
}

/** Writes many new active vendors in one transaction, for what is generated or imported in bulk. */
export function insertVendors({ $client }: Database, rows: readonly Pick<VendorRow, 'id' | 'slug' | 'content' | 'sample' | 'createdAt'>[]): void {
  const insert = $client.prepare(
    "insert into vendors (id, slug, name, letter, province, status, content, version, sample, created_at, updated_at, vetted_at) values (?, ?, ?, ?, ?, 'active', ?, 1, ?, ?, ?, ?)",
  );
  $client
    .transaction(() => {
      for (const { id, slug, content, sample, createdAt } of rows) {
        const { name, letter, province } = nameColumns(content);
        insert.run(id, slug, name, letter, province, JSON.stringify(content), Number(sample), createdAt.getTime(), createdAt.getTime(), createdAt.getTime());
      }
    })
    .immediate();
}

/** Every slug that a vendor has or had, each counted once, so that new ones can avoid them. */
export function countVendorSlugs({ $client }: Database): Map<string, number> {
  const slugs = $client.prepare<[], string>("select slug from vendors union select slug from former_slugs where kind = 'vendor'").pluck().all();
  return new Map(slugs.map((slug) => [slug, 1]));
}
