import { readdir, stat, unlink } from 'node:fs/promises';
import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Database } from '#api/db/open-database.ts';
import { listKnownEvidence } from './evidence.store.ts';
import { deleteImage, deleteOldCounts, isNamedSince, isOldUpload, listImagePlaces, listOldUploads, listTextsAfter, type ImagePlace } from './image-uses.store.ts';
import { unusedImageDays } from './upload-limits.rules.ts';

/** What collecting needs: the folders of images and of evidence. */
export type CollectDeps = { readonly db: Database; readonly images: string; readonly evidence: string; readonly now: () => Date };

const dayMs = 86_400_000;
const textsAtOnce = 200;

/** Deletes the images that people sent in a week ago or before and that nothing names, and files of evidence that nothing knows. Returns how many images went. */
export async function collectUnused(deps: CollectDeps): Promise<number> {
  const began = deps.now();
  const before = new Date(began.getTime() - unusedImageDays * dayMs);
  const unused = new Set(listOldUploads(deps.db, before));
  if (unused.size > 0) for (const place of listImagePlaces(deps.db)) await sparePlace(deps.db, place, unused);
  const gone = [...unused].filter((id) => removeImage(deps, id, { began, before }));
  deps.db.transaction((tx) => deleteOldCounts(tx, before), { behavior: 'immediate' });
  await removeStrayEvidence(deps, before);
  return gone.length;
}

/** Reads all texts of a place a few at a time, so that requests are answered meanwhile, and spares the images that they name. */
async function sparePlace(db: Database, place: ImagePlace, unused: Set<string>): Promise<void> {
  for (let after = 0; ;) {
    const texts = listTextsAfter(db, place, after, textsAtOnce);
    for (const { text } of texts) for (const [id] of text.matchAll(/[a-f0-9]{64}/g)) unused.delete(id);
    const last = texts.at(-1);
    if (last === undefined) return;
    after = last.row;
    await setImmediate();
  }
}

/** Deletes an image, unless something began to name it meanwhile or somebody sent it in again; row and file in one step. */
function removeImage({ db, images }: CollectDeps, id: string, { began, before }: { began: Date; before: Date }): boolean {
  return db.transaction(
    (tx) => {
      if (!isOldUpload(tx, id, before) || listImagePlaces(tx).some((place) => isNamedSince(tx, place, began, id))) return false;
      deleteImage(tx, id);
      removeFile(join(images, `${id}.webp`));
      return true;
    },
    { behavior: 'immediate' },
  );
}

function removeFile(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/** A file whose row was never written, or is gone, is left over from a fault. */
async function removeStrayEvidence({ db, evidence }: CollectDeps, before: Date): Promise<void> {
  const names = await readdir(evidence);
  const known = new Set(
    listKnownEvidence(
      db,
      names.map((name) => name.slice(0, 36)),
    ),
  );
  for (const name of names) {
    if (known.has(name.slice(0, -4))) continue;
    const file = join(evidence, name);
    if ((await stat(file)).mtime < before) await unlink(file);
  }
}
