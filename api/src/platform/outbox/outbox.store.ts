import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Database } from '#api/db/open-database.ts';
import { prepared } from '#api/db/prepared.ts';
import { outbox } from '#api/db/schema/platform.ts';

/** A job as it is stored. */
export type OutboxRow = typeof outbox.$inferSelect;

/** How many jobs wait, since when the oldest does, and how many failed at least once. */
export type Backlog = { readonly waiting: number; readonly oldest: number | null; readonly failing: number };

const dueIds = prepared((client) =>
  client
    .prepare<[{ kinds: string; at: number; limit: number }], number>(
      `select id from outbox as job
       where kind in (select value from json_each(@kinds)) and due_at <= @at
         and not exists (select 1 from outbox as earlier where earlier.subject = job.subject and earlier.kind = job.kind and earlier.id < job.id and earlier.due_at > @at)
       order by id limit @limit`,
    )
    .pluck(),
);

/** The due jobs of some kinds, oldest first; one whose subject has an earlier job of its kind put off waits for that. */
export function listDue(db: Database, kinds: readonly string[], at: Date, limit: number): OutboxRow[] {
  const ids = dueIds(db).all({ kinds: JSON.stringify(kinds), at: at.getTime(), limit });
  if (ids.length === 0) return [];
  return db.select().from(outbox).where(inArray(outbox.id, ids)).orderBy(outbox.id).all();
}

/** The kinds of all jobs that wait. */
export function listKinds(db: Database): string[] {
  return db.all<{ kind: string }>(sql`select distinct kind from outbox`).map(({ kind }) => kind);
}

/** Removes jobs that were done. */
export function removeJobs(db: Database, ids: readonly number[]): void {
  db.delete(outbox)
    .where(inArray(outbox.id, [...ids]))
    .run();
}

/** Notes on jobs how far they are, for whoever waits for them. */
export function noteOnJobs(db: Database, ids: readonly number[], payload: unknown): void {
  db.update(outbox)
    .set({ payload })
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

/** When jobs are due that were given up: never. */
export const never = new Date(8_640_000_000_000_000);

const keptAfterGivingUpMs = 90 * 86_400_000;

/** Sets a job aside that cannot be done, with what is worth keeping of it, for 90 days. */
export function setAside(db: Database, id: number, { error, keep, at }: { error: string; keep: unknown; at: Date }): void {
  db.update(outbox)
    .set({ attempts: sql`${outbox.attempts} + 1`, error, payload: keep, dueAt: never })
    .where(eq(outbox.id, id))
    .run();
  db.delete(outbox)
    .where(and(eq(outbox.dueAt, never), lt(outbox.createdAt, new Date(at.getTime() - keptAfterGivingUpMs))))
    .run();
}

/** How the outbox stands, but for what was given up. */
export function countJobs(db: Database): Backlog {
  const none = { waiting: 0, oldest: null, failing: 0 };
  return (
    db.get<Backlog>(sql`select count(*) as waiting, min(created_at) as oldest, coalesce(sum(attempts > 0), 0) as failing from outbox where due_at < ${never.getTime()}`) ?? none
  );
}
