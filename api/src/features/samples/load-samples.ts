import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { insertFeature } from '#api/features/features/index.ts';
import { storeImage } from '#api/features/images/index.ts';
import { applyRevisionMove, createListing } from '#api/features/listings/index.ts';
import { countVendors, createVendor } from '#api/features/vendors/index.ts';
import { drawLogo } from './draw-logo.ts';
import { readSamples } from './read-samples.ts';
import type { SampleFile } from './sample.schema.ts';

/** What loading the samples needs. */
export type SampleDeps = { readonly db: Database; readonly images: string; readonly samples: string; readonly now: () => Date };

const actor = 'seed';

/** Loads the sample vendors and listings into an empty catalogue, with features; returns how many listings. */
export async function loadSamples(deps: SampleDeps): Promise<number> {
  if (countVendors(deps.db, {}) > 0) return 0;
  const files = readSamples(deps.samples, deps.now());
  const logos = new Map<string, string>();
  for (const file of files) {
    const logo = await drawLogo(file.drawnLogo);
    await storeImage({ db: deps.db, folder: deps.images, now: deps.now }, logo);
    logos.set(file.slug, logo.id);
  }
  return deps.db.transaction((tx) => files.reduce((total, file) => total + loadVendor(tx, file, logos.get(file.slug) ?? '', deps.now()), 0), { behavior: 'immediate' });
}

function loadVendor(tx: Transaction, file: SampleFile, logo: string, now: Date): number {
  const { operatingName } = file.vendor;
  const content = { ...file.vendor, logo: { id: logo, alt: { en: `Logo of ${operatingName}`, fr: `Logo de ${operatingName}` } } };
  const vendor = createVendor(tx, { slug: file.slug, content, sample: true, actor, at: now });
  for (const sample of file.listings) loadListing(tx, vendor.id, sample, now);
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
