import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { Failure } from '#api/platform/failure.ts';
import { hasEntrances, mayEnter, type Origin } from './entrance.rules.ts';
import { findShowcaseVendor, putTrialPerson, replaceEntrances, takeEntrance, type EntranceRole } from './entrance.store.ts';
import type { Identity, IdentityDeps } from './open-identity.ts';
import { signValue, writeCookie } from './session-cookie.ts';
import { insertSession } from './session.store.ts';

const hour = 3_600_000;
const linkHours = 12;
const sessionHours = 12;
const roles = ['vendor', 'moderator'] as const satisfies readonly EntranceRole[];

/** A link that enters without a password, once. */
export type Entrance = { readonly role: EntranceRole; readonly address: string };

/** Makes the links by which whoever tries the catalogue out on this machine enters it; there are none anywhere else. */
export function makeEntrances({ db, config, now }: IdentityDeps): Entrance[] {
  const made = hasEntrances(config) ? roles.map((role) => ({ role, token: randomBytes(24).toString('base64url') })) : [];
  const expiresAt = new Date(now().getTime() + linkHours * hour);
  db.transaction(
    (tx) =>
      replaceEntrances(
        tx,
        made.map(({ role, token }) => ({ role, tokenHash: hashOf(token), expiresAt })),
      ),
    { behavior: 'immediate' },
  );
  return made.map(({ role, token }) => ({ role, address: `${config.baseUrl}/enter/${token}` }));
}

/** Enters by a link, and gives the cookie of the session. @throws Failure `not-found` where the link was used, is too old, or may not be used from there */
export function enter(identity: Identity, token: string, origin: Origin): { readonly role: EntranceRole; readonly cookie: string } {
  if (!mayEnter(identity.config, origin)) throw noEntrance();
  const { db, secret, cookies } = identity;
  const now = identity.now();
  const session = { token: randomBytes(24).toString('base64url'), expiresAt: new Date(now.getTime() + sessionHours * hour) };
  const role = db.transaction(
    (tx) => {
      const taken = takeEntrance(tx, hashOf(token), now);
      if (taken === undefined) throw noEntrance();
      const personId = putPerson(tx, taken, now);
      const { ip, headers } = origin;
      insertSession(tx, { id: randomUUID(), ...session, personId, demo: true, ipAddress: ip, userAgent: headers['user-agent'] ?? null, createdAt: now, updatedAt: now });
      recordEvent(tx, { at: now, actor: personId, kind: 'entered', subject: personId });
      return taken;
    },
    { behavior: 'immediate' },
  );
  return { role, cookie: writeCookie(cookies.session, signValue(session.token, secret), { isSecure: cookies.isSecure }) };
}

/** They have no password and an address that no mail can reach, so that nobody becomes one of them in another way. */
function putPerson(tx: Transaction, role: EntranceRole, now: Date): string {
  const id = `trial-${role}`;
  const name = role === 'vendor' ? 'Sample vendor' : 'Sample moderator';
  const person = { id, name, email: `${role}@trial.invalid`, emailVerified: true, language: 'en', twoFactorEnabled: false, createdAt: now, updatedAt: now } as const;
  putTrialPerson(tx, { ...person, role: role === 'vendor' ? 'person' : 'moderator' }, role === 'vendor' ? findShowcaseVendor(tx) : undefined);
  return id;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function noEntrance(): Failure {
  return new Failure('not-found', 'not-found', 'There is no such entrance.');
}
