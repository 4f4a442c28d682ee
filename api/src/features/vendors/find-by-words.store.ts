import { sql, type SQL } from 'drizzle-orm';
import type { Reader } from '#api/db/open-database.ts';

/** A vendor as whoever looks for their own finds it. */
export type VendorFound = { readonly id: string; readonly slug: string; readonly name: string; readonly website: string; readonly claimable: boolean; readonly sample: boolean };

const most = 20;

/** The active vendors whose name or website holds a text, whatever its case; names that begin with it come first. */
export function findVendorsByWords(db: Reader, words: string): VendorFound[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  const holds = sql`instr(lower(name), ${wanted}) > 0 or instr(lower(content ->> '$.legalName'), ${wanted}) > 0 or instr(content ->> '$.website', ${wanted}) > 0`;
  return listFound(db, holds, sql`instr(lower(name), ${wanted}) <> 1, name collate nocase`);
}

/** The active vendors among some, as whoever looks for their own finds them. */
export function findVendorsByIds(db: Reader, ids: readonly string[]): VendorFound[] {
  return listFound(db, sql`id in (select value from json_each(${JSON.stringify(ids)}))`, sql`name collate nocase`);
}

function listFound(db: Reader, which: SQL, order: SQL): VendorFound[] {
  const rows = db.all<Omit<VendorFound, 'claimable' | 'sample'> & { claimable: number; sample: number }>(sql`
    select id, slug, name, content ->> '$.website' as website, sample,
      sample = 0 and not exists (select 1 from memberships where vendor_id = vendors.id) as claimable
    from vendors where status = 'active' and (${which}) order by ${order} limit ${most}`);
  return rows.map(({ claimable, sample, ...rest }) => ({ ...rest, claimable: claimable === 1, sample: sample === 1 }));
}
