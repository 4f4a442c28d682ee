import { createHash, randomUUID } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { recordEvent } from '#api/db/announce.ts';
import type { Database, Reader, Transaction } from '#api/db/open-database.ts';
import { Failure } from '#api/platform/failure.ts';
import { writeDurably } from '#api/platform/write-durably.ts';
import { chargeUpload } from './charge-upload.ts';
import { isPdf, safeName } from './evidence-file.rules.ts';
import { countEvidence, deleteEvidence, findEvidence, insertEvidence, moveEvidence, type EvidenceRow } from './evidence.store.ts';
import { mostEvidence, mostEvidenceBytes } from './upload-limits.rules.ts';
import { refuseFile, refuseMore } from './upload-refusals.ts';

/** What keeping evidence needs; `evidence` is the folder of its files. */
export type EvidenceDeps = { readonly db: Database; readonly evidence: string; readonly now: () => Date };

/** For which vendor, about which of its listings and of what that claims, a person sends evidence in; `mayWrite` is asked again once the file is on disk. */
export type EvidenceFor = {
  readonly vendorId: string;
  readonly listingId: string | undefined;
  readonly claim?: string | undefined;
  readonly personId: string;
  readonly mayWrite: (tx: Transaction) => boolean;
  /** Told of what is kept, in its transaction. */
  readonly kept?: (tx: Transaction, row: EvidenceRow) => void;
};

/** Where the file of evidence of an id is. */
export function evidenceFile(folder: string, id: string): string {
  return join(folder, `${id}.pdf`);
}

/**
 * Keeps a PDF that stands behind what a vendor says; only the vendor's people and CATA's staff ever get it.
 * @throws Refusal `file-too-large`, `not-a-pdf`, `too-many-uploads`, `too-much-evidence`
 */
export async function storeEvidence(deps: EvidenceDeps, { mayWrite, kept, ...of }: EvidenceFor, file: { readonly name: string; readonly bytes: Buffer }): Promise<EvidenceRow> {
  const { db, now } = deps;
  const { bytes } = file;
  chargeUpload(deps, of.personId, bytes.length);
  if (bytes.length > mostEvidenceBytes) throw refuseFile('file-too-large');
  if (!isPdf(bytes)) throw refuseFile('not-a-pdf');
  const id = randomUUID();
  const { personId: createdBy, vendorId, listingId, claim = null } = of;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const row: EvidenceRow = { id, vendorId, listingId: listingId ?? null, claim, name: safeName(file.name), bytes: bytes.length, sha256, createdBy, createdAt: now() };
  await writeDurably(evidenceFile(deps.evidence, id), bytes);
  try {
    db.transaction(
      (tx) => {
        keep(tx, row, mayWrite);
        kept?.(tx, row);
      },
      { behavior: 'immediate' },
    );
  } catch (error) {
    await unlink(evidenceFile(deps.evidence, id)).catch(() => undefined);
    throw error;
  }
  return row;
}

function keep(tx: Transaction, row: EvidenceRow, mayWrite: (tx: Transaction) => boolean): void {
  if (!mayWrite(tx)) throw new Failure('forbidden', 'forbidden', 'You may no longer do this.');
  if (countEvidence(tx, row.vendorId) >= mostEvidence) throw refuseMore('too-much-evidence');
  insertEvidence(tx, row);
  recordEvent(tx, { at: row.createdAt, actor: row.createdBy, kind: 'evidence-added', subject: row.vendorId, data: { evidence: row.id } });
}

/** Removes a file of evidence of a vendor for good. @throws Failure `not-found` */
export async function removeEvidence(deps: EvidenceDeps, { vendorId, id, actor }: { vendorId: string; id: string; actor: string }): Promise<void> {
  deps.db.transaction(
    (tx) => {
      deleteEvidence(tx, getEvidence(tx, vendorId, id).id);
      recordEvent(tx, { at: deps.now(), actor, kind: 'evidence-removed', subject: vendorId, data: { evidence: id } });
    },
    { behavior: 'immediate' },
  );
  await unlink(evidenceFile(deps.evidence, id)).catch(() => undefined);
}

/** Puts a file of evidence of a vendor behind something that one of its listings claims. @throws Failure `not-found` */
export function attachEvidence({ db }: Pick<EvidenceDeps, 'db'>, { vendorId, id, ...place }: { vendorId: string; id: string; listingId: string; claim: string }): EvidenceRow {
  return db.transaction(
    (tx) => {
      const row = getEvidence(tx, vendorId, id);
      moveEvidence(tx, id, place);
      return { ...row, ...place };
    },
    { behavior: 'immediate' },
  );
}

/** A file of evidence of a vendor. @throws Failure `not-found` */
export function getEvidence(db: Reader, vendorId: string, id: string): EvidenceRow {
  const row = findEvidence(db, vendorId, id);
  if (row === undefined) throw new Failure('not-found', 'not-found', 'There is no such file.');
  return row;
}
