import { sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';

/** Where ids of images are written: a table, and the column of its last change where it has one. */
export type ImagePlace = { readonly name: string; readonly changed: string | null };

/** Every table that has a column `content`: what vendors say of themselves and of their solutions, drafts among it. */
export function listImagePlaces(db: Reader): ImagePlace[] {
  return db.all<ImagePlace>(sql`select tables.name,
      (select name from pragma_table_info(tables.name) where name in ('updated_at', 'created_at') order by name desc limit 1) as changed
    from sqlite_schema as tables where type = 'table' and exists (select 1 from pragma_table_info(tables.name) where name = 'content')`);
}

/** A few texts of a place after a row, in the order of its rows. */
export function listTextsAfter(db: Reader, { name }: ImagePlace, after: number, limit: number): { row: number; text: string }[] {
  return db.all(sql`select rowid as row, content as text from ${sql.identifier(name)} where rowid > ${after} order by rowid limit ${limit}`);
}

/** Whether a text of a place that changed since an instant names an image. */
export function isNamedSince(tx: Reader, { name, changed }: ImagePlace, since: Date, imageId: string): boolean {
  const recent = changed === null ? sql`1` : sql`${sql.identifier(changed)} >= ${since.getTime()}`;
  return tx.all(sql`select 1 from ${sql.identifier(name)} where ${recent} and instr(content, ${imageId}) > 0 limit 1`).length > 0;
}

/** The images that people sent in, none of them since `before`. */
export function listOldUploads(db: Reader, before: Date): string[] {
  return db.all<{ id: string }>(sql`select image_id as id from uploads where image_id is not null group by image_id having max(at) < ${before.getTime()}`).map(({ id }) => id);
}

/** Whether nobody sent an image in since `before`. */
export function isOldUpload(db: Reader, imageId: string, before: Date): boolean {
  return db.all(sql`select 1 from uploads where image_id = ${imageId} and at >= ${before.getTime()} limit 1`).length === 0;
}

/** Forgets an image. */
export function deleteImage(tx: Transaction, imageId: string): void {
  tx.run(sql`update uploads set image_id = null where image_id = ${imageId}`);
  tx.run(sql`delete from images where id = ${imageId}`);
}

/** Forgets what was counted against people's limits long ago, but for images. */
export function deleteOldCounts(tx: Transaction, before: Date): void {
  tx.run(sql`delete from uploads where image_id is null and at < ${before.getTime()}`);
}
