import { eq, inArray, sql } from 'drizzle-orm';
import type { Database, Reader, Transaction } from '#api/db/open-database.ts';
import { prepared } from '#api/db/prepared.ts';
import { pageMentions, pages } from '#api/db/schema/platform.ts';
import type { Placed } from '#api/platform/pages/page-files.ts';

/** A published page as it is stored. */
export type PageRow = typeof pages.$inferSelect;

/** A published page as serving needs it. */
export type ServedPage = Pick<PageRow, 'address' | 'hash' | 'type' | 'bytes' | 'bytesGzip' | 'bytesBr'>;

const served = prepared((client) =>
  client.prepare<[string], ServedPage>('select address, hash, type, bytes, bytes_gzip as bytesGzip, bytes_br as bytesBr from pages where address = ?'),
);

/** The published page of an address, as fast as serving asks for it. */
export function findServed(db: Database, address: string): ServedPage | undefined {
  return served(db).get(address);
}

/** The published page of an address. */
export function findPage(db: Reader, address: string): PageRow | undefined {
  return db.select().from(pages).where(eq(pages.address, address)).get();
}

/** Which files a published page has. */
export function placedFiles({ address, hash, bytes, bytesGzip, bytesBr }: ServedPage): Placed {
  return { address, hash, bytes: { br: bytesBr, gzip: bytesGzip, identity: bytes } };
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
  for (let start = 0; start < addresses.length; start += 500)
    tx.delete(pages)
      .where(inArray(pages.address, addresses.slice(start, start + 500)))
      .run();
}

/** The published pages that show any of some listings. */
export function listMentioning(db: Reader, listingIds: readonly string[]): string[] {
  return db
    .all<{ address: string }>(sql`select distinct address from page_mentions where listing_id in (select value from json_each(${JSON.stringify(listingIds)}))`)
    .map(({ address }) => address);
}

/** The published pages after an address, in their order. */
export function listPagesAfter(db: Reader, address: string, limit: number): PageRow[] {
  return db
    .select()
    .from(pages)
    .where(sql`${pages.address} > ${address}`)
    .orderBy(pages.address)
    .limit(limit)
    .all();
}

/** The builds that published pages were made by. */
export function listBuilds(db: Reader): string[] {
  return db.all<{ build: string }>(sql`select distinct build from pages`).map(({ build }) => build);
}

/** How many pages are published. */
export function countPages(db: Reader): number {
  return db.get<{ total: number }>(sql`select count(*) as total from pages`)?.total ?? 0;
}
