import type { Database } from '#api/db/open-database.ts';
import { storeImages } from '#api/features/images/index.ts';
import { writeDurably } from '#api/platform/write-durably.ts';
import { chargeUpload } from './charge-upload.ts';
import { encodeImage } from './encode-image.ts';
import { putImageOfUpload } from './upload.store.ts';

/** What keeping uploads needs; `images` is the folder of images. */
export type UploadDeps = { readonly db: Database; readonly images: string; readonly now: () => Date };

/** An image that was taken in: its id is the SHA-256 of what is kept. */
export type StoredImage = { readonly id: string; readonly width: number; readonly height: number };

/**
 * Takes in an image that a person sends: decoded within limits, encoded anew as WebP, and kept. Nothing of a refused one is.
 * @throws Failure with the kind `bad-input` where it is no image that is taken in; `too-many-uploads`; `busy`
 */
export async function storeUpload(deps: UploadDeps, personId: string, bytes: Buffer): Promise<StoredImage> {
  const upload = chargeUpload(deps, personId, bytes.length);
  const image = await encodeImage(bytes);
  // Noted before it is kept, so that whoever collects unused images sees that this one is new.
  deps.db.transaction((tx) => putImageOfUpload(tx, upload, image.id), { behavior: 'immediate' });
  await storeImages({ ...deps, folder: deps.images, write: writeDurably }, [image]);
  return { id: image.id, width: image.width, height: image.height };
}
