import { recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { Failure } from '#api/platform/failure.ts';
import type { Deed } from './deed.ts';
import { moveRevision, type RevisionMove } from './listing-life.rules.ts';
import { getListing, getRevision, updateRevision } from './listing.store.ts';
import { showListing } from './show-listing.ts';

/**
 * Moves a revision along its life; an approved one becomes the live listing in the same transaction.
 * @throws Failure `wrong-state` where the move is not possible.
 */
export function applyRevisionMove(tx: Transaction, revisionId: string, move: Exclude<RevisionMove, 'schedule'>, deed: Deed): void {
  const revision = getRevision(tx, revisionId);
  const state = moveRevision(revision.state, move);
  if (state === undefined) throw new Failure('conflict', 'wrong-state', `A revision that is ${revision.state} cannot be moved this way.`);

  updateRevision(tx, revisionId, { state, ...(move === 'submit' ? {} : { decidedAt: deed.at, publishAt: null }) });
  recordEvent(tx, { ...deed, kind: `revision-${state}`, subject: revision.listingId, data: { ...deed.data, revision: revision.number } });
  if (state === 'approved') showListing(tx, getListing(tx, revision.listingId), revision, { actor: deed.actor, at: deed.at });
}
