import type { ListingContent } from '#api/contract/listing-content.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { applyRevisionMove, dayOf, findLiveContent, getRevision, reviseListing, type Deed, type ListingRow, type RevisionRow } from '#api/features/listings/index.ts';
import { Refusal } from '#api/platform/failure.ts';
import { claimPointers, withLaterMarks, withMarks, type Mark } from './claim-marks.rules.ts';

type Approved = { readonly listing: ListingRow; readonly revision: RevisionRow; readonly pointers: readonly string[]; readonly deed: Deed };

/**
 * Marks claims of a revision that was just approved as checked by CATA, and keeps the marks that were made while it waited.
 * What was submitted never changes, so the marks are a revision of their own, which is approved with it.
 */
export function publishMarks(tx: Transaction, { listing, revision, pointers, deed }: Approved): void {
  const { content } = revision;
  assertClaims(content, pointers);
  // The row is of before the approval, so that this is what was live until now.
  const before = listing.liveRevisionId === null ? undefined : getRevision(tx, listing.liveRevisionId).content;
  const marked = withMarks(withLaterMarks(content, before), new Set(pointers), { date: dayOf(deed.at) });
  if (JSON.stringify(marked) === JSON.stringify(content)) return;
  publishContent(tx, listing.id, marked, deed);
}

/** Marks a claim of the live listing. @throws Refusal `no-claim`; Failure where the listing is not live */
export function markClaim(tx: Transaction, listingId: string, { pointer, mark, deed }: { pointer: string; mark: Mark; deed: Deed }): void {
  const content = findLiveContent(tx, listingId);
  if (content === undefined) throw noClaim();
  assertClaims(content, [pointer]);
  publishContent(tx, listingId, withMarks(content, new Set([pointer]), mark), deed);
}

function publishContent(tx: Transaction, listingId: string, content: ListingContent, deed: Deed): void {
  const revisionId = reviseListing(tx, { listingId, content, actor: deed.actor, at: deed.at });
  applyRevisionMove(tx, revisionId, 'submit', { actor: deed.actor, at: deed.at });
  applyRevisionMove(tx, revisionId, 'approve', deed);
}

function assertClaims(content: ListingContent, pointers: readonly string[]): void {
  const known = new Set(claimPointers(content));
  if (!pointers.every((pointer) => known.has(pointer))) throw noClaim();
}

function noClaim(): Refusal {
  return new Refusal('bad-input', 'no-claim', { en: 'The listing makes no such claim.', fr: 'La fiche ne comporte pas cette affirmation.' });
}
