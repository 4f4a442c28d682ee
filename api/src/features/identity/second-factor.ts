import { symmetricDecrypt } from 'better-auth/crypto';
import { eq } from 'drizzle-orm';
import type { Reader } from '#api/db/open-database.ts';
import { recordEvent } from '#api/db/announce.ts';
import { secondFactors } from '#api/db/schema/people.ts';
import type { Person } from '#api/platform/authority/policy.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { askPassword } from './ask-password.ts';
import { askLibrary, authCode, unforeseen } from './auth-code.ts';
import { countAttempt, forgiveAttempt, type Attempt } from './count-attempt.ts';
import type { Origin } from './entrance.rules.ts';
import { findSession } from './find-caller.ts';
import { handOn } from './hand-on.ts';
import { linkTo } from './links.ts';
import type { Identity } from './open-identity.ts';
import { revokeSessions } from './sessions.ts';
import { refuseAs } from './texts.ts';

/** The second factor of a person, whether it counts already or waits for its first code. */
export function findSecondFactor(db: Reader, personId: string) {
  return db.select().from(secondFactors).where(eq(secondFactors.personId, personId)).get();
}

/** Makes a secret that waits for its first code. @throws Refusal where the password is wrong */
export async function beginSecondFactor(identity: Identity, person: Person, currentPassword: string, origin: Origin): Promise<void> {
  await askPassword(identity, person, currentPassword, origin);
  try {
    await identity.auth.api.enableTwoFactor({ body: { password: currentPassword }, headers: handOn(origin) });
  } catch (error) {
    // It is on already, which the page shows.
    if (authCode(error) !== 'TOTP_ALREADY_ENABLED') throw unforeseen(error);
  }
}

/** What an application needs to make codes: the address to draw, and the secret to type. Only what waits for its first code is told. */
export async function readPendingSecret(identity: Identity, person: Person): Promise<{ uri: string; secret: string } | undefined> {
  const factor = findSecondFactor(identity.db, person.id);
  if (factor === undefined || factor.verified) return undefined;
  const raw = await symmetricDecrypt({ key: (await identity.auth.$context).secretConfig, data: factor.secret });
  const secret = base32(Buffer.from(raw));
  const label = encodeURIComponent(`CATAlog:${person.email}`);
  return { uri: `otpauth://totp/${label}?${new URLSearchParams({ secret, issuer: 'CATAlog', digits: '6', period: '30' }).toString()}`, secret };
}

/** Turns the second factor on by its first code: every other session ends. @throws Refusal where the code is wrong */
export async function confirmSecondFactor(identity: Identity, person: Person, code: string, origin: Origin): Promise<readonly string[]> {
  const attempt: Attempt = { kind: 'second-step', account: person.id, ip: origin.ip };
  countAttempt(identity, attempt);
  const cookies = await verifyFirst(identity, code, origin);
  forgiveAttempt(identity, attempt);
  const renewed = { ...origin, headers: { ...origin.headers, cookie: cookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ') } };
  revokeSessions(identity, person, renewed);
  const { backupCodes } = await askLibrary(() => identity.auth.api.viewBackupCodes({ body: { userId: person.id } }));
  identity.codesToShow.put(findSession(identity, renewed)?.id, backupCodes);
  tellChange(identity, person, 'on');
  return cookies;
}

async function verifyFirst({ auth }: Identity, code: string, origin: Origin): Promise<string[]> {
  const { headers } = await askLibrary(
    () => auth.api.verifyTOTP({ body: { code }, headers: handOn(origin), returnHeaders: true }),
    (refused) => (refused === '' ? undefined : refuseAs('wrongCode', 'code')),
  );
  return headers.getSetCookie();
}

/** Makes new recovery codes; the former ones are void. @throws Refusal where the password is wrong */
export async function renewRecoveryCodes(identity: Identity, person: Person, currentPassword: string, origin: Origin): Promise<void> {
  await askPassword(identity, person, currentPassword, origin);
  const { backupCodes } = await askLibrary(() => identity.auth.api.generateBackupCodes({ body: { password: currentPassword }, headers: handOn(origin) }));
  identity.codesToShow.put(findSession(identity, origin)?.id, backupCodes);
  tellChange(identity, person, 'codes');
}

/** Turns the second factor off. @throws Refusal where the password is wrong */
export async function dropSecondFactor(identity: Identity, person: Person, currentPassword: string, origin: Origin): Promise<readonly string[]> {
  await askPassword(identity, person, currentPassword, origin);
  const { headers } = await askLibrary(() => identity.auth.api.disableTwoFactor({ body: { password: currentPassword }, headers: handOn(origin), returnHeaders: true }));
  tellChange(identity, person, 'off');
  return headers.getSetCookie();
}

function tellChange(identity: Identity, { id, name, language }: Person, change: 'on' | 'off' | 'codes'): void {
  const now = identity.now();
  const data = { name, when: now.toISOString(), change, account: linkTo(identity, 'account', language) };
  identity.db.transaction(
    (tx) => {
      announceMail(tx, now, { to: { personId: id }, template: 'second-factor-changed', language, data });
      recordEvent(tx, { at: now, actor: id, kind: `second-factor-${change}`, subject: id });
    },
    { behavior: 'immediate' },
  );
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes as applications take a typed secret (RFC 4648), without padding. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((group) => alphabet.charAt(Number.parseInt(group.padEnd(5, '0'), 2))).join('');
}
