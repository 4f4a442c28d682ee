import { randomUUID } from 'node:crypto';
import { recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { refuseProof } from './proof-refusals.ts';
import { countWaitingOf, findNewestRequest, insertRequest, type RequestRow } from './request.store.ts';

/** How many requests of one person wait for CATA at a time. */
const mostWaiting = 5;

/** Writes a request within a transaction. @throws Refusal `already-asked`, `too-many-requests` */
export function putRequest(tx: Transaction, of: Pick<RequestRow, 'vendorId' | 'personId' | 'kind' | 'website' | 'explanation'>, at: Date): void {
  const known = findNewestRequest(tx, of.vendorId, [of.kind]);
  if (known?.state === 'waiting' && known.personId === of.personId) throw refuseProof('already-asked');
  if (countWaitingOf(tx, of.personId) >= mostWaiting) throw refuseProof('too-many-requests');
  insertRequest(tx, { id: randomUUID(), ...of, state: 'waiting', reason: null, decidedBy: null, createdAt: at, decidedAt: null });
  recordEvent(tx, { at, actor: of.personId, kind: 'vendor-request-made', subject: of.vendorId, data: { about: of.kind } });
}
