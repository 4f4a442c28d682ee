import type { Transaction } from '#api/db/open-database.ts';
import { applyListingMove, applyRevisionMove, findNewestRevision, getListing, type ListingRow } from '#api/features/listings/index.ts';
import { isWithdrawnByStaff } from '#api/features/review/index.ts';
import { deleteDraft } from './draft.store.ts';
import { refuseNow } from './draft-refusals.ts';
import { assertNewest, type Deciding } from './open-draft.ts';
import type { DraftDeps, TellingDeps } from './save-draft.ts';
import { tellWithdrawn } from './tell-members.ts';

/** What a vendor may do to a listing as a whole, and from which of its states. A vendor never undoes what a moderator did. */
export const ownMoves = {
  withdraw: ['live', 'unpublished'],
  bringBack: ['withdrawn', 'unpublished'],
  archive: ['draft', 'withdrawn', 'unpublished'],
} as const satisfies Record<string, readonly ListingRow['state'][]>;

/** What a vendor does to a listing as a whole. */
export type OwnMove = keyof typeof ownMoves;

/** Whether a vendor may do something to a listing that stands so. */
export function mayMove(state: ListingRow['state'], move: OwnMove): boolean {
  const from: readonly ListingRow['state'][] = ownMoves[move];
  return from.includes(state);
}

/** Withdraws a listing, brings it back, or archives it for good, with effect everywhere within a second. @throws Refusal `older-version`, `wrong-move`, `withdrawn-by-staff` */
export function moveOwnListing({ db, now, config }: TellingDeps, { listingId, personId, version, move }: Deciding & { readonly move: OwnMove }): void {
  db.transaction(
    (tx) => {
      assertNewest(tx, listingId, version);
      const at = now();
      apply(tx, listingId, move, { actor: personId, at });
      if (move === 'withdraw') tellWithdrawn(tx, { listingId, personId, at, baseUrl: config.baseUrl });
    },
    { behavior: 'immediate' },
  );
}

function apply(tx: Transaction, listingId: string, move: OwnMove, deed: { actor: string; at: Date }): void {
  const listing = getListing(tx, listingId);
  if (!mayMove(listing.state, move) || (move === 'bringBack' && listing.liveRevisionId === null)) throw refuseNow('wrong-move');
  if (move === 'bringBack' && isWithdrawnByStaff(tx, listing)) throw refuseNow('withdrawn-by-staff');
  if (move !== 'bringBack') takePendingBack(tx, listingId, deed);
  if (move === 'archive') deleteDraft(tx, listingId);
  applyListingMove(tx, listingId, move, deed);
}

/** What waits for a decision, or for its time, would bring a listing back that its vendor took away. */
function takePendingBack(tx: Transaction, listingId: string, deed: { actor: string; at: Date }): void {
  const newest = findNewestRevision(tx, listingId);
  if (newest?.state === 'scheduled') applyRevisionMove(tx, newest.id, 'unschedule', deed);
  if (newest?.state === 'scheduled' || newest?.state === 'submitted') applyRevisionMove(tx, newest.id, 'takeBack', deed);
}

/** Throws away what was written since the newest revision. @throws Refusal `older-version`, `wrong-move` */
export function discardDraft({ db }: DraftDeps, listingId: string, version?: number): void {
  db.transaction(
    (tx) => {
      assertNewest(tx, listingId, version);
      if (findNewestRevision(tx, listingId) === undefined) throw refuseNow('wrong-move');
      deleteDraft(tx, listingId);
    },
    { behavior: 'immediate' },
  );
}
