import { and, count, eq } from 'drizzle-orm';
import type { Coverage } from '#api/contract/listing.ts';
import type { Reader } from '#api/db/open-database.ts';
import { listings, listingTerms } from '#api/db/schema/listings.ts';
import { vendors } from '#api/db/schema/vendors.ts';

/** Counts the public listings by area, action, category and province. */
export function countCoverage(db: Reader): Coverage {
  const isPublic = and(eq(listings.state, 'live'), eq(vendors.status, 'active'));
  const provinces = db
    .select({ id: vendors.province, sample: listings.sample, total: count() })
    .from(listings)
    .innerJoin(vendors, eq(vendors.id, listings.vendorId))
    .where(isPublic)
    .groupBy(vendors.province, listings.sample)
    .all();
  const terms = db.select({ kind: listingTerms.kind, id: listingTerms.term, total: count() }).from(listingTerms).groupBy(listingTerms.kind, listingTerms.term).all();
  const of = (kind: string) => Object.fromEntries(terms.filter((row) => row.kind === kind).map((row) => [row.id, row.total]));
  const sum = (rows: readonly { total: number }[]) => rows.reduce((total, row) => total + row.total, 0);
  return {
    listings: sum(provinces),
    vendors: db.select({ total: count() }).from(vendors).where(eq(vendors.status, 'active')).get()?.total ?? 0,
    samples: sum(provinces.filter((row) => row.sample)),
    areas: of('area'),
    actions: of('action'),
    categories: of('category'),
    provinces: Object.fromEntries([...Map.groupBy(provinces, ({ id }) => id)].map(([id, rows]) => [id, sum(rows)])),
  };
}
