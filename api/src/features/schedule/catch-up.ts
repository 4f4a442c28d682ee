import { announce } from '#api/db/announce.ts';
import type { Database, Reader, Transaction } from '#api/db/open-database.ts';
import { listFeatureTurns } from '#api/features/features/index.ts';
import {
  announceListing,
  applyListingMove,
  dayOf,
  getListing,
  listExpiring,
  listScheduledUntil,
  listStale,
  publishScheduled,
  staleBefore,
  touchedTerms,
} from '#api/features/listings/index.ts';
import { dropOldAnswers, hasOldAnswers } from '#api/platform/http/idempotent-answers.store.ts';
import { findReached, putReached } from './clock.store.ts';

/** What the passing of time is read from. */
export type ScheduleDeps = { readonly db: Database; readonly now: () => Date; readonly onError: (error: unknown) => void };

const clock = 'schedule';

/** How many stale listings leave in one step. */
const mostStale = 200;

type Turns = {
  readonly scheduled: readonly string[];
  readonly expiring: readonly string[];
  readonly featured: readonly string[];
  readonly stale: readonly string[];
};

/**
 * Does what time has brought since it was done last, however long ago that was: scheduled revisions go live,
 * stale listings leave, claims expire, features start and end, kept answers are forgotten. One that cannot be done is said, and blocks no other.
 */
export function catchUp({ db, now, onError }: ScheduleDeps): void {
  const at = now();
  const reached = findReached(db, clock);
  // A clock that was set back does nothing twice.
  if (reached !== undefined && at < reached) return;
  const apart = (work: (tx: Transaction) => void): void => {
    try {
      db.transaction(work, { behavior: 'immediate' });
    } catch (error) {
      onError(error);
    }
  };
  if (hasOldAnswers(db, at)) apart((tx) => dropOldAnswers(tx, at));
  const turns = turnsBetween(db, reached ?? at, at);
  // A second that brings nothing writes nothing.
  if (reached !== undefined && isEmpty(turns)) return;

  for (const id of turns.scheduled) apart((tx) => publishScheduled(tx, id, at));
  for (const id of turns.stale) apart((tx) => applyListingMove(tx, id, 'unpublish', { actor: clock, at }));
  apart((tx) => {
    for (const id of turns.expiring) announceListing(tx, id, touchedTerms(tx, getListing(tx, id)), at);
    for (const listingId of turns.featured) announce(tx, at, { kind: 'feature-changed', subject: listingId });
    putReached(tx, clock, at);
  });
}

function turnsBetween(db: Reader, reached: Date, at: Date): Turns {
  return {
    scheduled: listScheduledUntil(db, at),
    expiring: dayOf(reached) < dayOf(at) ? listExpiring(db, dayOf(reached), dayOf(at)) : [],
    featured: [...new Set(listFeatureTurns(db, reached, at).map(({ listingId }) => listingId))],
    stale: listStale(db, staleBefore(at), mostStale),
  };
}

function isEmpty(turns: Turns): boolean {
  return Object.values(turns).every((ids) => ids.length === 0);
}
