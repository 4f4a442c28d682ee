import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { vendorRequests } from '#api/db/schema/organizations.ts';
import { people } from '#api/db/schema/people.ts';
import { vendors } from '#api/db/schema/vendors.ts';

/** Something that CATA's staff decide by hand. */
export type RequestRow = typeof vendorRequests.$inferSelect;

/** A request with whom and what it is about. */
export type ShownRequest = { readonly request: RequestRow; readonly vendor: typeof vendors.$inferSelect; readonly person: { readonly name: string; readonly email: string } };

/** The request of an id. */
export function findRequest(db: Reader, id: string): RequestRow | undefined {
  return db.select().from(vendorRequests).where(eq(vendorRequests.id, id)).get();
}

/** What waits for CATA, the oldest first. */
export function listWaiting(db: Reader): ShownRequest[] {
  return db
    .select({ request: vendorRequests, vendor: vendors, person: { name: people.name, email: people.email } })
    .from(vendorRequests)
    .innerJoin(vendors, eq(vendors.id, vendorRequests.vendorId))
    .innerJoin(people, eq(people.id, vendorRequests.personId))
    .where(eq(vendorRequests.state, 'waiting'))
    .orderBy(asc(vendorRequests.createdAt), vendorRequests.id)
    .limit(200)
    .all();
}

/** What a person asked, the newest first. */
export function listAsked(db: Reader, personId: string): { request: RequestRow; vendorName: string }[] {
  return db
    .select({ request: vendorRequests, vendorName: vendors.name })
    .from(vendorRequests)
    .innerJoin(vendors, eq(vendors.id, vendorRequests.vendorId))
    .where(eq(vendorRequests.personId, personId))
    .orderBy(desc(vendorRequests.createdAt))
    .limit(20)
    .all();
}

/** The newest request of a kind about a vendor. */
export function findNewestRequest(db: Reader, vendorId: string, kinds: readonly RequestRow['kind'][]): RequestRow | undefined {
  return db
    .select()
    .from(vendorRequests)
    .where(and(eq(vendorRequests.vendorId, vendorId), inArray(vendorRequests.kind, [...kinds])))
    .orderBy(desc(vendorRequests.createdAt), desc(sql`rowid`))
    .limit(1)
    .get();
}

/** How many requests of a person wait. */
export function countWaitingOf(db: Reader, personId: string): number {
  return db.get<{ total: number }>(sql`select count(*) as total from vendor_requests where person_id = ${personId} and state = 'waiting'`)?.total ?? 0;
}

/** Writes a new request. */
export function insertRequest(tx: Transaction, row: RequestRow): void {
  tx.insert(vendorRequests).values(row).run();
}

/** Decides a request that waits; tells whether it did. */
export function decideWaiting(tx: Transaction, id: string, decision: Pick<RequestRow, 'state' | 'reason' | 'decidedBy' | 'decidedAt'>): boolean {
  const { changes } = tx
    .update(vendorRequests)
    .set(decision)
    .where(and(eq(vendorRequests.id, id), eq(vendorRequests.state, 'waiting')))
    .run();
  return changes === 1;
}

/** Withdraws what was asked about a vendor's name, since it has another one. */
export function withdrawNameRequests(tx: Transaction, vendorId: string, at: Date): void {
  tx.update(vendorRequests)
    .set({ state: 'withdrawn', decidedAt: at })
    .where(and(eq(vendorRequests.vendorId, vendorId), eq(vendorRequests.kind, 'name'), inArray(vendorRequests.state, ['waiting', 'declined'])))
    .run();
}
