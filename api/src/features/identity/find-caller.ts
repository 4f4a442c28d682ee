import { nobody, type Caller, type Person } from '#api/platform/authority/policy.ts';
import { bearerOf } from '#api/platform/http/bearer.ts';
import { findTokenCaller } from './find-token-caller.ts';
import { mayEnter, type Origin } from './entrance.rules.ts';
import type { Identity } from './open-identity.ts';
import { readCookie, unsignValue } from './session-cookie.ts';
import { isLive, isNoteDue } from './session.rules.ts';
import { noteUse, selectSession, type SessionRow } from './session.store.ts';

/** The session that a request is sent with, as the database knows it now; none where it ended, or where the person may not sign in. */
export function findSession(identity: Identity, origin: Origin): SessionRow | undefined {
  // Whoever sends a token is judged by it alone.
  if (bearerOf(origin) !== undefined) return undefined;
  const token = unsignValue(readCookie(origin.headers.cookie, identity.cookies.session), identity.secret);
  const row = token === undefined ? undefined : selectSession(identity.db).get(token);
  if (row === undefined || row.suspendedAt !== null || !isLive(row, row.role, identity.now().getTime())) return undefined;
  return row.demo === 1 && !mayEnter(identity.config, origin) ? undefined : row;
}

/** Who sends a request, by its token, else by the cookie of their session. */
export async function findCaller(identity: Identity, origin: Origin): Promise<Caller> {
  const bearer = bearerOf(origin);
  if (bearer !== undefined) return findTokenCaller(identity, bearer);
  const session = findSession(identity, origin);
  if (session === undefined) return nobody;
  const now = identity.now().getTime();
  if (isNoteDue(session, now)) noteUse(identity.db).run(now, session.id);
  return personOf(session);
}

function personOf({ personId, name, email, language, role, twoFactorEnabled, demo }: SessionRow): Person {
  return { kind: 'person', id: personId, name, email, language, role, strong: twoFactorEnabled === 1 || demo === 1, via: 'session', scopes: [] };
}
