import { sql } from 'drizzle-orm';
import type { ManagedParameters } from '#api/contract/managed-listing.ts';
import type { Reader } from '#api/db/open-database.ts';
import { withBrokenLinks } from './link-check.store.ts';
import type { Waiting } from './queue.store.ts';

/** A listing of any state, as staff find it. */
export type ManagedRow = Pick<Waiting, 'slug' | 'nameEn' | 'nameFr' | 'vendorId' | 'vendorSlug' | 'vendorName' | 'vendorStatus' | 'sample'> & {
  readonly id: string;
  readonly state: Waiting['listingState'];
  readonly version: number;
  readonly updatedAt: number;
  readonly leftAt: number | null;
};

const columns = sql`listings.id, listings.slug, listings.state, listings.version, listings.sample, listings.updated_at as updatedAt, listings.left_at as leftAt,
  json_extract(revisions.content, '$.name.en') as nameEn, json_extract(revisions.content, '$.name.fr') as nameFr,
  vendors.id as vendorId, vendors.slug as vendorSlug, vendors.name as vendorName, vendors.status as vendorStatus`;

/** The live revision of a listing, else its newest. */
const from = sql`from listings join vendors on vendors.id = listings.vendor_id
  join revisions on revisions.id = coalesce(listings.live_revision_id, (select id from revisions as newest where newest.listing_id = listings.id order by number desc limit 1))`;

/** Finds listings by a part of their name, address or vendor; the ones that changed last come first. */
export function listManaged(db: Reader, { q, state, links, page }: ManagedParameters, pageSize: number): { rows: ManagedRow[]; total: number } {
  const part = `%${(q ?? '').trim().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const where = sql`where (${state ?? null} is null or listings.state = ${state ?? null})
    and (${links ?? null} is null or listings.id in (${withBrokenLinks}))
    and (${q ?? null} is null or listings.slug like ${part} escape '\\' or vendors.name like ${part} escape '\\'
      or json_extract(revisions.content, '$.name.en') like ${part} escape '\\' or json_extract(revisions.content, '$.name.fr') like ${part} escape '\\')`;
  const total = db.get<{ total: number }>(sql`select count(*) as total ${from} ${where}`)?.total ?? 0;
  const rows = db.all<ManagedRow>(sql`select ${columns} ${from} ${where} order by listings.updated_at desc, listings.id limit ${pageSize} offset ${(page - 1) * pageSize}`);
  return { rows, total };
}

/** A listing of any state. */
export function findManaged(db: Reader, id: string): ManagedRow | undefined {
  return db.all<ManagedRow>(sql`select ${columns} ${from} where listings.id = ${id}`)[0];
}
