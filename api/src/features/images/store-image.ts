import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#api/db/open-database.ts';
import { images } from '#api/db/schema/platform.ts';

/** An encoded image, named by the SHA-256 of its bytes. */
export type EncodedImage = { readonly id: string; readonly bytes: Buffer; readonly width: number; readonly height: number };

/** Keeps images in the folder of images, then tells the database of all of them at once; keeping one twice does no harm. */
export async function storeImages(deps: { db: Database; folder: string; now: () => Date }, encoded: readonly EncodedImage[]): Promise<void> {
  await Promise.all(encoded.map(({ id, bytes }) => writeFile(join(deps.folder, `${id}.webp`), bytes)));
  const rows = encoded.map(({ id, width, height, bytes }) => ({ id, width, height, bytes: bytes.length, createdAt: deps.now() }));
  deps.db.transaction((tx) => rows.forEach((row) => tx.insert(images).values(row).onConflictDoNothing().run()), { behavior: 'immediate' });
}
