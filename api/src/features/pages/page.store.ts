import { eq, inArray, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { pageMentions, pages } from '#api/db/schema/platform.ts';

/** A published page as it is stored. */
export type PageRow = typeof pages.$inferSelect;

/** The published page of an address. */
export function findPage(db: Reader, address: string): PageRow | undefined {
  return db.select().from(pages).where(eq(pages.address, address)).get();
}

/** Puts a rendering in place, with the listings that it shows. */
export function putPage(tx: Transaction, row: PageRow, mentions: readonly string[]): void {
  tx.insert(pages).values(row).onConflictDoUpdate({ target: pages.address, set: row }).run();
  tx.delete(pageMentions).where(eq(pageMentions.address, row.address)).run();
  if (mentions.length > 0)
    tx.insert(pageMentions)
      .values(mentions.map((listingId) => ({ listingId, address: row.address })))
      .onConflictDoNothing()
      .run();
}

/** Takes pages down. */
export function removePages(tx: Transaction, addresses: readonly string[]): void {
  if (addresses.length > 0)
    tx.delete(pages)
      .where(inArray(pages.address, [...addresses]))
      .run();
}

/** The published pages that show any of some listings. */
export function listMentioning(db: Reader, listingIds: readonly string[]): string[] {
  if (listingIds.length === 0) return [];
  return db
    .selectDistinct({ address: pageMentions.address })
    .from(pageMentions)
    .where(inArray(pageMentions.listingId, [...listingIds]))
    .all()
    .map(({ address }) => address);
}

/** Published pages of another build, some at a time. */
export function listOutdated(db: Reader, build: string, limit: number): string[] {
  return db
    .select({ address: pages.address })
    .from(pages)
    .where(sql`${pages.build} <> ${build}`)
    .limit(limit)
    .all()
    .map(({ address }) => address);
}

/** How many pages are published. */
export function countPages(db: Reader): number {
  return db.get<{ total: number }>(sql`select count(*) as total from pages`)?.total ?? 0;
}
