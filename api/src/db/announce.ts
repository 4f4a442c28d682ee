import { auditEvents, outbox } from './schema/platform.ts';
import type { Transaction } from './open-database.ts';

/** What changed, for the jobs that follow: index, pages, and later mail. */
export type Announcement = { readonly kind: string; readonly subject: string; readonly payload?: unknown };

/** Writes an audit event into the transaction of the change. */
export function recordEvent(tx: Transaction, event: { at: Date; actor: string; kind: string; subject: string; data?: unknown }): void {
  tx.insert(auditEvents)
    .values({ ...event, data: event.data ?? {} })
    .run();
}

/** Writes a job into the transaction of the change; it runs after the commit, at least once. */
export function announce(tx: Transaction, at: Date, announcement: Announcement): void {
  tx.insert(outbox)
    .values({ kind: announcement.kind, subject: announcement.subject, payload: announcement.payload ?? {}, createdAt: at, dueAt: at })
    .run();
}
