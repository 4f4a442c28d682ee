import { and, eq, lt } from 'drizzle-orm';
import type { Transaction } from '#api/db/open-database.ts';
import { keptForms } from '#api/db/schema/accounts.ts';

/** Keeps what was typed, and forgets what was kept for too long. */
export function putKeptForm(tx: Transaction, row: typeof keptForms.$inferInsert, now: Date): void {
  dropOldForms(tx, now);
  tx.insert(keptForms).values(row).run();
}

/** Takes what was typed into the forms of a page, which is gone with it. */
export function takeKeptRow(tx: Transaction, keyHash: string, address: string): typeof keptForms.$inferSelect | undefined {
  return tx
    .delete(keptForms)
    .where(and(eq(keptForms.keyHash, keyHash), eq(keptForms.address, address)))
    .returning()
    .get();
}

/** Forgets what was kept for too long. */
export function dropOldForms(tx: Transaction, now: Date): void {
  tx.delete(keptForms).where(lt(keptForms.expiresAt, now)).run();
}
