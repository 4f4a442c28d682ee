import { randomUUID } from 'node:crypto';
import type { ListingMoveInput } from '#api/contract/review.ts';
import { applyListingMove, applyRevisionMove, findLiveContent, findNewestRevision, getListing, moveListing, type Deed } from '#api/features/listings/index.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { OlderVersion, Refusal } from '#api/platform/failure.ts';
import type { ReviewDeps } from './decide-submission.ts';
import { assertOther, wrongState, type Moderator } from './guard-review.ts';
import { reasonsFor } from './read-reasons.ts';
import { insertDecision } from './review.store.ts';
import { tellVendor } from './tell-vendor.ts';

/** What a move is called once it was made. */
const made = { suspend: 'suspended', restore: 'restored', withdraw: 'withdrawn', archive: 'archived' } as const;

type Given = { readonly listingId: string; readonly version: number; readonly input: ListingMoveInput };

/**
 * Suspends, restores, withdraws or archives a listing, with effect everywhere, and tells its vendor.
 * @throws Refusal `older-version` where the listing changed since, `own-vendor`, `wrong-state`, `no-reason` for a suspension without any
 */
export function moveListingAsStaff({ db, now, reasons, config }: ReviewDeps, moderator: Moderator, { listingId, version, input }: Given): void {
  const at = now();
  db.transaction(
    (tx) => {
      const listing = getListing(tx, listingId);
      assertOther(tx, moderator, listing.vendorId);
      if (listing.version !== version) throw changedSince(listing.version);
      if (moveListing(listing.state, input.move) === undefined) throw wrongState();
      const chosen = reasonsFor(reasons, input.reasons, 'suspend');
      if (input.move === 'suspend' && chosen.length === 0 && input.note === undefined) throw noReason();

      const id = randomUUID();
      const kind = made[input.move];
      const decision = { id, listingId, revisionId: null, kind, reasons: chosen.map((reason) => reason.id), note: input.note ?? null, comments: [], publishAt: null };
      insertDecision(tx, { ...decision, moderatorId: moderator.id, at });
      if (input.move === 'withdraw') unschedule(tx, listingId, { actor: moderator.id, at });
      applyListingMove(tx, listingId, input.move, { actor: moderator.id, at, data: { decision: id } });
      const content = findLiveContent(tx, listingId);
      if (kind !== 'archived' && content !== undefined)
        tellVendor(tx, { template: kind, listing, content, at, baseUrl: config.baseUrl, reasons: chosen, note: input.note, by: 'CATA' });
    },
    { behavior: 'immediate' },
  );
}

/** What is scheduled would bring a withdrawn listing back by itself. */
function unschedule(tx: Transaction, listingId: string, deed: Deed): void {
  const revision = findNewestRevision(tx, listingId);
  if (revision?.state === 'scheduled') applyRevisionMove(tx, revision.id, 'unschedule', deed);
}

/** What was decided of an older version of a listing. */
export function changedSince(version: number): Refusal {
  return new OlderVersion(
    {
      en: 'The listing changed after you opened this page, so nothing was done. Look at it as it is now, then decide.',
      fr: 'La fiche a changé après l’ouverture de cette page\u202f; rien n’a été fait. Consultez-la telle qu’elle est maintenant, puis décidez.',
    },
    version,
  );
}

function noReason(): Refusal {
  const says = { en: 'Say why: choose a reason or write a note.', fr: 'Dites pourquoi\u00a0: choisissez un motif ou écrivez une note.' };
  return new Refusal('bad-input', 'no-reason', says, [{ pointer: '/reasons', says }]);
}
