import { recordEvent } from '#api/db/announce.ts';
import type { Database } from '#api/db/open-database.ts';
import { getOpenSubmission, wrongState, type Moderator } from './guard-review.ts';
import { updateReview } from './review.store.ts';

type Given = { readonly revisionId: string; readonly version: number; readonly move: 'take' | 'hand-back' };

/** Takes a submission, so that others see who deals with it, or hands it back. @throws Refusal as `getOpenSubmission`; `wrong-state` where it was decided. */
export function takeSubmission({ db, now }: { db: Database; now: () => Date }, moderator: Moderator, { revisionId, version, move }: Given): void {
  db.transaction(
    (tx) => {
      const { listing, revision } = getOpenSubmission(tx, moderator, { revisionId, version });
      if (revision.state !== 'submitted' && revision.state !== 'scheduled') throw wrongState();
      updateReview(tx, revisionId, { assigneeId: move === 'take' ? moderator.id : null });
      const kind = move === 'take' ? 'review-taken' : 'review-handed-back';
      recordEvent(tx, { at: now(), actor: moderator.id, kind, subject: listing.id, data: { revision: revision.number } });
    },
    { behavior: 'immediate' },
  );
}
