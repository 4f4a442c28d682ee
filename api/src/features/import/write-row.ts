import { isDeepStrictEqual } from 'node:util';
import type { VendorContent } from '#api/contract/vendor.ts';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { recordEvent } from '#api/db/announce.ts';
import { externalIds, type Row } from '#api/features/export/index.ts';
import { announceVendor, applyRevisionMove, countSlugs, createListing, findListing, findLiveContent, reviseListing } from '#api/features/listings/index.ts';
import { countVendorSlugs, createVendor, findVendorById, reviseVendor } from '#api/features/vendors/index.ts';
import { slugOf } from '#api/platform/slug-of.ts';

/** What became of a row. */
export type Outcome = 'created' | 'updated' | 'unchanged';

/** Why a row that is sound in itself may not be written. */
export type Objection = { readonly field: string; readonly reason: string };

type WriterOptions = { readonly sample: boolean; readonly now: () => Date };

const actor = 'import';

/** Writes rows into the catalogue; `sample` labels all that is new. */
export class RowWriter {
  readonly #db: Database;
  readonly #options: WriterOptions;
  readonly #ids: Record<'listing' | 'vendor', ReturnType<typeof externalIds>>;
  readonly #slugs: Record<'listing' | 'vendor', Map<string, number>>;

  constructor(db: Database, options: WriterOptions) {
    this.#db = db;
    this.#options = options;
    this.#ids = { listing: externalIds(db, 'listing'), vendor: externalIds(db, 'vendor') };
    this.#slugs = { listing: countSlugs(db), vendor: countVendorSlugs(db) };
  }

  /** Why a row may not be written, where it may not. */
  objection(row: Row): Objection | undefined {
    const id = this.#listingOf(row);
    const listing = id === undefined ? undefined : findListing(this.#db, id);
    if (listing === undefined) {
      const isTaken = row.slug !== undefined && this.#slugs.listing.has(row.slug);
      return isTaken ? { field: 'slug', reason: `The address "${row.slug}" belongs to another listing; leave it out to have one made.` } : undefined;
    }
    if (listing.state !== 'live' && listing.state !== 'draft') return { field: 'id', reason: `This listing is ${listing.state}; an import does not bring it back.` };
    return listing.vendorId === this.#vendorOf(row) ? undefined : { field: 'vendor.id', reason: 'This listing belongs to another vendor, and an import does not move it.' };
  }

  /** Creates the listing of a row, or revises it where it says something else. */
  write(tx: Transaction, row: Row): Outcome {
    const vendorId = this.#writeVendor(tx, row);
    const id = this.#listingOf(row);
    if (id === undefined) return this.#create(tx, row, vendorId);
    if (isDeepStrictEqual(findLiveContent(tx, id), row.content)) return 'unchanged';
    const deed = this.#deed();
    approve(tx, reviseListing(tx, { listingId: id, content: row.content, ...deed }), deed);
    return 'updated';
  }

  #create(tx: Transaction, row: Row, vendorId: string): Outcome {
    const at = row.published === undefined ? this.#options.now() : new Date(row.published);
    const slug = freeSlug(row.slug ?? slugOf(row.content.name.en ?? row.content.name.fr ?? row.id), this.#slugs.listing);
    const { listingId, revisionId } = createListing(tx, { slug, vendorId, content: row.content, sample: this.#isSample(row), actor, at });
    this.#ids.listing.put(row.id, listingId);
    approve(tx, revisionId, { actor, at });
    return 'created';
  }

  #writeVendor(tx: Transaction, row: Row): string {
    const { id: externalId, slug, ...content } = row.vendor;
    const id = this.#vendorOf(row);
    if (id === undefined) {
      const wanted = slug ?? slugOf(content.operatingName);
      const created = createVendor(tx, { slug: freeSlug(wanted, this.#slugs.vendor), content, sample: this.#isSample(row), ...this.#deed() });
      this.#ids.vendor.put(externalId, created.id);
      return created.id;
    }
    const before = findVendorById(tx, id);
    const said = withPrivateOwnership(content, before?.content);
    if (before !== undefined && !isDeepStrictEqual(before.content, said)) {
      const deed = this.#deed();
      reviseVendor(tx, before, said, deed.at);
      recordEvent(tx, { ...deed, kind: 'vendor-changed', subject: id });
      announceVendor(tx, id, deed.at);
    }
    return id;
  }

  #listingOf(row: Row): string | undefined {
    return this.#ids.listing.find(row.id) ?? findListing(this.#db, row.id)?.id;
  }

  #vendorOf({ vendor }: Row): string | undefined {
    return this.#ids.vendor.find(vendor.id) ?? findVendorById(this.#db, vendor.id)?.id;
  }

  #isSample(row: Row): boolean {
    return this.#options.sample || row.sample === true;
  }

  #deed(): { actor: string; at: Date } {
    return { actor, at: this.#options.now() };
  }
}

function approve(tx: Transaction, revisionId: string, deed: { actor: string; at: Date }): void {
  applyRevisionMove(tx, revisionId, 'submit', deed);
  applyRevisionMove(tx, revisionId, 'approve', deed);
}

/** An export leaves out the ownership that may not be shown, and so its import does not take it away. */
function withPrivateOwnership(content: VendorContent, before: VendorContent | undefined): VendorContent {
  const isPrivate = content.ownership === undefined && before?.ownership !== undefined && before.ownershipConsent !== true;
  return isPrivate ? { ...content, ownership: before.ownership } : content;
}

/** A slug that nothing has or had: the wanted one, else with the next number. */
function freeSlug(wanted: string, taken: Map<string, number>): string {
  const base = wanted === '' ? 'listing' : wanted;
  const uses = (taken.get(base) ?? 0) + 1;
  taken.set(base, uses);
  return uses === 1 ? base : freeSlug(`${base}-${uses}`, taken);
}
