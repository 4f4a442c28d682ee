import { and, desc, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { evidence } from '#api/db/schema/uploads.ts';

/** A file of evidence as it is stored. */
export type EvidenceRow = typeof evidence.$inferSelect;

/** A file of evidence of a vendor. */
export function findEvidence(db: Reader, vendorId: string, id: string): EvidenceRow | undefined {
  return db
    .select()
    .from(evidence)
    .where(and(eq(evidence.id, id), eq(evidence.vendorId, vendorId)))
    .get();
}

/** The files of evidence of a vendor, or those about one of its listings, newest first. */
export function listEvidence(db: Reader, vendorId: string, listingId?: string): EvidenceRow[] {
  return db
    .select()
    .from(evidence)
    .where(and(eq(evidence.vendorId, vendorId), listingId === undefined ? undefined : eq(evidence.listingId, listingId)))
    .orderBy(desc(evidence.createdAt), evidence.id)
    .all();
}

/** How many files of evidence a vendor keeps. */
export function countEvidence(db: Reader, vendorId: string): number {
  return db.get<{ total: number }>(sql`select count(*) as total from evidence where vendor_id = ${vendorId}`)?.total ?? 0;
}

/** The ids of all files of evidence among some. */
export function listKnownEvidence(db: Reader, ids: readonly string[]): string[] {
  return db.all<{ id: string }>(sql`select id from evidence where id in (select value from json_each(${JSON.stringify(ids)}))`).map(({ id }) => id);
}

/** Writes a new file of evidence. */
export function insertEvidence(tx: Transaction, row: EvidenceRow): void {
  tx.insert(evidence).values(row).run();
}

/** Puts a file of evidence behind something else that is claimed. */
export function moveEvidence(tx: Transaction, id: string, place: Pick<EvidenceRow, 'listingId' | 'claim'>): void {
  tx.update(evidence).set(place).where(eq(evidence.id, id)).run();
}

/** Removes a file of evidence. */
export function deleteEvidence(tx: Transaction, id: string): void {
  tx.delete(evidence).where(eq(evidence.id, id)).run();
}
