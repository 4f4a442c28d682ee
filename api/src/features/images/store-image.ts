import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#api/db/open-database.ts';
import { images } from '#api/db/schema/platform.ts';

/** An encoded image, named by the SHA-256 of its bytes. */
export type EncodedImage = { readonly id: string; readonly bytes: Buffer; readonly width: number; readonly height: number };

/** Keeps an image in the folder of images; keeping it twice does no harm. */
export async function storeImage(deps: { db: Database; folder: string; now: () => Date }, image: EncodedImage): Promise<void> {
  await writeFile(join(deps.folder, `${image.id}.webp`), image.bytes);
  const { id, width, height, bytes } = image;
  deps.db.insert(images).values({ id, width, height, bytes: bytes.length, createdAt: deps.now() }).onConflictDoNothing().run();
}
