import { eq } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { clocks } from '#api/db/schema/platform.ts';

/** How far a clock has come, or `undefined` where it never went. */
export function findReached(db: Reader, name: string): Date | undefined {
  return db.select().from(clocks).where(eq(clocks.name, name)).get()?.reachedAt;
}

/** Moves a clock on. */
export function putReached(tx: Transaction, name: string, reachedAt: Date): void {
  tx.insert(clocks).values({ name, reachedAt }).onConflictDoUpdate({ target: clocks.name, set: { reachedAt } }).run();
}
