import { pageAddress } from '#api/contract/addresses.ts';
import { recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { countMembers, findLanguage, findMember } from '#api/features/members/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { requireSpeaker } from './may-speak.ts';
import { refuseProof } from './proof-refusals.ts';
import { putRequest } from './put-request.ts';
import { decideWaiting, findRequest, type RequestRow } from './request.store.ts';
import type { ProofDeps } from './send-code.ts';
import { settleVendor, vouchFor } from './settle-vendor.ts';

/** What is asked of CATA: to speak for a vendor, or for another website of one's own vendor. */
export type Asked = { readonly vendorId: string; readonly website?: string | undefined; readonly explanation: string };

/**
 * Asks CATA to decide who speaks for a vendor, where no address can prove it.
 * @throws Failure `no-vendor`; Refusal `sample`, `suspended`, `has-owner`, `not-owner`, `already-asked`, `too-many-requests`
 */
export function askStaff({ db, now }: Pick<ProofDeps, 'db' | 'now'>, personId: string, { vendorId, website, explanation }: Asked): void {
  const at = now();
  db.transaction(
    (tx) => {
      const { vendor, as } = requireSpeaker(tx, vendorId, personId);
      const asked = as === 'owner' ? (website ?? vendor.content.website) : vendor.content.website;
      const kind = asked === vendor.content.website ? 'claim' : 'website';
      putRequest(tx, { vendorId, personId, kind, website: asked, explanation }, at);
    },
    { behavior: 'immediate' },
  );
}

/** What a moderator says to a request; a no needs its reason. */
export type StaffDecision = { readonly decision: 'approved' | 'declined'; readonly reason?: string | undefined };

/**
 * Decides what CATA was asked; of two decisions the first counts.
 * @throws Failure `not-found`; Refusal `already-decided`, `reason-needed`, `has-owner`, `not-owner`, `suspended`
 */
export function decideRequest({ db, now, config }: ProofDeps, moderatorId: string, requestId: string, { decision, reason }: StaffDecision): void {
  const at = now();
  if (decision === 'declined' && reason === undefined) throw refuseProof('reason-needed', '/reason');
  db.transaction(
    (tx) => {
      const request = findRequest(tx, requestId);
      if (request === undefined) throw new Failure('not-found', 'not-found', 'There is no such request.');
      if (!decideWaiting(tx, requestId, { state: decision, reason: reason ?? null, decidedBy: moderatorId, decidedAt: at })) throw refuseProof('already-decided');
      recordEvent(tx, { at, actor: moderatorId, kind: `vendor-request-${decision}`, subject: request.vendorId, data: { about: request.kind } });
      if (decision === 'approved') carryOut(tx, request, { actor: moderatorId, at });
      tellAsker(tx, request, { decision, reason, baseUrl: config.baseUrl, at });
    },
    { behavior: 'immediate' },
  );
}

type Told = StaffDecision & { readonly baseUrl: string; readonly at: Date };

function tellAsker(tx: Transaction, { vendorId, personId, kind }: RequestRow, { decision, reason, baseUrl, at }: Told): void {
  const link = `${baseUrl}${pageAddress('workspace', findLanguage(tx, personId))}`;
  const vendor = findVendorById(tx, vendorId)?.name ?? '';
  announceMail(tx, at, { to: { personId }, template: 'vendor-decided', data: { vendor, decision, about: kind, link, ...(reason === undefined ? {} : { reason }) } });
}

function carryOut(tx: Transaction, { vendorId, personId, kind, website }: RequestRow, { actor, at }: { actor: string; at: Date }): void {
  if (kind === 'name') return void settleVendor(tx, vendorId, { actor, at });
  if (countMembers(tx, vendorId) > 0 && findMember(tx, vendorId, personId)?.role !== 'owner')
    throw refuseProof(findMember(tx, vendorId, personId) === undefined ? 'has-owner' : 'not-owner');
  vouchFor(tx, { vendorId, personId, website, actor, at });
}
