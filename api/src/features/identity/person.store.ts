import { and, eq, notExists } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { credentials, memberships, people } from '#api/db/schema/people.ts';

/** A person as the table holds them. */
export type PersonRow = typeof people.$inferSelect;

/** The person of an e-mail address, whatever its capitals. */
export function findPersonByEmail(db: Reader, email: string): PersonRow | undefined {
  return db.select().from(people).where(eq(people.email, email.toLowerCase())).get();
}

/** A person by their id. */
export function findPerson(db: Reader, id: string): PersonRow | undefined {
  return db.select().from(people).where(eq(people.id, id)).get();
}

/** Whether a person signs in with a password. */
export function hasPassword(db: Reader, id: string): boolean {
  return db.select({ id: credentials.id }).from(credentials).where(eq(credentials.personId, id)).get() !== undefined;
}

/** Forgets a sign-up whose address nobody confirmed, so that the newest one counts. */
export function dropUnconfirmed(tx: Transaction, email: string): void {
  const belongs = tx.select().from(memberships).where(eq(memberships.personId, people.id));
  tx.delete(people)
    .where(and(eq(people.email, email.toLowerCase()), eq(people.emailVerified, false), eq(people.role, 'person'), notExists(belongs)))
    .run();
}

/** Notes that the address of a person is theirs. */
export function confirmPerson(tx: Transaction, id: string, at: Date): void {
  tx.update(people).set({ emailVerified: true, updatedAt: at }).where(eq(people.id, id)).run();
}

/** Changes what a person says of themselves. */
export function putProfile(tx: Transaction, id: string, profile: Pick<PersonRow, 'name' | 'language' | 'updatedAt'>): void {
  tx.update(people).set(profile).where(eq(people.id, id)).run();
}

/** Gives a person what they may do for the catalogue as a whole. */
export function putRole(tx: Transaction, id: string, role: PersonRow['role'], at: Date): void {
  tx.update(people).set({ role, updatedAt: at }).where(eq(people.id, id)).run();
}

/** Adds a person. */
export function insertPerson(tx: Transaction, person: typeof people.$inferInsert): void {
  tx.insert(people).values(person).run();
}
