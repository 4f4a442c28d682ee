import { and, eq, lt, sql } from 'drizzle-orm';
import type { DraftContent } from '#api/contract/draft.ts';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { drafts, draftVersions } from '#api/db/schema/drafts.ts';

/** A draft as it is stored. */
export type DraftRow = typeof drafts.$inferSelect;

/** How many of its last versions a draft keeps, so that what two people write at the same time can be brought together. */
const keptVersions = 40;

/** The draft of a listing. */
export function findDraft(db: Reader, listingId: string): DraftRow | undefined {
  return db.select().from(drafts).where(eq(drafts.listingId, listingId)).get();
}

/** The number of the last version that anybody saved of a listing, 0 where nobody did. */
export function lastVersion(db: Reader, listingId: string): number {
  return db.get<{ last: number | null }>(sql`select max(version) as last from draft_versions where listing_id = ${listingId}`)?.last ?? 0;
}

/** What an older version of a draft said, where it is still known. */
export function findDraftVersion(db: Reader, listingId: string, version: number): DraftContent | undefined {
  return db
    .select({ content: draftVersions.content })
    .from(draftVersions)
    .where(and(eq(draftVersions.listingId, listingId), eq(draftVersions.version, version)))
    .get()?.content;
}

/** Writes a draft, and keeps what it says as one of its versions. */
export function putDraft(tx: Transaction, row: DraftRow): void {
  const { content, version, updatedAt, updatedBy } = row;
  tx.insert(drafts).values(row).onConflictDoUpdate({ target: drafts.listingId, set: { content, version, updatedAt, updatedBy } }).run();
  putDraftVersion(tx, row.listingId, version, content);
  tx.delete(draftVersions)
    .where(and(eq(draftVersions.listingId, row.listingId), lt(draftVersions.version, version - keptVersions)))
    .run();
}

/** Keeps what a version says. */
export function putDraftVersion(tx: Transaction, listingId: string, version: number, content: DraftContent): void {
  tx.insert(draftVersions).values({ listingId, version, content }).onConflictDoNothing().run();
}

/** Removes a draft; its versions stay, so that numbers are never used twice. */
export function deleteDraft(tx: Transaction, listingId: string): void {
  tx.delete(drafts).where(eq(drafts.listingId, listingId)).run();
}
