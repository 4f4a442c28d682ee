import { inArray, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Database, Reader } from '#api/db/open-database.ts';
import { keptFor, prepared } from '#api/db/prepared.ts';
import { pages } from '#api/db/schema/platform.ts';
import type { Placed } from '#api/platform/pages/page-files.ts';

/** A published page as it is stored. */
export type PageRow = typeof pages.$inferSelect;

/** A published page as serving needs it. */
export type ServedPage = Pick<PageRow, 'address' | 'hash' | 'type' | 'bytes' | 'bytesGzip' | 'bytesBr'>;

const served = prepared((client) =>
  client.prepare<[string], ServedPage>('select address, hash, type, bytes, bytes_gzip as bytesGzip, bytes_br as bytesBr from pages where address = ?'),
);

/** How many pages are known without asking the database; whoever serves them keeps their bytes with them. */
const mostKnown = 3000;

/** Milliseconds after which another process is looked for that changed the database. */
const trustMs = 200;

const known = keptFor((client: Database['$client']) => ({
  rows: new LRUCache<string, ServedPage>({ max: mostKnown }),
  version: client.prepare<[], number>('pragma data_version').pluck(),
  seen: -1,
  lookedAt: -Infinity,
}));

/** The published page of an address, as fast as serving asks for it. This process forgets a page in the step that changes it; another's change is seen a moment later. */
export function findServed(db: Database, address: string): ServedPage | undefined {
  const memory = known(db.$client);
  if (performance.now() - memory.lookedAt > trustMs) {
    const version = memory.version.get() ?? 0;
    if (version !== memory.seen) memory.rows.clear();
    memory.seen = version;
    memory.lookedAt = performance.now();
  }
  const row = memory.rows.get(address) ?? served(db).get(address);
  if (row !== undefined) memory.rows.set(address, row);
  return row;
}

/** Which files a published page has. */
export function placedFiles({ address, hash, bytes, bytesGzip, bytesBr }: ServedPage): Placed {
  return { address, hash, bytes: { br: bytesBr, gzip: bytesGzip, identity: bytes } };
}

const placing = prepared((client) => ({
  put: client.prepare<[PageValues]>(
    `insert into pages (address, type, build, hash, bytes, bytes_gzip, bytes_br, published_at)
     values (@address, @type, @build, @hash, @bytes, @bytesGzip, @bytesBr, @publishedAt)
     on conflict (address) do update set type = excluded.type, build = excluded.build, hash = excluded.hash, bytes = excluded.bytes,
       bytes_gzip = excluded.bytes_gzip, bytes_br = excluded.bytes_br, published_at = excluded.published_at`,
  ),
  mentions: client.prepare<[string], string>('select listing_id from page_mentions where address = ? order by listing_id').pluck(),
  forget: client.prepare<[string]>('delete from page_mentions where address = ?'),
  mention: client.prepare<[string, string]>('insert into page_mentions (address, listing_id) select ?, value from json_each(?)'),
}));

type PageValues = Omit<PageRow, 'publishedAt'> & { readonly publishedAt: number };

/** Puts a rendering in place, with the listings that it shows. */
export function putPage(db: Database, row: PageRow, mentions: readonly string[]): void {
  const { put, mentions: former, forget, mention } = placing(db);
  known(db.$client).rows.delete(row.address);
  put.run({ ...row, publishedAt: row.publishedAt.getTime() });
  const shown = mentions.toSorted();
  if (former.all(row.address).join() === shown.join()) return;
  forget.run(row.address);
  mention.run(row.address, JSON.stringify(shown));
}

/** Takes pages down. */
export function removePages(db: Database, addresses: readonly string[]): void {
  for (const address of addresses) known(db.$client).rows.delete(address);
  for (let start = 0; start < addresses.length; start += 500)
    db.delete(pages)
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
