import type { Report } from '#api/contract/report.ts';
import type { Reader } from '#api/db/open-database.ts';
import { findLiveContent, findPublicBySlug, getListing } from '#api/features/listings/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { findReport, type ReportRow } from './report.store.ts';

/** A report with the listing that it is about, as that stands now. */
export function showReport(db: Reader, row: ReportRow): Report {
  const listing = getListing(db, row.listingId);
  const { en, fr } = findLiveContent(db, listing.id)?.name ?? {};
  const { id, kind, detail, email, language, outcome, note, handledBy } = row;
  return {
    id,
    listing: {
      id: listing.id,
      slug: listing.slug,
      name: { ...(en === undefined ? {} : { en }), ...(fr === undefined ? {} : { fr }) },
      isPublic: findPublicBySlug(db, listing.slug) !== undefined,
      vendor: findVendorById(db, listing.vendorId)?.name ?? '',
    },
    kind,
    detail,
    email,
    language,
    outcome,
    note,
    handledBy,
    confirmedAt: (row.confirmedAt ?? row.createdAt).toISOString(),
    handledAt: row.handledAt?.toISOString() ?? null,
  };
}

/** A report by its id. @throws Failure `not-found` */
export function shownReport(db: Reader, id: string): Report {
  const row = findReport(db, id);
  if (row === undefined) throw new Failure('not-found', 'not-found', 'There is no such report.');
  return showReport(db, row);
}
