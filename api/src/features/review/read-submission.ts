import { checkNames, type CheckResult, type Submission } from '#api/contract/review.ts';
import type { ListingDetail } from '#api/contract/listing.ts';
import type { Database } from '#api/db/open-database.ts';
import {
  countPublicByVendor,
  findLiveContent,
  findRevisionBefore,
  getListing,
  getRevision,
  listingDetail,
  type ListingRow,
  type RevisionRow,
} from '#api/features/listings/index.ts';
import { evidenceOfListing } from '#api/features/uploads/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import { Refusal } from '#api/platform/failure.ts';
import { differenceBetween } from './difference/difference.rules.ts';
import { findWaiting } from './queue.store.ts';
import { readHistory } from './read-history.ts';
import { toQueueItem } from './read-queue.ts';
import { findReview, listChecks, namesOf } from './review.store.ts';

/** A submission with all that is needed to decide about it. @throws Refusal `no-submission` */
export function readSubmission(db: Database, personId: string, revisionId: string): Submission {
  const row = findWaiting(db, personId, revisionId);
  const review = findReview(db, revisionId);
  if (row === undefined || review === undefined) throw new Refusal('not-found', 'no-submission', { en: 'There is no such submission.', fr: 'Cette soumission n’existe pas.' });
  const revision = getRevision(db, revisionId);
  const listing = getListing(db, row.listingId);
  return {
    ...toQueueItem(row),
    state: revision.state,
    number: revision.number,
    language: review.language,
    submittedBy: { id: review.submittedBy, name: namesOf(db, [review.submittedBy]).get(review.submittedBy) ?? null },
    preview: previewOf(db, listing, revision),
    live: readLive(db, listing),
    sentBack: readSentBack(db, revision),
    differences: revision.id === listing.liveRevisionId ? [] : differenceBetween(findLiveContent(db, listing.id), revision.content),
    evidence: evidenceOfListing(db, listing.vendorId, listing.id),
    checks: readChecks(db, revisionId),
    history: readHistory(db, listing.id),
  };
}

/** A listing as it will be shown once the revision is approved. */
function previewOf(db: Database, listing: ListingRow, revision: RevisionRow): ListingDetail {
  const vendor = findVendorById(db, listing.vendorId);
  if (vendor === undefined) throw new Refusal('not-found', 'no-vendor', { en: 'There is no such vendor.', fr: 'Ce fournisseur n’existe pas.' });
  return listingDetail({ listing, revision, vendor }, countPublicByVendor(db, vendor.id));
}

function readLive(db: Database, { liveRevisionId, updatedAt }: ListingRow): Submission['live'] {
  return liveRevisionId === null ? null : { number: getRevision(db, liveRevisionId).number, updatedAt: updatedAt.toISOString() };
}

/** What a vendor made of a revision that was sent back to them. */
function readSentBack(db: Database, revision: RevisionRow): Submission['sentBack'] {
  const before = findRevisionBefore(db, revision);
  if (before === undefined || (before.state !== 'changes-requested' && before.state !== 'declined')) return null;
  return { number: before.number, differences: differenceBetween(before.content, revision.content) };
}

function readChecks(db: Database, revisionId: string): CheckResult[] {
  const done = new Map(listChecks(db, revisionId).map((check) => [check.name, check]));
  return checkNames.map((name) => {
    const check = done.get(name);
    return { name, at: check?.at.toISOString() ?? null, findings: [...(check?.findings ?? [])] };
  });
}
