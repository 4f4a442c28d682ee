import { and, desc, eq, ne } from 'drizzle-orm';
import type { Reader } from '#api/db/open-database.ts';
import { recordEvent } from '#api/db/announce.ts';
import { sessions } from '#api/db/schema/people.ts';
import type { Person } from '#api/platform/authority/policy.ts';
import { Failure } from '#api/platform/failure.ts';
import type { Origin } from './entrance.rules.ts';
import { findSession } from './find-caller.ts';
import type { Identity } from './open-identity.ts';
import { writeCookie } from './session-cookie.ts';
import { revokeTokens } from './revoke-tokens.ts';
import { isLive } from './session.rules.ts';

/** The sessions of a person that still count, the last used first. */
export function listSessions(db: Reader, { id, role }: Pick<Person, 'id' | 'role'>, now: Date) {
  const rows = db.select().from(sessions).where(eq(sessions.personId, id)).orderBy(desc(sessions.updatedAt)).all();
  return rows.filter(({ updatedAt, expiresAt }) => isLive({ updatedAt: updatedAt.getTime(), expiresAt: expiresAt.getTime() }, role, now.getTime()));
}

/** Ends one session of a person. @throws Failure `not-found` where it is none of theirs */
export function revokeSession({ db, now }: Identity, { id }: Person, sessionId: string): void {
  db.transaction(
    (tx) => {
      const { changes } = tx
        .delete(sessions)
        .where(and(eq(sessions.id, sessionId), eq(sessions.personId, id)))
        .run();
      if (changes === 0) throw new Failure('not-found', 'not-found', 'There is no such session.');
      recordEvent(tx, { at: now(), actor: id, kind: 'session-ended', subject: id });
    },
    { behavior: 'immediate' },
  );
}

/** Ends every session of a person, with all their tokens, or every session but that which asks. */
export function revokeSessions(identity: Identity, { id }: Pick<Person, 'id'>, besides?: Origin): void {
  const at = identity.now();
  const kept = besides === undefined ? undefined : findSession(identity, besides)?.id;
  identity.db.transaction(
    (tx) => {
      tx.delete(sessions)
        .where(and(eq(sessions.personId, id), ...(kept === undefined ? [] : [ne(sessions.id, kept)])))
        .run();
      recordEvent(tx, { at, actor: id, kind: 'sessions-ended', subject: id });
      if (kept === undefined) revokeTokens(tx, { personId: id, actor: id, at });
    },
    { behavior: 'immediate' },
  );
}

/** Ends the session that asks, and gives the cookie that makes the browser forget it. */
export function signOut(identity: Identity, origin: Origin): string {
  const session = findSession(identity, origin);
  if (session !== undefined) {
    identity.db.transaction(
      (tx) => {
        tx.delete(sessions).where(eq(sessions.id, session.id)).run();
        recordEvent(tx, { at: identity.now(), actor: session.personId, kind: 'signed-out', subject: session.personId });
      },
      { behavior: 'immediate' },
    );
  }
  return forgetSession(identity);
}

/** The cookie that makes a browser forget its session. */
export function forgetSession({ cookies }: Identity): string {
  return writeCookie(cookies.session, '', { isSecure: cookies.isSecure, maxAge: 0 });
}
