import { eq } from 'drizzle-orm';
import { recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { verifications } from '#api/db/schema/people.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { atLeast } from './at-least.ts';
import { askLibrary } from './auth-code.ts';
import { assertGoodPassword } from './check-password.ts';
import { countAttempt } from './count-attempt.ts';
import type { Origin } from './entrance.rules.ts';
import { hashPassword } from './hash-password.ts';
import { linkTo } from './links.ts';
import { collectTokens } from './open-auth.ts';
import type { Identity } from './open-identity.ts';
import { confirmPerson, findPerson, findPersonByEmail, type PersonRow } from './person.store.ts';
import { putPassword } from './put-password.ts';
import { refuseAs } from './texts.ts';

const leastMilliseconds = 150;

/** Sends a link to choose a new password, where the address has an account; the answer and its time are the same. */
export async function askNewPassword(identity: Identity, email: string, { ip }: Origin): Promise<void> {
  countAttempt(identity, { kind: 'link', account: email, ip });
  await atLeast(leastMilliseconds, async () => {
    const [made] = await collectTokens(() => askLibrary(() => identity.auth.api.requestPasswordReset({ body: { email: email.toLowerCase() } })));
    const person = findPersonByEmail(identity.db, email);
    if (made !== undefined && person !== undefined) sendLink(identity, person, made.token);
  });
}

function sendLink(identity: Identity, { id, name, language }: PersonRow, token: string): void {
  const now = identity.now();
  identity.db.transaction(
    (tx) => {
      announceMail(tx, now, { to: { personId: id }, template: 'reset-password', language, data: { name, link: linkTo(identity, 'newPassword', language, token) } });
      recordEvent(tx, { at: now, actor: 'nobody', kind: 'password-link-sent', subject: id });
    },
    { behavior: 'immediate' },
  );
}

/** Chooses a new password by a link, which ends every session and token. The link came by mail, so it also confirms the address. @throws Refusal */
export async function choosePassword(identity: Identity, { token, password }: { readonly token: string; readonly password: string }): Promise<void> {
  const { db } = identity;
  const { internalAdapter } = await identity.auth.$context;
  const link = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  const person = link === null || link.expiresAt <= identity.now() ? undefined : findPerson(db, link.value);
  if (link === null || person === undefined) throw refuseAs('oldLink');
  assertGoodPassword({ password, name: person.name, email: person.email });
  const hash = await hashPassword(password);
  db.transaction(
    (tx) => {
      // Of two who follow the same link at once, one comes too late.
      if (!takeLink(tx, link.id)) throw refuseAs('oldLink');
      confirmPerson(tx, person.id, identity.now());
      putPassword(identity, tx, person, hash);
    },
    { behavior: 'immediate' },
  );
}

function takeLink(tx: Transaction, id: string): boolean {
  return tx.delete(verifications).where(eq(verifications.id, id)).run().changes > 0;
}
