import { sql } from 'drizzle-orm';
import type { FailedJob } from '#api/contract/administration.ts';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { never } from '#api/platform/outbox/outbox.store.ts';

type Row = {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly payload: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly createdAt: number;
  readonly dueAt: number;
};

const columns = sql`id, kind, subject, payload, attempts, error, created_at as createdAt, due_at as dueAt`;
const most = 200;

/** The first 200 of the jobs that failed at least once, those that were given up first. */
export function listFailedJobs(db: Reader): FailedJob[] {
  return db.all<Row>(sql`select ${columns} from outbox where attempts > 0 order by due_at desc, id limit ${most}`).map(toJob);
}

/** How many jobs failed at least once. */
export function countFailedJobs(db: Reader): number {
  return db.get<{ total: number }>(sql`select count(*) as total from outbox where attempts > 0`)?.total ?? 0;
}

/** A job that failed. */
export function findFailedJob(db: Reader, id: number): FailedJob | undefined {
  const row = db.get<Row | undefined>(sql`select ${columns} from outbox where id = ${id} and attempts > 0`);
  return row === undefined ? undefined : toJob(row);
}

/** Makes a job due now; one that was given up counts as new, since its time begins anew. */
export function makeDue(tx: Transaction, id: number, at: Date): void {
  tx.run(
    sql`update outbox set due_at = ${at.getTime()}, attempts = 0, error = null, created_at = case when due_at = ${never.getTime()} then ${at.getTime()} else created_at end where id = ${id}`,
  );
}

/** Removes a job that is not to be done. */
export function dropJob(tx: Transaction, id: number): void {
  tx.run(sql`delete from outbox where id = ${id}`);
}

function toJob({ id, kind, subject, payload, attempts, error, createdAt, dueAt }: Row): FailedJob {
  const isGivenUp = dueAt === never.getTime();
  const mail: { template?: string; data?: unknown } = kind === 'mail' ? JSON.parse(payload) : {};
  return {
    id,
    kind,
    about: mail.template ?? subject,
    state: isGivenUp ? 'given-up' : 'failing',
    attempts,
    error,
    createdAt: new Date(createdAt).toISOString(),
    dueAt: isGivenUp ? null : new Date(dueAt).toISOString(),
    canRetry: kind !== 'mail' || (mail.data !== null && mail.data !== undefined),
  };
}
