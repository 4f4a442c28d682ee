import { and, asc, eq, sql } from 'drizzle-orm';
import type { Language } from '#api/contract/text.ts';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { memberships, people } from '#api/db/schema/people.ts';
import { vendors } from '#api/db/schema/vendors.ts';

/** What a member may do for a vendor. */
export type MemberRole = 'owner' | 'editor';

/** A member of a vendor, with what others of the vendor may know. */
export type Member = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly role: MemberRole;
  readonly since: Date;
};

/** The members of a vendor, owners first. */
export function listMembers(db: Reader, vendorId: string): Member[] {
  return db
    .select({ personId: people.id, name: people.name, email: people.email, language: people.language, role: memberships.role, since: memberships.createdAt })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(eq(memberships.vendorId, vendorId))
    .orderBy(sql`${memberships.role} = 'editor'`, asc(memberships.createdAt), people.id)
    .all();
}

/** What a person is to a vendor, or nothing. */
export function findMember(db: Reader, vendorId: string, personId: string): Member | undefined {
  return listMembers(db, vendorId).find((member) => member.personId === personId);
}

/** How many members of a role a vendor has. */
export function countMembers(db: Reader, vendorId: string, role?: MemberRole): number {
  return listMembers(db, vendorId).filter((member) => role === undefined || member.role === role).length;
}

/** The vendors that a person writes for, by name. */
export function listOwnVendors(db: Reader, personId: string): { vendor: typeof vendors.$inferSelect; role: MemberRole; since: Date }[] {
  return db
    .select({ vendor: vendors, role: memberships.role, since: memberships.createdAt })
    .from(memberships)
    .innerJoin(vendors, eq(vendors.id, memberships.vendorId))
    .where(eq(memberships.personId, personId))
    .orderBy(sql`${vendors.name} collate nocase`, vendors.id)
    .all();
}

/** Makes a person a member, or gives a member another role. */
export function putMember(tx: Transaction, row: { vendorId: string; personId: string; role: MemberRole; createdAt: Date }): void {
  tx.insert(memberships)
    .values(row)
    .onConflictDoUpdate({ target: [memberships.vendorId, memberships.personId], set: { role: row.role } })
    .run();
}

/** Ends a membership. */
export function deleteMember(tx: Transaction, vendorId: string, personId: string): void {
  tx.delete(memberships)
    .where(and(eq(memberships.vendorId, vendorId), eq(memberships.personId, personId)))
    .run();
}

/** The language of a person. */
export function findLanguage(db: Reader, personId: string): Language {
  return db.select({ language: people.language }).from(people).where(eq(people.id, personId)).get()?.language ?? 'en';
}

/** The name of a person. */
export function findName(db: Reader, personId: string): string | undefined {
  return db.select({ name: people.name }).from(people).where(eq(people.id, personId)).get()?.name;
}
