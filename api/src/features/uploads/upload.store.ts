import { eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { uploads } from '#api/db/schema/uploads.ts';

/** What a person sent in since an instant. */
export function countUploads(db: Reader, personId: string, since: Date): { files: number; bytes: number } {
  const none = { files: 0, bytes: 0 };
  return (
    db.get<{ files: number; bytes: number }>(
      sql`select count(*) as files, coalesce(sum(bytes), 0) as bytes from uploads where person_id = ${personId} and at > ${since.getTime()}`,
    ) ?? none
  );
}

/** Notes that a person sends something in; returns the number of the note. */
export function insertUpload(tx: Transaction, row: { personId: string; bytes: number; at: Date }): number {
  return tx.insert(uploads).values(row).returning({ id: uploads.id }).get().id;
}

/** Notes which image came of what was sent in. */
export function putImageOfUpload(tx: Transaction, id: number, imageId: string): void {
  tx.update(uploads).set({ imageId }).where(eq(uploads.id, id)).run();
}
