import type { ManagedListing, ManagedListingDetail, ManagedListings, ManagedParameters } from '#api/contract/managed-listing.ts';
import type { Database } from '#api/db/open-database.ts';
import { findStanding } from '#api/features/authority/index.ts';
import { findLiveContent, moveListing } from '#api/features/listings/index.ts';
import { evidenceOfListing } from '#api/features/uploads/index.ts';
import { Refusal } from '#api/platform/failure.ts';
import { statedClaims } from './checks/claim-checks.rules.ts';
import { listBrokenLinks } from './link-check.store.ts';
import { findManaged, listManaged, type ManagedRow } from './managed.store.ts';
import { readHistory } from './read-history.ts';
import { findOpenRevision } from './review.store.ts';

const pageSize = 50;

/** The listings of the catalogue, whatever their state. */
export function readManagedListings(db: Database, query: ManagedParameters): ManagedListings {
  const { rows, total } = listManaged(db, query, pageSize);
  return { total, page: query.page, pageSize, items: rows.map(toManaged) };
}

/** A listing with its claims, its history and what can be done to it. @throws Refusal `no-listing` */
export function readManagedListing(db: Database, personId: string, listingId: string): ManagedListingDetail {
  const row = findManaged(db, listingId);
  if (row === undefined) throw new Refusal('not-found', 'no-listing', { en: 'There is no such listing.', fr: 'Cette fiche n’existe pas.' });
  const own = findStanding(db, personId, row.vendorId) !== undefined;
  const moves = (['suspend', 'restore', 'withdraw', 'archive'] as const).filter((move) => !own && moveListing(row.state, move) !== undefined);
  return {
    ...toManaged(row),
    own,
    moves,
    claims: statedClaims(findLiveContent(db, listingId)),
    evidence: evidenceOfListing(db, row.vendorId, listingId),
    submission: findOpenRevision(db, listingId) ?? null,
    history: readHistory(db, listingId),
    brokenLinks: listBrokenLinks(db, listingId),
  };
}

function toManaged(row: ManagedRow): ManagedListing {
  return {
    id: row.id,
    slug: row.slug,
    name: { ...(row.nameEn === null ? {} : { en: row.nameEn }), ...(row.nameFr === null ? {} : { fr: row.nameFr }) },
    state: row.state,
    version: row.version,
    sample: row.sample === 1,
    vendor: { id: row.vendorId, slug: row.vendorSlug, name: row.vendorName, status: row.vendorStatus },
    public: row.state === 'live' && row.vendorStatus === 'active',
    updatedAt: new Date(row.updatedAt).toISOString(),
    leftAt: row.leftAt === null ? null : new Date(row.leftAt).toISOString(),
  };
}
