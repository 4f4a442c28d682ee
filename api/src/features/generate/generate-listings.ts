import { join } from 'node:path';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import { countSlugs, findListing, insertLiveListings, type NewLiveListing } from '#api/features/listings/index.ts';
import { countVendorSlugs, insertVendors, type VendorRow } from '#api/features/vendors/index.ts';
import type { Database } from '#api/db/open-database.ts';
import { Failure } from '#api/platform/failure.ts';
import { makeListing, type Recipe } from './make-listing.ts';
import { makeVendor, type MadeVendor } from './make-vendor.ts';
import { Random } from '#api/platform/random.ts';
import { slugOf } from '#api/platform/slug-of.ts';
import { readWords } from './words.ts';

/** What to generate. */
export type GenerateRequest = {
  readonly db: Database;
  readonly taxonomy: Taxonomy;
  /** The folder `data` of the checkout, which holds the words. */
  readonly data: string;
  readonly listings: number;
  /** As many as 40 for each 100 listings where it is not said. */
  readonly vendors?: number | undefined;
  readonly seed: number;
  readonly now: () => Date;
  /**
   * `announce` leaves one job a listing, so that a running server indexes and publishes them;
   * `rebuild` leaves none: rebuild the index afterwards, and publish everything.
   */
  readonly follow: 'announce' | 'rebuild';
  readonly onProgress?: ((done: number) => void) | undefined;
};

const batchSize = 1000;

/**
 * Adds plausible live listings, marked as samples, with their vendors: always the same ones for a seed.
 * @throws Failure `already-generated` where listings of this seed are in the catalogue.
 */
export async function generateListings(request: GenerateRequest): Promise<{ listings: number; vendors: number }> {
  const { db, seed, now, onProgress } = request;
  const recipe: Recipe = { words: readWords(join(request.data, 'generator.yaml')), taxonomy: request.taxonomy, seed, today: now() };
  const vendors = Math.max(1, Math.min(request.listings, request.vendors ?? Math.ceil(request.listings * 0.4)));
  const made = Array.from({ length: vendors }, (_, number) => ({ id: new Random(`${seed}/vendor-id/${number}`).id(), vendor: makeVendor(recipe.words, seed, number) }));
  assertNew(db, recipe, made);
  const vendorSlugs = countVendorSlugs(db);
  for (let start = 0; start < made.length; start += batchSize)
    insertVendors(
      db,
      made.slice(start, start + batchSize).map((one) => vendorRow(one, recipe.today, vendorSlugs)),
    );

  const takenSlugs = countSlugs(db);
  for (let start = 0; start < request.listings; start += batchSize) {
    const rows = Array.from({ length: Math.min(batchSize, request.listings - start) }, (_, place) => listingRow(recipe, made, start + place, takenSlugs));
    insertLiveListings(db, rows, { actor: 'generate', announcedAt: request.follow === 'announce' ? now() : undefined });
    onProgress?.(start + rows.length);
    // Between two batches others may read, write and answer.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { listings: request.listings, vendors };
}

type Made = { readonly id: string; readonly vendor: MadeVendor };

function assertNew(db: Database, recipe: Recipe, [first]: readonly Made[]): void {
  if (first !== undefined && findListing(db, makeListing(recipe, 0, first.vendor).id) !== undefined)
    throw new Failure('conflict', 'already-generated', `Listings of seed ${recipe.seed} are in this catalogue already; choose another seed.`);
}

function vendorRow({ id, vendor }: Made, today: Date, takenSlugs: Map<string, number>): Pick<VendorRow, 'id' | 'slug' | 'content' | 'sample' | 'createdAt'> {
  return { id, slug: freeSlug(vendor.slug, takenSlugs), content: vendor.content, sample: true, createdAt: new Date(today.getTime() - 4 * 365 * 86_400_000) };
}

/** Every vendor gets one listing, and the rest go to few. */
function listingRow(recipe: Recipe, made: readonly Made[], number: number, takenSlugs: Map<string, number>): NewLiveListing {
  const chosen = number < made.length ? number : Math.floor(made.length * new Random(`${recipe.seed}/owner/${number}`).next() ** 3);
  const owner = made[chosen];
  if (owner === undefined) throw new RangeError('There is no such vendor.');
  const { id, revisionId, name, content, age } = makeListing(recipe, number, owner.vendor);
  return { id, revisionId, vendorId: owner.id, slug: freeSlug(slugOf(name), takenSlugs), content, sample: true, publishedAt: new Date(recipe.today.getTime() - age) };
}

function freeSlug(wanted: string, taken: Map<string, number>): string {
  const uses = (taken.get(wanted) ?? 0) + 1;
  taken.set(wanted, uses);
  if (uses === 1) return wanted;
  return freeSlug(`${wanted}-${uses}`, taken);
}
