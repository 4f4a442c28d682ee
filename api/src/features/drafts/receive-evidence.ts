import { claimFields, ClaimKey } from '#api/contract/upload.ts';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { findVendorOfListing, policies } from '#api/features/authority/index.ts';
import { attachEvidence, getEvidence, removeEvidence, storeEvidence } from '#api/features/uploads/index.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { Failure, Refusal, type Objection, type Said } from '#api/platform/failure.ts';
import type { Asked } from '#api/platform/http/add-form.ts';
import type { DraftRouteDeps } from './route-deps.ts';

/** What stands in the name of a field that takes evidence: `certifications.2.claim.file`. */
const fileField = /^(?<of>(?<field>\w+)(?:\.\d+)?)\.claim\.file$/;

const said = {
  tooMany: {
    en: 'Ten files fit at a time. This one was not sent; choose it again.',
    fr: 'Dix fichiers à la fois sont acceptés. Celui-ci n’a pas été envoyé\u202f; choisissez-le de nouveau.',
  },
  unplaced: {
    en: 'Choose what the file stands behind. It is kept, and waits below.',
    fr: 'Choisissez ce que le fichier appuie. Il est conservé et attend plus bas.',
  },
} as const satisfies Record<string, Said>;

type Sent = Asked<unknown>;

/** Why a file that was left unread was. */
export const refuseUnread: Said = said.tooMany;

/** Whether a field of a form takes evidence. */
export function takesEvidence(field: string): boolean {
  return fileField.test(field);
}

/** Keeps the PDFs of a form, each behind what its field is about, and puts those that wait behind what was chosen. One that is refused keeps none of the others back; says why any were. */
export async function receiveEvidence(deps: DraftRouteDeps, asked: Sent): Promise<Objection[]> {
  const listingId = asked.params['listing'] ?? '';
  const vendorId = vendorOf(deps.db, listingId);
  const objections: Objection[] = [];
  for (const file of asked.files.filter(({ field }) => takesEvidence(field))) {
    const pointer = `/${file.field.replaceAll('.', '/')}`;
    if (file.unread === true) objections.push({ pointer, says: said.tooMany });
    else {
      const claim = claimOf(asked, file.field);
      const of = { vendorId, listingId, claim, personId: personOf(asked.caller).id, mayWrite: mayStillWrite(asked) };
      const refused = await refusalOf(storeEvidence({ ...deps, evidence: deps.paths.evidence }, of, file));
      if (refused !== undefined || claim === undefined) objections.push({ pointer, says: refused ?? said.unplaced });
    }
  }
  attachWaiting(deps, asked, { vendorId, listingId });
  return objections;
}

/** Removes a file of evidence of a listing for good. @throws Failure `not-found` */
export async function removeListingEvidence(deps: DraftRouteDeps, { listingId, id, personId }: { listingId: string; id: string; personId: string }): Promise<void> {
  const vendorId = vendorOf(deps.db, listingId);
  if (getEvidence(deps.db, vendorId, id).listingId !== listingId) throw new Failure('not-found', 'not-found', 'There is no such file.');
  await removeEvidence({ ...deps, evidence: deps.paths.evidence }, { vendorId, id, actor: personId });
}

/** What the fields around a file say that it stands behind, where they say anything. */
function claimOf({ fields }: Sent, name: string): string | undefined {
  const { of = '', field = '' } = fileField.exec(name)?.groups ?? {};
  const term = new Map(Object.entries(claimFields)).get(field);
  const value = fields.find(([known]) => known === `${of}.${term ?? ''}`)?.[1];
  return ClaimKey.safeParse(`${field}.${value ?? ''}`).data;
}

function attachWaiting({ db }: DraftRouteDeps, { fields }: Sent, of: { vendorId: string; listingId: string }): void {
  for (const [name, value] of fields) {
    const id = /^attach\.(.+)$/.exec(name)?.[1];
    const claim = ClaimKey.safeParse(value).data;
    if (id !== undefined && claim !== undefined && getEvidence(db, of.vendorId, id).listingId === of.listingId) attachEvidence({ db }, { ...of, id, claim });
  }
}

async function refusalOf(storing: Promise<unknown>): Promise<Said | undefined> {
  try {
    await storing;
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.says;
  }
}

function mayStillWrite({ caller, params }: Sent): (tx: Transaction) => boolean {
  return (tx) => policies.listingEditor.decide(tx, { caller, params, writes: true }) === 'allow';
}

/** @throws Failure `no-listing` */
function vendorOf(db: Database, listingId: string): string {
  const vendorId = findVendorOfListing(db, listingId);
  if (vendorId === undefined) throw new Failure('not-found', 'no-listing', 'There is no such listing.');
  return vendorId;
}
