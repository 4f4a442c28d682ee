import { listPublicByIds, listTermMates, type PublicListing } from '#api/features/listings/index.ts';
import type { Database } from '#api/db/open-database.ts';

/** How many similar solutions a listing shows. */
const most = 4;

/** How many of the likest by their terms are compared in full. */
const candidates = 8;

/** The solutions that share most with a listing: categories count most, then actions, then deployment; other vendors first. */
export function findSimilar(db: Database, row: PublicListing): PublicListing[] {
  const mates = listTermMates(db, row.listing.id, candidates);
  return listPublicByIds(db, mates)
    .map((other) => ({ other, likeness: likeness(row, other) }))
    .toSorted((a, b) => b.likeness - a.likeness || (a.other.listing.id < b.other.listing.id ? -1 : 1))
    .slice(0, most)
    .map(({ other }) => other);
}

function likeness(one: PublicListing, other: PublicListing): number {
  const [a, b] = [one.revision.content, other.revision.content];
  const shared = (left: readonly string[] = [], right: readonly string[] = []) => left.filter((id) => right.includes(id)).length;
  const sameVendor = one.vendor.id === other.vendor.id ? -1 : 0;
  return 4 * shared(a.categories, b.categories) + 2 * shared(a.actions, b.actions) + shared(a.deployment, b.deployment) + sameVendor;
}
