import type { DraftContent } from '#api/contract/draft.ts';
import type { Reader } from '#api/db/open-database.ts';
import { findNewestRevision, getListing, type ListingRow, type RevisionRow } from '#api/features/listings/index.ts';
import { findDraft, findDraftVersion, lastVersion, type DraftRow } from './draft.store.ts';
import { refuseNow, refuseOlder } from './draft-refusals.ts';

/** A draft as it stands: what was saved, else what the newest revision says. */
export type OpenDraft = {
  readonly listing: ListingRow;
  readonly newest: RevisionRow | undefined;
  readonly row: DraftRow | undefined;
  readonly version: number;
  readonly content: DraftContent;
};

/** Opens the draft of a listing. @throws Failure `no-listing` */
export function openDraft(db: Reader, listingId: string): OpenDraft {
  const listing = getListing(db, listingId);
  const newest = findNewestRevision(db, listingId);
  const row = findDraft(db, listingId);
  return { listing, newest, row, version: row?.version ?? lastVersion(db, listingId), content: row?.content ?? newest?.content ?? {} };
}

/** What a version of a draft said, where that is still known. */
export function contentAt(db: Reader, { listing, row, version, content }: OpenDraft, wanted: number): DraftContent | undefined {
  if (wanted === version) return content;
  return findDraftVersion(db, listing.id, wanted) ?? (row === undefined ? content : undefined);
}

/** Holds that a draft may be written now. @throws Refusal `archived`, `in-review` */
export function assertWritable({ listing, newest }: OpenDraft): void {
  if (listing.state === 'archived') throw refuseNow('archived');
  if (newest?.state === 'submitted' || newest?.state === 'scheduled') throw refuseNow('in-review');
}

/** Who decides something about a listing, and the version of its draft that they saw; a page that shows no version has none. */
export type Deciding = { readonly listingId: string; readonly personId: string; readonly version?: number };

/** Holds that what was seen of a draft is its newest version. @throws Refusal `older-version` */
export function assertNewest(db: Reader, listingId: string, version: number | undefined): void {
  const open = openDraft(db, listingId);
  if (version !== undefined && open.version !== version) throw refuseOlder(open.version);
}
