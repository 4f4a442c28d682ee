import type { Evidence } from '#api/contract/upload.ts';
import type { Reader } from '#api/db/open-database.ts';
import { listEvidence, type EvidenceRow } from './evidence.store.ts';

/** A file of evidence as the vendor's people and staff see it. */
export function shownEvidence({ id, listingId, claim, name, bytes, createdAt }: EvidenceRow): Evidence {
  return { id, name, bytes, addedAt: createdAt.toISOString(), ...(listingId === null ? {} : { listing: listingId }), ...(claim === null ? {} : { claim }) };
}

/** The files of evidence that a vendor gave for a listing, newest first. */
export function evidenceOfListing(db: Reader, vendorId: string, listingId: string): Evidence[] {
  return listEvidence(db, vendorId, listingId).map(shownEvidence);
}
