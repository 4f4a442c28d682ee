import type { ListingContent } from '#api/contract/listing-content.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { applyListingMove, applyRevisionMove, createListing, reviseListing } from '#api/features/listings/index.ts';
import { createVendor } from '#api/features/vendors/index.ts';
import type { TestCatalogue } from './test-catalogue.ts';

type Db = TestCatalogue['runtime']['db'];

/** The smallest content that can be submitted, with a name of its own. */
export function plainContent(name: string, more: Partial<ListingContent> = {}): ListingContent {
  return {
    name: { en: name, fr: `${name} en français` },
    summary: { en: `What ${name} does.`, fr: `Ce que fait ${name}.` },
    description: { en: `${name} in **depth**.` },
    areas: [{ id: 'secure-it', reason: { en: `${name} protects.` } }],
    actions: ['cyber-authentication'],
    categories: ['iam'],
    deployment: ['saas'],
    contact: { role: { en: 'Sales' }, email: 'sales@vendor.example' },
    website: 'https://vendor.example/',
    ...more,
  };
}

/** Runs a change as the product does: in one immediate transaction. */
export function change<Result>(db: Db, work: (tx: Transaction) => Result): Result {
  return db.transaction(work, { behavior: 'immediate' });
}

/** Who does what, for tests that do not care. */
export const deed = (at: Date) => ({ actor: 'test', at });

/** Creates an active vendor; returns its id. */
export function makeVendor(db: Db, slug: string, at: Date): string {
  const content = { legalName: `${slug} Inc.`, operatingName: `Vendor ${slug}`, province: 'on', website: 'https://vendor.example/' };
  return change(db, (tx) => createVendor(tx, { slug, content, sample: false, actor: 'test', at }).id);
}

/** Creates a draft listing; returns its ids. */
export function makeDraft(db: Db, given: { slug: string; vendorId: string; content: ListingContent; at: Date }): { listingId: string; revisionId: string } {
  return change(db, (tx) => createListing(tx, { ...given, sample: false, actor: 'test' }));
}

/** Submits and approves a revision. */
export function approve(db: Db, revisionId: string, at: Date): void {
  change(db, (tx) => {
    applyRevisionMove(tx, revisionId, 'submit', deed(at));
    applyRevisionMove(tx, revisionId, 'approve', deed(at));
  });
}

/** Creates a live listing; returns its id. */
export function makeLive(db: Db, given: { slug: string; vendorId: string; content: ListingContent; at: Date }): string {
  const { listingId, revisionId } = makeDraft(db, given);
  approve(db, revisionId, given.at);
  return listingId;
}

/** Replaces what a live listing says by a new approved revision. */
export function revise(db: Db, listingId: string, content: ListingContent, at: Date): void {
  approve(
    db,
    change(db, (tx) => reviseListing(tx, { listingId, content, actor: 'test', at })),
    at,
  );
}

/** Moves a listing as a whole. */
export function move(db: Db, listingId: string, to: Parameters<typeof applyListingMove>[2], at: Date): void {
  change(db, (tx) => applyListingMove(tx, listingId, to, deed(at)));
}
