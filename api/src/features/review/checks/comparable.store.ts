import { sql } from 'drizzle-orm';
import type { ListingContent } from '#api/contract/listing-content.ts';
import type { Reader } from '#api/db/open-database.ts';

/** What a listing or submission says, and whose it is. */
export type Comparable = { readonly listingId: string; readonly slug: string; readonly vendorId: string; readonly vendorName: string; readonly content: ListingContent };

type Row = Omit<Comparable, 'content'> & { readonly content: string };

// What the database holds was checked when it was written.
const parse = (row: Row): Comparable => ({ ...row, content: JSON.parse(row.content) });

const columns = sql`listings.id as listingId, listings.slug, vendors.id as vendorId, vendors.name as vendorName, revisions.content`;

/** The live contents of some listings, and of every listing of a vendor whatever its state. */
export function listComparable(db: Reader, { ids, vendorId }: { ids: readonly string[]; vendorId: string }): Comparable[] {
  return db
    .all<Row>(
      sql`select ${columns} from listings join vendors on vendors.id = listings.vendor_id join revisions on revisions.id = listings.live_revision_id
      where listings.id in (select value from json_each(${JSON.stringify(ids)})) or (listings.vendor_id = ${vendorId} and listings.state <> 'archived') limit 500`,
    )
    .map(parse);
}

/** What waits in the queue of other listings. */
export function listOtherSubmissions(db: Reader, listingId: string): Comparable[] {
  return db
    .all<Row>(
      sql`select ${columns} from revisions join listings on listings.id = revisions.listing_id join vendors on vendors.id = listings.vendor_id
      where revisions.state in ('submitted', 'scheduled') and listings.id <> ${listingId} order by revisions.created_at desc limit 500`,
    )
    .map(parse);
}

/** A name that something goes by, and whose it is. */
export type KnownName = { readonly kind: 'listing' | 'vendor'; readonly id: string; readonly slug: string; readonly vendorId: string; readonly name: string };

/** A batch of names of the listings that are or were public, and of vendors, in the order of their rows. */
export function listNames(db: Reader, kind: KnownName['kind'], { after, limit }: { after: number; limit: number }): (KnownName & { readonly number: number })[] {
  if (kind === 'vendor')
    return db.all(sql`select 'vendor' as kind, id, slug, id as vendorId, name, rowid as number from vendors where rowid > ${after} order by rowid limit ${limit}`);
  return db.all(
    sql`select 'listing' as kind, listings.id, listings.slug, listings.vendor_id as vendorId, listings.number,
        coalesce(json_extract(revisions.content, '$.name.en'), '') || char(10) || coalesce(json_extract(revisions.content, '$.name.fr'), '') as name
      from listings join revisions on revisions.id = listings.live_revision_id
      where listings.number > ${after} and listings.state <> 'archived' order by listings.number limit ${limit}`,
  );
}
