import { and, eq } from 'drizzle-orm';
import { randomBytes, randomUUID } from 'node:crypto';
import { recordEvent } from '#api/db/announce.ts';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { credentials, sessions } from '#api/db/schema/people.ts';
import { announceMail } from '#api/features/mail/index.ts';
import type { Origin } from './entrance.rules.ts';
import { linkTo } from './links.ts';
import type { Identity } from './open-identity.ts';
import type { PersonRow } from './person.store.ts';
import { revokeTokens } from './revoke-tokens.ts';
import { signValue, writeCookie } from './session-cookie.ts';
import { sessionSeconds } from './session.rules.ts';
import { insertSession } from './session.store.ts';

const provider = 'credential';

/** The hash of a person's password, where they have one. */
export function findPasswordHash(db: Reader, personId: string): string | undefined {
  return db.select({ password: credentials.password }).from(credentials).where(ofPerson(personId)).get()?.password ?? undefined;
}

/**
 * Gives a person another password, in one transaction with all that follows: every session and every token ends, and the person is told
 * by mail, so that whoever did not change it can act.
 */
export function putPassword(identity: Identity, tx: Transaction, { id, name, language }: Pick<PersonRow, 'id' | 'name' | 'language'>, password: string): void {
  const at = identity.now();
  const { changes } = tx.update(credentials).set({ password, updatedAt: at }).where(ofPerson(id)).run();
  if (changes === 0) tx.insert(credentials).values({ id: randomUUID(), accountId: id, providerId: provider, personId: id, password, createdAt: at, updatedAt: at }).run();
  tx.delete(sessions).where(eq(sessions.personId, id)).run();
  revokeTokens(tx, { personId: id, actor: id, at });
  const data = { name, when: at.toISOString(), forgotten: linkTo(identity, 'forgotten', language) };
  announceMail(tx, at, { to: { personId: id }, template: 'password-changed', language, data });
  recordEvent(tx, { at, actor: id, kind: 'password-changed', subject: id });
}

/** Opens a session of a person who has just proven who they are, and gives its cookie. */
export function openSession({ now, secret, cookies }: Identity, tx: Transaction, personId: string, { ip, headers }: Origin): string {
  const at = now();
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(at.getTime() + sessionSeconds * 1000);
  // No table holds more of what a client says of itself.
  const userAgent = headers['user-agent']?.slice(0, 300) ?? null;
  insertSession(tx, { id: randomUUID(), token, personId, expiresAt, demo: false, ipAddress: ip, userAgent, createdAt: at, updatedAt: at });
  return writeCookie(cookies.session, signValue(token, secret), { isSecure: cookies.isSecure, maxAge: sessionSeconds });
}

function ofPerson(personId: string) {
  return and(eq(credentials.personId, personId), eq(credentials.providerId, provider));
}
