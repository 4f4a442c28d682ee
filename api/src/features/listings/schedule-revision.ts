import { announce, recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { Failure } from '#api/platform/failure.ts';
import type { Deed } from './deed.ts';
import { moveListing, moveRevision } from './listing-life.rules.ts';
import { getListing, getRevision, updateRevision } from './listing.store.ts';
import { showListing } from './show-listing.ts';

/**
 * Approves a submitted revision for a later time, at which it goes live by itself.
 * @throws Failure `wrong-state` where it is not submitted, `past-time` where `publishAt` is not in the future.
 */
export function scheduleRevision(tx: Transaction, revisionId: string, publishAt: Date, { actor, at, data = {} }: Deed): void {
  const revision = getRevision(tx, revisionId);
  const state = moveRevision(revision.state, 'schedule');
  if (state === undefined) throw new Failure('conflict', 'wrong-state', `A revision that is ${revision.state} cannot be scheduled.`);
  if (publishAt <= at) throw new Failure('bad-input', 'past-time', 'A revision is scheduled for a time to come.');

  updateRevision(tx, revisionId, { state, decidedAt: at, publishAt });
  recordEvent(tx, { at, actor, kind: 'revision-scheduled', subject: revision.listingId, data: { ...data, revision: revision.number, publishAt } });
}

/** Makes a scheduled revision live when its time has come; where the listing was suspended or archived meanwhile, a moderator decides again. */
export function publishScheduled(tx: Transaction, revisionId: string, at: Date): void {
  const revision = getRevision(tx, revisionId);
  // Somebody may have taken it back since it was found to be due.
  if (revision.state !== 'scheduled') return;
  const listing = getListing(tx, revision.listingId);
  const move = moveListing(listing.state, 'publish') === undefined ? 'unschedule' : 'approve';
  const state = moveRevision(revision.state, move);
  if (state === undefined) return;

  updateRevision(tx, revisionId, { state, publishAt: null });
  recordEvent(tx, { at, actor: 'schedule', kind: `revision-${state}`, subject: listing.id, data: { revision: revision.number } });
  if (move !== 'approve') return;
  showListing(tx, listing, revision, { actor: 'schedule', at });
  announce(tx, at, { kind: 'scheduled-published', subject: revisionId });
}
