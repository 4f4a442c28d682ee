import type { ProofState, VendorRequests } from '#api/contract/workspace.ts';
import type { Reader } from '#api/db/open-database.ts';
import { findMember } from '#api/features/members/index.ts';
import { findNamesakes, isSameWebsite, ownDomain } from '#api/features/vendors/index.ts';
import { requireSpeaker } from './may-speak.ts';
import { findOpenProof } from './proof.store.ts';
import { findNewestRequest, listWaiting, type RequestRow, type ShownRequest } from './request.store.ts';

/** Where a person is with proving that they speak for a vendor, or for another website of their own. @throws as `requireSpeaker` */
export function readProof(db: Reader, { vendorId, personId, website, at }: { vendorId: string; personId: string; website: string | undefined; at: Date }): ProofState {
  const { vendor, as } = requireSpeaker(db, vendorId, personId);
  const proven = as === 'owner' ? (website ?? vendor.content.website) : vendor.content.website;
  const open = findOpenProof(db, vendorId, personId);
  const code = open !== undefined && open.expiresAt > at && isSameWebsite(open.website, proven) ? open : undefined;
  const asked = findNewestRequest(db, vendorId, ['claim', 'website']);
  return {
    vendor: { id: vendor.id, slug: vendor.slug, name: vendor.name, website: vendor.content.website, status: vendor.status },
    website: proven,
    domain: ownDomain(proven) ?? null,
    code: code === undefined ? null : { address: code.address, until: code.expiresAt.toISOString() },
    asked: asked?.personId === personId ? openOf(asked) : null,
    proven: vendor.vettedAt !== null && findMember(db, vendorId, personId)?.role === 'owner' && isSameWebsite(vendor.content.website, proven),
  };
}

/** What a request still says, where it was neither approved nor withdrawn. */
export function openOf({ state, reason }: RequestRow): { state: 'waiting' | 'declined'; reason: string | null } | null {
  return state === 'waiting' || state === 'declined' ? { state, reason } : null;
}

/** What waits for CATA's staff, with the vendors that each could be taken for. */
export function readRequests(db: Reader): VendorRequests {
  return { items: listWaiting(db).map((shown) => requestOf(db, shown)) };
}

function requestOf(db: Reader, { request, vendor, person }: ShownRequest): VendorRequests['items'][number] {
  const { id, slug, name, content, status } = vendor;
  const like = findNamesakes(db, [content.operatingName, content.legalName], id);
  return {
    id: request.id,
    kind: request.kind,
    vendor: { id, slug, name, legalName: content.legalName, website: content.website, status },
    person,
    website: request.website,
    explanation: request.explanation,
    like: like.map((other) => ({ slug: other.slug, name: other.name, likeness: other.likeness })),
    askedAt: request.createdAt.toISOString(),
  };
}
