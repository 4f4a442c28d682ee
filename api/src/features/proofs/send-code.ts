import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { Language } from '#api/contract/text.ts';
import { recordEvent } from '#api/db/announce.ts';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { ownDomain, readMailAddress } from '#api/features/vendors/index.ts';
import { requireSpeaker } from './may-speak.ts';
import { refuseDomain, refuseProof } from './proof-refusals.ts';
import { countProofs, endProofs, insertProof, type ProofRow } from './proof.store.ts';

/** What proofs need; `baseUrl` is where the public reaches the catalogue. */
export type ProofDeps = { readonly db: Database; readonly now: () => Date; readonly config: { readonly baseUrl: string } };

/** A person who proves something. */
export type Prover = { readonly id: string; readonly name: string; readonly language: Language };

/** For how long a code works, how often a wrong one may be typed, and how many are sent in a day for a person and to an address. */
export const codeMinutes = 30;
export const mostAttempts = 5;
const dailyCodes = { person: 10, address: 5 } as const;

const dayMs = 86_400_000;

/**
 * Sends a code to an address on a website's own domain; it proves, for this person, vendor and website alone, that they speak for it.
 * Without `website` it is the vendor's own.
 * @throws Failure `no-vendor`; Refusal `sample`, `suspended`, `has-owner`, `not-owner`, `no-own-domain`, `bad-address`, `other-domain`, `too-many-codes`
 */
export function sendProofCode(
  { db, now }: Pick<ProofDeps, 'db' | 'now'>,
  prover: Prover,
  { vendorId, address, website }: { vendorId: string; address: string; website?: string | undefined },
): void {
  const at = now();
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  db.transaction(
    (tx) => {
      const { vendor, as } = requireSpeaker(tx, vendorId, prover.id);
      const proven = as === 'owner' ? (website ?? vendor.content.website) : vendor.content.website;
      const to = provingAddress(address, proven);
      assertNotTooMany(tx, { personId: prover.id, address: to }, at);
      endProofs(tx, vendorId, prover.id, at);
      insertProof(tx, { ...newProof({ vendorId, personId: prover.id, website: proven, address: to.toLowerCase() }, at), ...sealed(code) });
      recordEvent(tx, { at, actor: prover.id, kind: 'vendor-proof-sent', subject: vendorId });
      announceMail(tx, at, {
        to: { address: to },
        template: 'vendor-proof-code',
        language: prover.language,
        data: { code, vendor: vendor.name, website: URL.parse(proven)?.hostname ?? '', minutes: codeMinutes },
      });
    },
    { behavior: 'immediate' },
  );
}

/** The id and the seal of a code: of the database alone, it can be told from no other. */
function sealed(code: string): Pick<ProofRow, 'id' | 'codeHash'> {
  const id = randomUUID();
  return { id, codeHash: sealCode(id, code) };
}

/** What is kept of a code. */
export function sealCode(id: string, code: string): string {
  return createHash('sha256').update(`${id} ${code}`).digest('hex');
}

function newProof(of: Pick<ProofRow, 'vendorId' | 'personId' | 'website' | 'address'>, at: Date): Omit<ProofRow, 'id' | 'codeHash'> {
  return { ...of, attempts: 0, createdAt: at, expiresAt: new Date(at.getTime() + codeMinutes * 60_000), endedAt: null };
}

function provingAddress(given: string, website: string): string {
  const domain = ownDomain(website);
  if (domain === undefined) throw refuseProof('no-own-domain');
  const read = readMailAddress(given);
  if (read?.domain !== domain) throw /^[^@\s]+@[^@\s]+$/.test(given) ? refuseDomain(domain) : refuseProof('bad-address', '/address');
  return read.address;
}

function assertNotTooMany(tx: Transaction, of: { personId: string; address: string }, at: Date): void {
  const sent = countProofs(tx, of, new Date(at.getTime() - dayMs));
  if (sent.person >= dailyCodes.person || sent.address >= dailyCodes.address) throw refuseProof('too-many-codes');
}
