import { announce } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { applyRevisionMove, findLiveContent, getListing, getRevision, rewriteDraft, type Deed } from '#api/features/listings/index.ts';
import { withoutOwnMarks } from './claim-marks.rules.ts';
import { insertReview, languageOfPerson } from './review.store.ts';

/**
 * Hands a draft revision in for review, within a transaction: from now on it never changes, it waits in the queue, its checks begin, and its vendor is told.
 * What it calls checked by CATA without being so is called what it is. @throws Failure `wrong-state` where it is no draft.
 */
export function submitForReview(tx: Transaction, revisionId: string, { actor, at }: Deed): void {
  const revision = getRevision(tx, revisionId);
  const listing = getListing(tx, revision.listingId);
  rewriteDraft(tx, revisionId, withoutOwnMarks(revision.content, findLiveContent(tx, listing.id)));
  applyRevisionMove(tx, revisionId, 'submit', { actor, at });
  insertReview(tx, {
    revisionId,
    listingId: listing.id,
    submittedAt: at,
    submittedBy: actor,
    language: languageOfPerson(tx, actor),
    assigneeId: null,
    decidedAt: null,
    vendorTold: false,
    version: 1,
  });
  announce(tx, at, { kind: 'revision-submitted', subject: revisionId });
}
