import type { Database } from '#api/db/open-database.ts';
import { findRevision, getListing } from '#api/features/listings/index.ts';
import { tellVendor } from './tell-vendor.ts';

/** Tells vendors that what was scheduled is public now; what left again meanwhile is not told of. */
export function tellPublished({ db, now, baseUrl }: { db: Database; now: () => Date; baseUrl: string }, revisionIds: readonly string[]): void {
  db.transaction(
    (tx) => {
      for (const id of revisionIds) {
        const revision = findRevision(tx, id);
        if (revision === undefined) continue;
        const listing = getListing(tx, revision.listingId);
        if (listing.liveRevisionId === id && listing.state === 'live') tellVendor(tx, { template: 'approved', listing, content: revision.content, at: now(), baseUrl });
      }
    },
    { behavior: 'immediate' },
  );
}
