import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { formerSlugs } from '#api/db/schema/listings.ts';
import { slugOfVendor } from './vendor-slug.rules.ts';

/** A slug of a name that no vendor has or had, but for the one that asks. */
export function freeVendorSlug(db: Reader, name: string, vendorId = ''): string {
  const plain = slugOfVendor(name);
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? plain : `${plain}-${number}`;
    const taken = db.all(sql`select 1 from vendors where slug = ${slug} and id <> ${vendorId}
      union all select 1 from former_slugs where kind = 'vendor' and slug = ${slug} and subject_id <> ${vendorId} limit 1`);
    if (taken.length === 0) return slug;
  }
}

/** Keeps a slug that a vendor no longer has, so that it leads to the one of today, which is no longer a former one. */
export function keepFormerVendorSlug(tx: Transaction, vendorId: string, { former, today }: { former: string; today: string }): void {
  tx.delete(formerSlugs)
    .where(and(eq(formerSlugs.kind, 'vendor'), eq(formerSlugs.slug, today)))
    .run();
  tx.insert(formerSlugs).values({ kind: 'vendor', slug: former, subjectId: vendorId }).onConflictDoNothing().run();
}
