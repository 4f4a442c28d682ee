import { randomUUID } from 'node:crypto';
import type { ListingContent } from '#api/contract/listing-content.ts';
import { recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { countRevisions, insertRevision } from './listing.store.ts';

/** Adds a draft revision to a listing; the live one stays until this one is approved. */
export function reviseListing(tx: Transaction, given: { listingId: string; content: ListingContent; actor: string; at: Date }): string {
  const id = randomUUID();
  const number = countRevisions(tx, given.listingId) + 1;
  insertRevision(tx, { id, listingId: given.listingId, number, state: 'draft', content: given.content, createdAt: given.at, decidedAt: null, publishAt: null });
  recordEvent(tx, { at: given.at, actor: given.actor, kind: 'revision-created', subject: given.listingId, data: { revision: number } });
  return id;
}
