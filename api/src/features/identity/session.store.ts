import { lte, or } from 'drizzle-orm';
import type { Transaction } from '#api/db/open-database.ts';
import { prepared } from '#api/db/prepared.ts';
import { sessions, verifications } from '#api/db/schema/people.ts';
import type { Language } from '#api/contract/text.ts';
import type { Person } from '#api/platform/authority/policy.ts';
import { longestIdleMs } from './session.rules.ts';

/** A session with the person that it is of, as both are at this moment. */
export type SessionRow = {
  readonly id: string;
  readonly updatedAt: number;
  readonly expiresAt: number;
  readonly demo: number;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly role: Person['role'];
  readonly twoFactorEnabled: number;
  readonly suspendedAt: number | null;
};

/** The session of a token, asked for at each request of whoever is signed in. */
export const selectSession = prepared((client) =>
  client.prepare<[string], SessionRow>(`
    select s.id, s.updated_at as updatedAt, s.expires_at as expiresAt, s.demo, p.id as personId, p.name, p.email, p.language, p.role,
           p.two_factor_enabled as twoFactorEnabled, p.suspended_at as suspendedAt
    from sessions s join people p on p.id = s.person_id where s.token = ?`),
);

/** Notes when a session was last used. */
export const noteUse = prepared((client) => client.prepare<[number, string]>('update sessions set updated_at = ? where id = ?'));

/** Ends a session of a person. */
export const endSession = prepared((client) => client.prepare<[string, string]>('delete from sessions where id = ? and person_id = ?'));

/** Opens a session. */
export function insertSession(tx: Transaction, session: typeof sessions.$inferInsert): void {
  tx.insert(sessions).values(session).run();
}

/** Forgets the sessions and links that no longer count. */
export function dropExpired(tx: Transaction, now: Date): void {
  const unused = new Date(now.getTime() - longestIdleMs);
  tx.delete(sessions)
    .where(or(lte(sessions.expiresAt, now), lte(sessions.updatedAt, unused)))
    .run();
  tx.delete(verifications).where(lte(verifications.expiresAt, now)).run();
}
