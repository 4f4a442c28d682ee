import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { insertFeature } from '#api/features/features/index.ts';
import { storeImages } from '#api/features/images/index.ts';
import { applyRevisionMove, createListing } from '#api/features/listings/index.ts';
import { countVendors, createVendor } from '#api/features/vendors/index.ts';
import { drawVendor, type VendorPictures } from './draw-samples.ts';
import { readSamples } from './read-samples.ts';
import type { SampleFile } from './sample.schema.ts';

/** What loading the samples needs; `drawings` is a folder that keeps what was drawn, for who loads them often. */
export type SampleDeps = { readonly db: Database; readonly images: string; readonly samples: string; readonly now: () => Date; readonly drawings?: string };

const actor = 'seed';

/** Loads the sample vendors and listings into an empty catalogue, with pictures and features; returns how many listings. */
export async function loadSamples(deps: SampleDeps): Promise<number> {
  if (countVendors(deps.db, {}) > 0) return 0;
  const files = readSamples(deps.samples, deps.now());
  const drawn = await Promise.all(files.map(async (file) => ({ file, pictures: await drawVendor(file, deps.drawings) })));
  await storeImages(
    { db: deps.db, folder: deps.images, now: deps.now },
    drawn.flatMap(({ pictures }) => pictures.images),
  );
  return deps.db.transaction((tx) => drawn.reduce((total, { file, pictures }) => total + loadVendor(tx, file, pictures, deps.now()), 0), { behavior: 'immediate' });
}

function loadVendor(tx: Transaction, file: SampleFile, { logo, screenshots }: VendorPictures, now: Date): number {
  const vendor = createVendor(tx, { slug: file.slug, content: { ...file.vendor, logo }, sample: true, actor, at: now });
  for (const sample of file.listings) {
    const shown = screenshots.get(sample.slug) ?? [];
    loadListing(tx, vendor.id, shown.length === 0 ? sample : { ...sample, content: { ...sample.content, screenshots: [...shown] } }, now);
  }
  return file.listings.length;
}

function loadListing(tx: Transaction, vendorId: string, sample: SampleFile['listings'][number], now: Date): void {
  const at = instantBefore(sample.published, now);
  const { listingId, revisionId } = createListing(tx, { slug: sample.slug, vendorId, content: sample.content, sample: true, actor, at });
  applyRevisionMove(tx, revisionId, 'submit', { actor, at });
  applyRevisionMove(tx, revisionId, 'approve', { actor, at });
  if (sample.feature !== undefined) insertFeature(tx, { id: randomUUID(), listingId, content: sample.feature, position: -at.getTime(), startsAt: at, endsAt: null });
}

function instantBefore(offset: string, now: Date): Date {
  const days = Number(offset.slice(0, -1)) * (offset.endsWith('m') ? 30 : 1);
  return new Date(Math.min(now.getTime(), now.getTime() + days * 86_400_000));
}
