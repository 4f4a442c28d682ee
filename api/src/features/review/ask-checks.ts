import { announce } from '#api/db/announce.ts';
import type { Database } from '#api/db/open-database.ts';
import { Refusal } from '#api/platform/failure.ts';
import { findReview } from './review.store.ts';

/** Has a submission looked at once more by every check. @throws Refusal `no-submission` */
export function askChecks({ db, now }: { db: Database; now: () => Date }, revisionId: string): void {
  if (findReview(db, revisionId) === undefined) throw new Refusal('not-found', 'no-submission', { en: 'There is no such submission.', fr: 'Cette soumission n’existe pas.' });
  db.transaction((tx) => announce(tx, now(), { kind: 'revision-submitted', subject: revisionId }), { behavior: 'immediate' });
}
