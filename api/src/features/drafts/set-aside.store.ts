import { and, eq } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { setAsides } from '#api/db/schema/drafts.ts';
import { Failure } from '#api/platform/failure.ts';

/** What was set aside, as it is stored. */
export type SetAsideRow = typeof setAsides.$inferSelect;

/** What a person set aside of a listing. @throws Failure `not-found` */
export function getSetAside(db: Reader, { id, listingId, personId }: Pick<SetAsideRow, 'id' | 'listingId' | 'personId'>): SetAsideRow {
  const row = db
    .select()
    .from(setAsides)
    .where(and(eq(setAsides.id, id), eq(setAsides.listingId, listingId), eq(setAsides.personId, personId)))
    .get();
  if (row === undefined) throw new Failure('not-found', 'not-found', 'Nothing of yours is set aside here.');
  return row;
}

/** All that a person set aside of a listing, the newest first. */
export function listSetAsides(db: Reader, listingId: string, personId: string): SetAsideRow[] {
  return db
    .select()
    .from(setAsides)
    .where(and(eq(setAsides.listingId, listingId), eq(setAsides.personId, personId)))
    .all()
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}

/** Sets aside what a person wrote. */
export function insertSetAside(tx: Transaction, row: SetAsideRow): void {
  tx.insert(setAsides).values(row).run();
}

/** Removes what was set aside, once it was brought together with the draft or is no longer wanted. */
export function deleteSetAside(tx: Transaction, id: string): void {
  tx.delete(setAsides).where(eq(setAsides.id, id)).run();
}
