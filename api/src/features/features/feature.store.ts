import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { features } from '#api/db/schema/features.ts';
import { Refusal } from '#api/platform/failure.ts';

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

/** All features in the order in which they are shown. */
export function listFeatures(db: Reader): FeatureRow[] {
  return db.select().from(features).orderBy(asc(features.position), asc(features.id)).all();
}

/** The feature of an id. @throws Refusal `no-feature` */
export function getFeature(db: Reader, id: string): FeatureRow {
  const row = db.select().from(features).where(eq(features.id, id)).get();
  if (row === undefined) throw new Refusal('not-found', 'no-feature', { en: 'There is no such feature.', fr: 'Cette mise en vedette n’existe pas.' });
  return row;
}

/** The position before all others, where what is featured anew stands. */
export function firstPosition(db: Reader): number {
  return (db.get<{ first: number | null }>(sql`select min(position) as first from features`)?.first ?? 0) - 1;
}

/** Writes a new feature. */
export function insertFeature(tx: Transaction, row: typeof features.$inferInsert): void {
  tx.insert(features).values(row).run();
}

/** Changes a feature, and counts its version up. */
export function updateFeature(tx: Transaction, id: string, change: Partial<Pick<FeatureRow, 'content' | 'position' | 'startsAt' | 'endsAt'>>): void {
  tx.update(features)
    .set({ ...change, version: sql`${features.version} + 1` })
    .where(eq(features.id, id))
    .run();
}
