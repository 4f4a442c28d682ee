import { sql } from 'drizzle-orm';
import type { Database, Reader } from '#api/db/open-database.ts';
import { prepared } from '#api/db/prepared.ts';

const version = prepared((client) =>
  client
    .prepare<[string], string>(
      `select listings.version || '.' || vendors.version from listings join vendors on vendors.id = listings.vendor_id
       where listings.slug = ? and listings.state = 'live' and vendors.status = 'active'`,
    )
    .pluck(),
);

const hidden = prepared((client) =>
  client
    .prepare<[string], number>(
      `select count(*) from json_each(?) as shown
       where not exists (select 1 from listings join vendors on vendors.id = listings.vendor_id
                         where listings.id = shown.value and listings.state = 'live' and vendors.status = 'active')`,
    )
    .pluck(),
);

/** The version of the public listing of a slug, as `publicVersion` gives it, without reading the listing. */
export function findPublicVersion(db: Database, slug: string): string | undefined {
  return version(db).get(slug);
}

const versions = prepared((client) =>
  client
    .prepare<[string], [string, string]>(
      `select listings.id, listings.version || '.' || vendors.version from listings join vendors on vendors.id = listings.vendor_id
       where listings.id in (select value from json_each(?)) and listings.state = 'live' and vendors.status = 'active'`,
    )
    .raw(),
);

/** The versions of the public listings among `ids`, as `publicVersion` gives them, without reading the listings. */
export function listPublicVersions(db: Database, ids: readonly string[]): Map<string, string> {
  return new Map(ids.length === 0 ? [] : versions(db).all(JSON.stringify(ids)));
}

/** Whether each of some listings is public now. */
export function areAllPublic(db: Database, ids: readonly string[]): boolean {
  return ids.length === 0 || hidden(db).get(JSON.stringify(ids)) === 0;
}

/** A public listing by its addresses alone. */
export type PublicSlug = { readonly number: number; readonly slug: string; readonly vendorSlug: string; readonly updatedAt: number };

/** A batch of public listings in the order of their numbers, without their contents. The sign keeps SQLite from beginning with the vendors. */
export function listPublicSlugs(db: Reader, afterNumber: number, limit: number): PublicSlug[] {
  return db.all<PublicSlug>(sql`select listings.number, listings.slug, vendors.slug as vendorSlug, listings.updated_at as updatedAt
    from listings join vendors on vendors.id = listings.vendor_id
    where listings.number > ${afterNumber} and listings.state = 'live' and +vendors.status = 'active'
    order by listings.number limit ${limit}`);
}

/** The ids of a vendor's listings that were ever published, public or not. */
export function listVendorListingIds(db: Reader, vendorId: string): string[] {
  return db.all<{ id: string }>(sql`select id from listings where vendor_id = ${vendorId} and live_revision_id is not null order by number`).map(({ id }) => id);
}

/** The live listings that nobody touched since `before`, oldest first; samples, whose age is made up, are none. */
export function listStale(db: Reader, before: Date, limit: number): string[] {
  return db
    .all<{ id: string }>(sql`select id from listings where state = 'live' and sample = 0 and updated_at < ${before.getTime()} order by updated_at limit ${limit}`)
    .map(({ id }) => id);
}

/** The scheduled revisions whose time has come, the earliest first. */
export function listScheduledUntil(db: Reader, at: Date): string[] {
  return db.all<{ id: string }>(sql`select id from revisions where state = 'scheduled' and publish_at <= ${at.getTime()} order by publish_at, id`).map(({ id }) => id);
}

const ofVendor = prepared((client) => client.prepare<[string], number>("select count(*) from listings where vendor_id = ? and state = 'live'").pluck());

const ofVendors = prepared((client) =>
  client
    .prepare<[string], [string, number]>("select vendor_id, count(*) from listings where state = 'live' and vendor_id in (select value from json_each(?)) group by vendor_id")
    .raw(),
);

/** How many public listings each of some active vendors has; those without any are left out. */
export function countPublicByVendors(db: Database, vendorIds: readonly string[]): Map<string, number> {
  return new Map(ofVendors(db).all(JSON.stringify(vendorIds)));
}

/** How many public listings an active vendor has. */
export function countPublicByVendor(db: Database, vendorId: string): number {
  return ofVendor(db).get(vendorId) ?? 0;
}
