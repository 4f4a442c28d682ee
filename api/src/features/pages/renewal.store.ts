import { randomUUID } from 'node:crypto';
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Database, Reader, Transaction } from '#api/db/open-database.ts';
import { prepared } from '#api/db/prepared.ts';
import { pageRenewals } from '#api/db/schema/platform.ts';

/** A page that is to be rendered anew. */
export type RenewalRow = typeof pageRenewals.$inferSelect;

/** Asks for pages to be rendered anew at `dueAt` or before: urgent ones at once, the others behind all that is urgent. */
export function askRenewals(tx: Transaction, addresses: Iterable<string>, ask: { dueAt: Date; urgent: boolean }): void {
  const rows = [...new Set(addresses)].map((address) => ({ ...ask, address, stamp: randomUUID() }));
  for (let start = 0; start < rows.length; start += 500)
    tx.insert(pageRenewals)
      .values(rows.slice(start, start + 500))
      .onConflictDoUpdate({
        target: pageRenewals.address,
        set: { dueAt: sql`min(due_at, excluded.due_at)`, urgent: sql`max(urgent, excluded.urgent)`, stamp: sql`excluded.stamp`, attempts: 0 },
      })
      .run();
}

/** Asks for every page of another build to be rendered anew, behind all that is urgent. */
export function askOutdated(tx: Transaction, build: string, at: Date): void {
  tx.run(sql`insert into page_renewals (address, urgent, due_at, stamp)
    select address, 0, ${at.getTime()}, hex(randomblob(16)) from pages where build <> ${build} order by length(address)
    on conflict (address) do update set due_at = min(due_at, excluded.due_at), stamp = excluded.stamp`);
}

/** The pages that are due, urgent ones first, then in the order in which they were asked for. */
export function listDueRenewals(db: Reader, at: Date, limits: { urgent: number; other: number }): RenewalRow[] {
  const due = (urgent: boolean, most: number): RenewalRow[] =>
    db
      .select()
      .from(pageRenewals)
      .where(and(eq(pageRenewals.urgent, urgent), lte(pageRenewals.dueAt, at)))
      .orderBy(pageRenewals.dueAt, pageRenewals.number)
      .limit(most)
      .all();
  const urgent = due(true, limits.urgent);
  return urgent.length > 0 ? urgent : due(false, limits.other);
}

const settling = prepared((client) => ({
  stamp: client.prepare<[string], string>('select stamp from page_renewals where address = ?').pluck(),
  end: client.prepare<[string]>('delete from page_renewals where address = ?'),
  keep: client.prepare<[number, string]>('update page_renewals set due_at = ?, urgent = 0, attempts = 0, stamp = hex(randomblob(16)) where address = ?'),
}));

/** What stands of a renewal when its page is rendered: untouched, asked for again meanwhile, or done by another process. */
export function findStanding(db: Database, { address, stamp }: RenewalRow): 'same' | 'again' | 'done' {
  const now = settling(db).stamp.get(address);
  if (now === undefined) return 'done';
  return now === stamp ? 'same' : 'again';
}

/** Ends a renewal, or keeps it for a later time. */
export function settleRenewal(db: Database, address: string, next: Date | undefined): void {
  if (next === undefined) settling(db).end.run(address);
  else settling(db).keep.run(next.getTime(), address);
}

/** Has a page rendered again because its content changed meanwhile: at once a few times, then later and later. */
export function retryRenewal(tx: Transaction, address: string, at: Date): void {
  tx.update(pageRenewals)
    .set({ attempts: sql`attempts + 1`, dueAt: sql`case when attempts < 5 then ${at.getTime()} else ${at.getTime()} + min(60000, 250 << min(attempts, 8)) end` })
    .where(eq(pageRenewals.address, address))
    .run();
}

/** Puts a renewal off after an error, twice as long each time, at most five minutes. */
export function putOffRenewal(tx: Transaction, address: string, at: Date): void {
  tx.update(pageRenewals)
    .set({ attempts: sql`attempts + 1`, dueAt: sql`${at.getTime()} + min(300000, 500 << min(attempts, 10))` })
    .where(eq(pageRenewals.address, address))
    .run();
}

/** How many renewals are due; the urgent ones alone are awaited by a change. */
export function countRenewals(db: Reader, at: Date): { urgent: number; due: number; failing: number } {
  const row = db.get<{ urgent: number; due: number; failing: number }>(
    sql`select coalesce(sum(urgent), 0) as urgent, count(*) as due, coalesce(sum(attempts > 0), 0) as failing from page_renewals where due_at <= ${at.getTime()}`,
  );
  return row ?? { urgent: 0, due: 0, failing: 0 };
}
