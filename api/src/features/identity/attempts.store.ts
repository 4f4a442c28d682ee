import { and, eq, lt, sql } from 'drizzle-orm';
import type { Transaction } from '#api/db/open-database.ts';
import { attempts } from '#api/db/schema/accounts.ts';

/** One count: of what, by whom, and how many are allowed. */
export type Count = { readonly kind: string; readonly subject: string; readonly most: number };

/** When a count is full, the moment from which it is not. */
export function fullUntil(tx: Transaction, { kind, subject, most }: Count, { now, within }: { now: Date; within: number }): Date | undefined {
  const row = tx
    .select({ count: attempts.count, since: attempts.since })
    .from(attempts)
    .where(and(eq(attempts.kind, kind), eq(attempts.subject, subject)))
    .get();
  if (row === undefined || row.count < most) return undefined;
  const until = new Date(row.since.getTime() + within);
  return until > now ? until : undefined;
}

/** Adds one to a count, which begins anew when its time has passed. */
export function addAttempt(tx: Transaction, { kind, subject }: Count, { now, within }: { now: Date; within: number }): void {
  const begun = now.getTime() - within;
  tx.insert(attempts)
    .values({ kind, subject, count: 1, since: now })
    .onConflictDoUpdate({
      target: [attempts.kind, attempts.subject],
      set: {
        count: sql`case when ${attempts.since} <= ${begun} then 1 else ${attempts.count} + 1 end`,
        since: sql`case when ${attempts.since} <= ${begun} then ${now.getTime()} else ${attempts.since} end`,
      },
    })
    .run();
}

/** Takes one from a count, since it was no failure. */
export function takeBack(tx: Transaction, { kind, subject }: Count): void {
  tx.update(attempts)
    .set({ count: sql`max(0, ${attempts.count} - 1)` })
    .where(and(eq(attempts.kind, kind), eq(attempts.subject, subject)))
    .run();
}

/** Forgets a count. */
export function dropCount(tx: Transaction, { kind, subject }: Count): void {
  tx.delete(attempts)
    .where(and(eq(attempts.kind, kind), eq(attempts.subject, subject)))
    .run();
}

/** Forgets what no longer counts. */
export function dropOldAttempts(tx: Transaction, before: Date): void {
  tx.delete(attempts).where(lt(attempts.since, before)).run();
}
