import { randomUUID } from 'node:crypto';
import type { ListingContent } from '#api/contract/listing-content.ts';
import { recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { insertListing, insertRevision } from './listing.store.ts';

/** What a new listing is made of. */
export type NewListing = {
  readonly slug: string;
  readonly vendorId: string;
  readonly content: ListingContent;
  readonly sample: boolean;
  readonly actor: string;
  readonly at: Date;
};

/** Creates a draft listing with its first revision within a transaction. */
export function createListing(tx: Transaction, given: NewListing): { listingId: string; revisionId: string } {
  const listingId = randomUUID();
  const revisionId = randomUUID();
  const { at } = given;
  insertListing(tx, {
    id: listingId,
    slug: given.slug,
    vendorId: given.vendorId,
    state: 'draft',
    liveRevisionId: null,
    version: 1,
    sample: given.sample,
    createdAt: at,
    updatedAt: at,
    publishedAt: null,
    leftAt: null,
  });
  insertRevision(tx, { id: revisionId, listingId, number: 1, state: 'draft', content: given.content, createdAt: at, decidedAt: null, publishAt: null });
  recordEvent(tx, { at, actor: given.actor, kind: 'listing-created', subject: listingId });
  return { listingId, revisionId };
}
