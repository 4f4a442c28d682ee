import type { Database } from '#api/db/open-database.ts';
import { prepared } from '#api/db/prepared.ts';

/** How many of the newest listings of each term are looked at. */
const newest = 40;

const mates = prepared((client) => ({
  terms: client.prepare<[string], { kind: string; term: string }>("select kind, term from listing_terms where listing_id = ? and kind in ('category', 'action')"),
  newest: client
    .prepare<[string, string], string>(`select listing_id from listing_terms where kind = ? and term = ? order by published_at desc, listing_id limit ${newest}`)
    .pluck(),
}));

/** The public listings that share most categories and actions with one, likest first; a category counts twice. */
export function listTermMates(db: Database, listingId: string, limit: number): string[] {
  const statements = mates(db);
  const likeness = new Map<string, number>();
  for (const { kind, term } of statements.terms.all(listingId))
    for (const id of statements.newest.all(kind, term)) likeness.set(id, (likeness.get(id) ?? 0) + (kind === 'category' ? 2 : 1));
  likeness.delete(listingId);
  return [...likeness]
    .toSorted(([a, liked], [b, other]) => other - liked || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([id]) => id);
}
