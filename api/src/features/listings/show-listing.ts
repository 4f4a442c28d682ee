import { announce, recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { Failure } from '#api/platform/failure.ts';
import { announceListing } from './announce-listing.ts';
import type { Deed } from './deed.ts';
import { moveListing } from './listing-life.rules.ts';
import { updateListing, type ListingRow, type RevisionRow } from './listing.store.ts';
import { settleSlug } from './settle-slug.ts';
import { touchedTerms } from './touched-terms.ts';

/** Makes an approved revision the live listing and announces the change. @throws Failure `wrong-state` */
export function showListing(tx: Transaction, listing: ListingRow, revision: RevisionRow, { actor, at }: Deed): void {
  const state = moveListing(listing.state, 'publish');
  if (state === undefined) throw new Failure('conflict', 'wrong-state', `A listing that is ${listing.state} cannot be published.`);

  const before = touchedTerms(tx, listing);
  const leftSlug = settleSlug(tx, listing, revision);
  updateListing(tx, listing.id, { state, liveRevisionId: revision.id, publishedAt: listing.publishedAt ?? at, updatedAt: at, leftAt: null });
  recordEvent(tx, { at, actor, kind: 'listing-published', subject: listing.id });
  if (leftSlug !== undefined) announce(tx, at, { kind: 'listing-renamed', subject: listing.id, payload: { slug: leftSlug } });
  announceListing(tx, listing.id, before, at);
}
