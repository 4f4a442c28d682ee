import { eq } from 'drizzle-orm';
import type { Reader } from '#api/db/open-database.ts';
import { images } from '#api/db/schema/platform.ts';

/** Whether the catalogue has the image of an id. */
export function hasImage(db: Reader, id: string): boolean {
  return db.select({ id: images.id }).from(images).where(eq(images.id, id)).get() !== undefined;
}
