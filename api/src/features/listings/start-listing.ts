import { randomUUID } from 'node:crypto';
import { recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import type { Deed } from './deed.ts';
import { insertListing } from './listing.store.ts';
import { provisionalSlug } from './slug.rules.ts';

/** Creates a listing that says nothing yet, for its vendor's people to write. */
export function startListing(tx: Transaction, vendorId: string, { actor, at }: Deed): string {
  const id = randomUUID();
  const times = { createdAt: at, updatedAt: at, publishedAt: null, leftAt: null };
  insertListing(tx, { id, slug: provisionalSlug(id), vendorId, state: 'draft', liveRevisionId: null, version: 1, sample: false, ...times });
  recordEvent(tx, { at, actor, kind: 'listing-created', subject: id });
  return id;
}
