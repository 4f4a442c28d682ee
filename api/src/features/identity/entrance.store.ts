import { count, desc, eq, lt } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { entrances } from '#api/db/schema/accounts.ts';
import { listings } from '#api/db/schema/listings.ts';
import { memberships, people } from '#api/db/schema/people.ts';
import { vendors } from '#api/db/schema/vendors.ts';

/** As whom one enters. */
export type EntranceRole = 'vendor' | 'moderator';

/** Puts new entrances in the place of all former ones. */
export function replaceEntrances(tx: Transaction, rows: readonly (typeof entrances.$inferInsert)[]): void {
  tx.delete(entrances).run();
  for (const row of rows) tx.insert(entrances).values(row).run();
}

/** Takes an entrance, which is gone with it. */
export function takeEntrance(tx: Transaction, tokenHash: string, now: Date): EntranceRole | undefined {
  dropOldEntrances(tx, now);
  return tx.delete(entrances).where(eq(entrances.tokenHash, tokenHash)).returning({ role: entrances.role }).get()?.role;
}

/** Forgets the entrances that lead in no longer. */
export function dropOldEntrances(tx: Transaction, now: Date): void {
  tx.delete(entrances).where(lt(entrances.expiresAt, now)).run();
}

/** The sample vendor with the most listings, which has the most to look at. */
export function findShowcaseVendor(db: Reader): string | undefined {
  return db
    .select({ id: vendors.id })
    .from(vendors)
    .innerJoin(listings, eq(listings.vendorId, vendors.id))
    .where(eq(vendors.sample, true))
    .groupBy(vendors.id)
    .orderBy(desc(count()), vendors.slug)
    .limit(1)
    .get()?.id;
}

/** Puts a person who exists to be tried out, and where they belong. */
export function putTrialPerson(tx: Transaction, person: typeof people.$inferInsert, vendorId: string | undefined): void {
  tx.insert(people).values(person).onConflictDoNothing().run();
  if (vendorId !== undefined) tx.insert(memberships).values({ vendorId, personId: person.id, role: 'owner', createdAt: person.createdAt }).onConflictDoNothing().run();
}
