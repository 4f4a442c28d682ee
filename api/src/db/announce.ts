import type { EventKind } from '#api/contract/event-kinds.ts';
import { auditEvents, outbox } from './schema/platform.ts';
import type { Transaction } from './open-database.ts';

/** What changed, for the jobs that follow: index, pages, and later mail. */
export type Announcement = { readonly kind: string; readonly subject: string; readonly payload?: unknown };

/** Writes an audit event into the transaction of the change. */
export function recordEvent(tx: Transaction, event: { at: Date; actor: string; kind: EventKind; subject: string; data?: unknown }): void {
  tx.insert(auditEvents)
    .values({ ...event, data: event.data ?? {} })
    .run();
}

/** Writes a job into the transaction of the change; it runs after the commit, at least once. */
export function announce(tx: Transaction, at: Date, announcement: Announcement): void {
  tx.insert(outbox)
    .values({ kind: announcement.kind, subject: announcement.subject, payload: announcement.payload ?? {}, createdAt: at, dueAt: at })
    .run();
  ringOnce();
}

const listeners = new Set<() => void>();
let ringing = false;

/** Calls `listener` right after each transaction of this process that announced something; returns how to stop. */
export function onAnnouncement(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** A transaction is synchronous, so by the next microtask it is over; a rollback rings for nothing, which does no harm. */
function ringOnce(): void {
  if (ringing) return;
  ringing = true;
  queueMicrotask(() => {
    ringing = false;
    for (const listener of listeners) listener();
  });
}
