import { and, count, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { ReportQuery } from '#api/contract/report.ts';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { reports } from '#api/db/schema/voices.ts';

/** A report as it is stored. */
export type ReportRow = typeof reports.$inferSelect;

/** Writes a report. */
export function insertReport(tx: Transaction, row: ReportRow): void {
  tx.insert(reports).values(row).run();
}

/** The report of a link. */
export function findReportByToken(db: Reader, tokenHash: string): ReportRow | undefined {
  return db.select().from(reports).where(eq(reports.tokenHash, tokenHash)).get();
}

/** A report that counts. */
export function findReport(db: Reader, id: string): ReportRow | undefined {
  return db
    .select()
    .from(reports)
    .where(and(eq(reports.id, id), isNotNull(reports.confirmedAt)))
    .get();
}

/** Changes a report. */
export function updateReport(tx: Transaction, id: string, change: Partial<Pick<ReportRow, 'confirmedAt' | 'outcome' | 'note' | 'handledAt' | 'handledBy'>>): void {
  tx.update(reports).set(change).where(eq(reports.id, id)).run();
}

/** Forgets what was never confirmed. */
export function removeUnconfirmedReports(tx: Transaction, before: Date): void {
  tx.delete(reports)
    .where(and(isNull(reports.confirmedAt), lt(reports.createdAt, before)))
    .run();
}

/** Reports that count: the open ones oldest first, those that were handled newest first. */
export function listReports(
  db: Reader,
  { state, kind }: Pick<ReportQuery, 'state' | 'kind'>,
  { offset, limit }: { offset: number; limit: number },
): { total: number; rows: ReportRow[] } {
  const wanted = and(
    isNotNull(reports.confirmedAt),
    state === 'open' ? isNull(reports.handledAt) : isNotNull(reports.handledAt),
    kind === undefined ? undefined : eq(reports.kind, kind),
  );
  const total = db.select({ total: count() }).from(reports).where(wanted).get()?.total ?? 0;
  const order = state === 'open' ? reports.confirmedAt : desc(reports.handledAt);
  return { total, rows: db.select().from(reports).where(wanted).orderBy(order, reports.id).limit(limit).offset(offset).all() };
}

/** How many reports wait. */
export function countOpenReports(db: Reader): number {
  return (
    db
      .select({ total: count() })
      .from(reports)
      .where(and(isNotNull(reports.confirmedAt), isNull(reports.handledAt)))
      .get()?.total ?? 0
  );
}
