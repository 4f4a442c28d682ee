import { randomUUID } from 'node:crypto';
import type { ClaimCheckInput } from '#api/contract/review.ts';
import { dayOf, getListing } from '#api/features/listings/index.ts';
import { Refusal } from '#api/platform/failure.ts';
import type { ReviewDeps } from './decide-submission.ts';
import { assertOther, wrongState, type Moderator } from './guard-review.ts';
import { changedSince } from './move-listing.ts';
import { markClaim } from './publish-marks.ts';
import { insertDecision } from './review.store.ts';

type Given = { readonly listingId: string; readonly version?: number; readonly input: ClaimCheckInput };

/** Marks a claim of a live listing as checked by CATA, on a day that is not to come. @throws Refusal `older-version`, `own-vendor`, `wrong-state`, `no-claim`, `day-ahead` */
export function checkClaim({ db, now }: Pick<ReviewDeps, 'db' | 'now'>, moderator: Moderator, { listingId, version, input }: Given): void {
  const at = now();
  const date = input.date ?? dayOf(at);
  if (date > dayOf(at)) throw dayAhead();
  db.transaction(
    (tx) => {
      const listing = getListing(tx, listingId);
      assertOther(tx, moderator, listing.vendorId);
      if (version !== undefined && version !== listing.version) throw changedSince(listing.version);
      if (listing.state !== 'live') throw wrongState();
      const id = randomUUID();
      insertDecision(tx, {
        id,
        listingId,
        revisionId: null,
        kind: 'claim-checked',
        reasons: [],
        note: null,
        comments: [{ pointer: input.pointer, text: date }],
        publishAt: null,
        moderatorId: moderator.id,
        at,
      });
      markClaim(tx, listingId, { pointer: input.pointer, mark: { date, expires: input.expires }, deed: { actor: moderator.id, at, data: { decision: id } } });
    },
    { behavior: 'immediate' },
  );
}

function dayAhead(): Refusal {
  const says = { en: 'Give the day on which you looked, today or earlier.', fr: 'Indiquez le jour de la vérification, aujourd’hui ou avant.' };
  return new Refusal('bad-input', 'day-ahead', says, [{ pointer: '/date', says }]);
}
