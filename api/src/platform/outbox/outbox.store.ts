import { asc, inArray, lte, sql } from 'drizzle-orm';
import type { Database } from '#api/db/open-database.ts';
import { outbox } from '#api/db/schema/platform.ts';

/** A job as it is stored. */
export type OutboxRow = typeof outbox.$inferSelect;

/** The jobs that are due, oldest first. */
export function listDue(db: Database, at: Date, limit: number): OutboxRow[] {
  return db.select().from(outbox).where(lte(outbox.dueAt, at)).orderBy(asc(outbox.id)).limit(limit).all();
}

/** Removes jobs that were done. */
export function removeJobs(db: Database, ids: readonly number[]): void {
  db.delete(outbox)
    .where(inArray(outbox.id, [...ids]))
    .run();
}

/** Puts jobs off after an error, twice as long each time, at most five minutes. */
export function putOff(db: Database, ids: readonly number[], error: string, at: Date): void {
  db.update(outbox)
    .set({ attempts: sql`${outbox.attempts} + 1`, error, dueAt: sql`${at.getTime()} + min(300000, 250 << min(${outbox.attempts}, 11))` })
    .where(inArray(outbox.id, [...ids]))
    .run();
}

/** How many jobs wait, and since when the oldest does. */
export function countJobs(db: Database): { waiting: number; oldest: number | null } {
  return db.get<{ waiting: number; oldest: number | null }>(sql`select count(*) as waiting, min(created_at) as oldest from outbox`) ?? { waiting: 0, oldest: null };
}
