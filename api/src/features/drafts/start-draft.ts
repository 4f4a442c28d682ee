import type { DraftContent } from '#api/contract/draft.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { findVendorOfListing } from '#api/features/authority/index.ts';
import { startListing } from '#api/features/listings/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { fitsDraft } from './draft-size.rules.ts';
import { refuseLarge } from './draft-refusals.ts';
import { putDraft } from './draft.store.ts';
import { openDraft } from './open-draft.ts';
import type { DraftDeps } from './save-draft.ts';
import { copyOf } from './copy-content.rules.ts';

/** Starts a listing of a vendor with a first draft. Returns the id of the listing. @throws Refusal `draft-too-large` */
export function startDraft({ db, now }: DraftDeps, given: { vendorId: string; personId: string; content: DraftContent }): string {
  return db.transaction((tx) => start(tx, { ...given, at: now() }), { behavior: 'immediate' });
}

/** Starts a listing that says what another of the same vendor says. Returns its id. @throws Failure `no-listing` */
export function duplicateListing({ db, now }: DraftDeps, { vendorId, personId, from }: { vendorId: string; personId: string; from: string }): string {
  return db.transaction(
    (tx) => {
      if (findVendorOfListing(tx, from) !== vendorId) throw new Failure('not-found', 'no-listing', 'There is no such listing.');
      return start(tx, { vendorId, personId, content: copyOf(openDraft(tx, from).content), at: now() });
    },
    { behavior: 'immediate' },
  );
}

function start(tx: Transaction, { vendorId, personId, content, at }: { vendorId: string; personId: string; content: DraftContent; at: Date }): string {
  if (!fitsDraft(content)) throw refuseLarge();
  const listingId = startListing(tx, vendorId, { actor: personId, at });
  putDraft(tx, { listingId, content, version: 1, createdAt: at, updatedAt: at, updatedBy: personId });
  return listingId;
}
