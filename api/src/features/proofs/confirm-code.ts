import { timingSafeEqual } from 'node:crypto';
import type { Transaction } from '#api/db/open-database.ts';
import type { Refusal } from '#api/platform/failure.ts';
import { requireSpeaker } from './may-speak.ts';
import { refuseProof } from './proof-refusals.ts';
import { countAttempt, endProofs, findOpenProof, type ProofRow } from './proof.store.ts';
import { mostAttempts, sealCode, type ProofDeps } from './send-code.ts';
import { vouchFor } from './settle-vendor.ts';

/**
 * Takes the code that was sent: the person becomes an owner of the vendor, which becomes public, or whose website becomes the proven one.
 * A wrong one counts, whatever else happens to the request.
 * @throws Failure `no-vendor`; Refusal `no-code`, `code-expired`, `wrong-code`, `too-many-attempts`, `sample`, `suspended`, `has-owner`, `not-owner`
 */
export function confirmProofCode({ db, now }: Pick<ProofDeps, 'db' | 'now'>, personId: string, { vendorId, code }: { vendorId: string; code: string }): void {
  const at = now();
  const refusal = db.transaction((tx) => take(tx, { vendorId, personId, code: code.replaceAll(/[\s-]/g, ''), at }), { behavior: 'immediate' });
  if (refusal !== undefined) throw refusal;
}

/** Returns a refusal instead of throwing it, so that the attempt is counted. */
function take(tx: Transaction, { vendorId, personId, code, at }: { vendorId: string; personId: string; code: string; at: Date }): Refusal | undefined {
  const proof = findOpenProof(tx, vendorId, personId);
  if (proof === undefined) return refuseProof('no-code');
  if (proof.expiresAt <= at) return refuseProof('code-expired', '/code');
  if (proof.attempts >= mostAttempts) return refuseProof('too-many-attempts', '/code');
  if (!isRight(proof, code)) {
    countAttempt(tx, proof.id);
    return refuseProof(proof.attempts + 1 >= mostAttempts ? 'too-many-attempts' : 'wrong-code', '/code');
  }
  requireSpeaker(tx, vendorId, personId);
  endProofs(tx, vendorId, personId, at);
  vouchFor(tx, { vendorId, personId, website: proof.website, actor: personId, at });
  return undefined;
}

function isRight({ id, codeHash }: ProofRow, code: string): boolean {
  return timingSafeEqual(Buffer.from(sealCode(id, code)), Buffer.from(codeHash));
}
