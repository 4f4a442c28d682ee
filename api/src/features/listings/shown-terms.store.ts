import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { claimExpiries, listings, listingTerms, revisions } from '#api/db/schema/listings.ts';
import { vendors } from '#api/db/schema/vendors.ts';
import { allClaims } from './claims.rules.ts';
import type { PublicPart } from './listing.store.ts';

/** Brings the terms and expiries that public listings are counted and renewed by to what is public now: none of a listing that is not. */
export function settleTerms(tx: Transaction, listingId: string): void {
  tx.delete(listingTerms).where(eq(listingTerms.listingId, listingId)).run();
  tx.delete(claimExpiries).where(eq(claimExpiries.listingId, listingId)).run();
  const shown = tx
    .select({ content: revisions.content, publishedAt: listings.publishedAt, createdAt: listings.createdAt })
    .from(listings)
    .innerJoin(vendors, eq(vendors.id, listings.vendorId))
    .innerJoin(revisions, eq(revisions.id, listings.liveRevisionId))
    .where(and(eq(listings.id, listingId), eq(listings.state, 'live'), eq(vendors.status, 'active')))
    .get();
  if (shown === undefined) return;
  const { content } = shown;
  const row = (kind: PublicPart['kind']) => (term: string) => ({ listingId, kind, term, publishedAt: shown.publishedAt ?? shown.createdAt });
  tx.insert(listingTerms)
    .values([...content.areas.map(({ id }) => id).map(row('area')), ...(content.actions ?? []).map(row('action')), ...content.categories.map(row('category'))])
    .onConflictDoNothing()
    .run();
  const days = [...new Set(allClaims(content).flatMap(({ expires }) => expires ?? []))];
  if (days.length > 0)
    tx.insert(claimExpiries)
      .values(days.map((day) => ({ listingId, day })))
      .run();
}

/** The public listings with a claim whose last day lies from `from` (inclusive) to `until` (exclusive). */
export function listExpiring(db: Reader, from: string, until: string): string[] {
  return db
    .selectDistinct({ id: claimExpiries.listingId })
    .from(claimExpiries)
    .where(sql`${claimExpiries.day} >= ${from} and ${claimExpiries.day} < ${until}`)
    .all()
    .map(({ id }) => id);
}
