import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { ManagedVendor, ManagedVendorQuery } from '#api/contract/administration.ts';
import type { Reader } from '#api/db/open-database.ts';
import { likeAny } from './like.rules.ts';

type Row = Omit<ManagedVendor, 'sample' | 'updatedAt' | 'people'> & { readonly sample: number; readonly updatedAt: number; readonly people: string };

const columns = sql`v.id, v.slug, v.name, v.status, v.sample, v.updated_at as updatedAt,
  (select count(*) from listings l where l.vendor_id = v.id) as listings, (select count(*) from listings l where l.vendor_id = v.id and l.state = 'live') as liveListings,
  (select json_group_array(json_object('id', p.id, 'name', p.name, 'email', p.email, 'role', m.role)) from memberships m join people p on p.id = m.person_id where m.vendor_id = v.id) as people`;

/** Vendors by name. */
export function listManagedVendors(
  db: Reader,
  { q, state }: z.output<typeof ManagedVendorQuery>,
  { offset, limit }: { offset: number; limit: number },
): { total: number; items: ManagedVendor[] } {
  const text: SQL = q === undefined || q === '' ? sql`1` : sql`(v.name like ${likeAny(q)} escape '\\' or v.slug like ${likeAny(q)} escape '\\')`;
  const where = sql`${text} and ${state === undefined ? sql`1` : sql`v.status = ${state}`}`;
  const total = db.get<{ total: number }>(sql`select count(*) as total from vendors v where ${where}`)?.total ?? 0;
  const rows = db.all<Row>(sql`select ${columns} from vendors v where ${where} order by v.name, v.id limit ${limit} offset ${offset}`);
  return { total, items: rows.map(toVendor) };
}

/** A vendor. */
export function findManagedVendor(db: Reader, id: string): ManagedVendor | undefined {
  const row = db.get<Row | undefined>(sql`select ${columns} from vendors v where v.id = ${id}`);
  return row === undefined ? undefined : toVendor(row);
}

function toVendor({ sample, updatedAt, people, ...row }: Row): ManagedVendor {
  return { ...row, sample: sample === 1, updatedAt: new Date(updatedAt).toISOString(), people: JSON.parse(people) };
}
