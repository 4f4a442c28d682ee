import { findRevision, getListing } from '#api/features/listings/index.ts';
import type { ReviewDeps } from './decide-submission.ts';
import { tellVendor } from './tell-vendor.ts';

/** Tells vendors that what was scheduled is public now; what left again meanwhile is not told of. */
export function tellPublished({ db, now, config }: Omit<ReviewDeps, 'reasons'>, revisionIds: readonly string[]): void {
  db.transaction(
    (tx) => {
      for (const id of revisionIds) {
        const revision = findRevision(tx, id);
        if (revision === undefined) continue;
        const listing = getListing(tx, revision.listingId);
        if (listing.liveRevisionId === id && listing.state === 'live')
          tellVendor(tx, { template: 'approved', listing, content: revision.content, at: now(), baseUrl: config.baseUrl });
      }
    },
    { behavior: 'immediate' },
  );
}
