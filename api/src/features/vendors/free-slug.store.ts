import { sql } from 'drizzle-orm';
import type { Reader } from '#api/db/open-database.ts';
import { slugOf } from '#api/platform/slug-of.ts';

/** A slug of a name that no vendor has or had. */
export function freeVendorSlug(db: Reader, name: string): string {
  const plain = slugOf(name) || 'vendor';
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? plain : `${plain}-${number}`;
    const taken = db.all(sql`select 1 from vendors where slug = ${slug} union all select 1 from former_slugs where kind = 'vendor' and slug = ${slug} limit 1`);
    if (taken.length === 0) return slug;
  }
}
