import { and, asc, gt, isNull, lte, or } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { features } from '#api/db/schema/features.ts';

/** A feature as it is stored. */
export type FeatureRow = typeof features.$inferSelect;

/** What is featured at an instant, in the order in which it is shown. */
export function listFeaturedAt(db: Reader, at: Date): FeatureRow[] {
  return db
    .select()
    .from(features)
    .where(and(lte(features.startsAt, at), or(isNull(features.endsAt), gt(features.endsAt, at))))
    .orderBy(asc(features.position), asc(features.id))
    .all();
}

/** Whether a listing is featured at an instant. */
export function isFeatured(db: Reader, listingId: string, at: Date): boolean {
  return listFeaturedAt(db, at).some((feature) => feature.listingId === listingId);
}

/** The features that start or end after one instant and at or before another. */
export function listFeatureTurns(db: Reader, after: Date, until: Date): FeatureRow[] {
  return db
    .select()
    .from(features)
    .where(or(and(gt(features.startsAt, after), lte(features.startsAt, until)), and(gt(features.endsAt, after), lte(features.endsAt, until))))
    .all();
}

/** Writes a new feature. */
export function insertFeature(tx: Transaction, row: FeatureRow): void {
  tx.insert(features).values(row).run();
}
