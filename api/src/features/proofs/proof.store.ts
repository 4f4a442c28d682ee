import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { vendorProofs } from '#api/db/schema/organizations.ts';

/** A code that was sent. */
export type ProofRow = typeof vendorProofs.$inferSelect;

/** The newest code of a person for a vendor that still stands. */
export function findOpenProof(db: Reader, vendorId: string, personId: string): ProofRow | undefined {
  return db
    .select()
    .from(vendorProofs)
    .where(and(eq(vendorProofs.vendorId, vendorId), eq(vendorProofs.personId, personId), isNull(vendorProofs.endedAt)))
    .orderBy(desc(vendorProofs.createdAt))
    .limit(1)
    .get();
}

/** How many codes were sent since an instant for a person, and to an address. */
export function countProofs(db: Reader, of: { personId: string; address: string }, since: Date): { person: number; address: number } {
  const row = db.get<{ person: number; address: number }>(sql`select
    (select count(*) from vendor_proofs where person_id = ${of.personId} and created_at > ${since.getTime()}) as person,
    (select count(*) from vendor_proofs where address = ${of.address.toLowerCase()} and created_at > ${since.getTime()}) as address`);
  return row ?? { person: 0, address: 0 };
}

/** Writes a new code. */
export function insertProof(tx: Transaction, row: ProofRow): void {
  tx.insert(vendorProofs).values(row).run();
}

/** Counts a wrong code. */
export function countAttempt(tx: Transaction, id: string): void {
  tx.update(vendorProofs)
    .set({ attempts: sql`${vendorProofs.attempts} + 1` })
    .where(eq(vendorProofs.id, id))
    .run();
}

/** Ends every code of a person for a vendor. */
export function endProofs(tx: Transaction, vendorId: string, personId: string, endedAt: Date): void {
  tx.update(vendorProofs)
    .set({ endedAt })
    .where(and(eq(vendorProofs.vendorId, vendorId), eq(vendorProofs.personId, personId), isNull(vendorProofs.endedAt)))
    .run();
}

/** Forgets codes that were sent before an instant. */
export function deleteOldProofs(tx: Transaction, before: Date): void {
  tx.delete(vendorProofs).where(lt(vendorProofs.createdAt, before)).run();
}
