import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#api/db/open-database.ts';
import { images } from '#api/db/schema/platform.ts';

/** An encoded image, named by the SHA-256 of its bytes. */
export type EncodedImage = { readonly id: string; readonly bytes: Buffer; readonly width: number; readonly height: number };

/** What keeping images needs; `write`, where given, takes longer and is sure that they are on disk. */
type ImageDeps = { readonly db: Database; readonly folder: string; readonly now: () => Date; readonly write?: (file: string, bytes: Buffer) => Promise<void> };

/** Keeps images in the folder of images, then tells the database of all of them at once; keeping one twice does no harm. */
export async function storeImages(deps: ImageDeps, encoded: readonly EncodedImage[]): Promise<void> {
  const write = deps.write ?? writeFile;
  await Promise.all(encoded.map(({ id, bytes }) => write(join(deps.folder, `${id}.webp`), bytes)));
  const rows = encoded.map(({ id, width, height, bytes }) => ({ id, width, height, bytes: bytes.length, createdAt: deps.now() }));
  deps.db.transaction((tx) => rows.forEach((row) => tx.insert(images).values(row).onConflictDoNothing().run()), { behavior: 'immediate' });
}
