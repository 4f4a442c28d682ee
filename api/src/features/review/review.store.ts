import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { CheckName, Finding } from '#api/contract/review.ts';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { memberships, people } from '#api/db/schema/people.ts';
import { auditEvents } from '#api/db/schema/platform.ts';
import { decisions, reviewChecks, reviews } from '#api/db/schema/reviews.ts';

/** A review as it is stored. */
export type ReviewRow = typeof reviews.$inferSelect;

/** A decision as it is stored. */
export type DecisionRow = typeof decisions.$inferSelect;

/** The review of a revision. */
export function findReview(db: Reader, revisionId: string): ReviewRow | undefined {
  return db.select().from(reviews).where(eq(reviews.revisionId, revisionId)).get();
}

/** Writes a new review; a revision that has one keeps it. */
export function insertReview(tx: Transaction, row: ReviewRow): void {
  tx.insert(reviews).values(row).onConflictDoNothing().run();
}

/** Changes a review, and counts its version up. */
export function updateReview(tx: Transaction, revisionId: string, change: Partial<Pick<ReviewRow, 'assigneeId' | 'decidedAt'>>): void {
  tx.update(reviews)
    .set({ ...change, version: sql`${reviews.version} + 1` })
    .where(eq(reviews.revisionId, revisionId))
    .run();
}

/** Notes when a submission was decided for the first time. */
export function noteFirstDecision(tx: Transaction, revisionId: string, at: Date): void {
  tx.update(reviews)
    .set({ decidedAt: at })
    .where(and(eq(reviews.revisionId, revisionId), isNull(reviews.decidedAt)))
    .run();
}

/** Notes that a vendor was told that its submission arrived. */
export function noteVendorTold(tx: Transaction, revisionId: string): void {
  tx.update(reviews).set({ vendorTold: true }).where(eq(reviews.revisionId, revisionId)).run();
}

/** Writes a decision. */
export function insertDecision(tx: Transaction, row: DecisionRow): void {
  tx.insert(decisions).values(row).run();
}

/** The decisions about a listing, oldest first. */
export function listDecisions(db: Reader, listingId: string): DecisionRow[] {
  return db
    .select()
    .from(decisions)
    .where(eq(decisions.listingId, listingId))
    .orderBy(asc(decisions.at), sql`decisions.rowid`)
    .all();
}

/** Replaces what a check found. */
export function putCheck(tx: Transaction, revisionId: string, name: CheckName, given: { findings: readonly Finding[]; at: Date }): void {
  tx.insert(reviewChecks)
    .values({ revisionId, name, ...given })
    .onConflictDoUpdate({ target: [reviewChecks.revisionId, reviewChecks.name], set: given })
    .run();
}

/** What the checks of a revision found so far. */
export function listChecks(db: Reader, revisionId: string): (typeof reviewChecks.$inferSelect)[] {
  return db.select().from(reviewChecks).where(eq(reviewChecks.revisionId, revisionId)).all();
}

/** Whoever belongs to a vendor and may sign in. */
export function listVendorPeople(db: Reader, vendorId: string): { id: string; name: string; language: 'en' | 'fr' }[] {
  return db
    .select({ id: people.id, name: people.name, language: people.language })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.vendorId, vendorId), isNull(people.suspendedAt)))
    .orderBy(people.id)
    .all();
}

/** The language of a person, English where there is none. */
export function languageOfPerson(db: Reader, personId: string): 'en' | 'fr' {
  return db.select({ language: people.language }).from(people).where(eq(people.id, personId)).get()?.language ?? 'en';
}

/** The names of people by their ids. */
export function namesOf(db: Reader, ids: readonly string[]): ReadonlyMap<string, string> {
  const rows = db.all<{ id: string; name: string }>(sql`select id, name from people where id in (select value from json_each(${JSON.stringify([...new Set(ids)])}))`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The numbers of the revisions of a listing by their ids. */
export function revisionNumbers(db: Reader, listingId: string): ReadonlyMap<string, number> {
  const rows = db.all<{ id: string; number: number }>(sql`select id, number from revisions where listing_id = ${listingId}`);
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** The revision of a listing that waits for a decision or for its time; the newest where there are several. */
export function findOpenRevision(db: Reader, listingId: string): string | undefined {
  return db.all<{ id: string }>(sql`select id from revisions where listing_id = ${listingId} and state in ('submitted', 'scheduled') order by number desc limit 1`)[0]?.id;
}

/** Everything that happened to a listing, oldest first. */
export function listEvents(db: Reader, listingId: string): (typeof auditEvents.$inferSelect)[] {
  return db.select().from(auditEvents).where(eq(auditEvents.subject, listingId)).orderBy(asc(auditEvents.at), asc(auditEvents.id)).all();
}
