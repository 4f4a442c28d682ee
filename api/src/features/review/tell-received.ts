import { getListing, getRevision } from '#api/features/listings/index.ts';
import type { ReviewDeps } from './decide-submission.ts';
import { findReview, noteVendorTold } from './review.store.ts';
import { tellVendor } from './tell-vendor.ts';

/** Tells vendors that their submissions arrived, each once. */
export function tellReceived({ db, now, config }: Omit<ReviewDeps, 'reasons'>, revisionIds: readonly string[]): void {
  db.transaction(
    (tx) => {
      for (const id of revisionIds) {
        if (findReview(tx, id)?.vendorTold !== false) continue;
        noteVendorTold(tx, id);
        const { listingId, content } = getRevision(tx, id);
        tellVendor(tx, { template: 'submission-received', listing: getListing(tx, listingId), content, at: now(), baseUrl: config.baseUrl });
      }
    },
    { behavior: 'immediate' },
  );
}
