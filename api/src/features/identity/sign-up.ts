import { createEmailVerificationToken } from 'better-auth/api';
import type { Language } from '#api/contract/text.ts';
import { recordEvent } from '#api/db/announce.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { atLeast } from './at-least.ts';
import { authCode, unforeseen } from './auth-code.ts';
import { assertGoodPassword } from './check-password.ts';
import { countAttempt } from './count-attempt.ts';
import type { Origin } from './entrance.rules.ts';
import { linkTo } from './links.ts';
import { linkSeconds } from './open-auth.ts';
import type { Identity } from './open-identity.ts';
import { dropUnconfirmed, findPersonByEmail, type PersonRow } from './person.store.ts';

/** What a new person gives; nothing else that was sent counts. */
export type NewPerson = { readonly name: string; readonly email: string; readonly password: string; readonly language: Language };

/** Longer than the work takes, so that an answer's time does not tell whether an address is known. */
const leastMilliseconds = 300;

/**
 * Opens an account that counts once its address is confirmed, or tells the owner of a known address by mail: the answer and its time are the same.
 * An earlier sign-up that nobody confirmed gives way, so that a fault in the middle of one locks nobody out.
 */
export async function signUp(identity: Identity, person: NewPerson, origin: Origin): Promise<void> {
  assertGoodPassword(person);
  countAttempt(identity, { kind: 'sign-up', account: person.email, ip: origin.ip });
  await atLeast(leastMilliseconds, async () => {
    const { name, email, password, language } = person;
    identity.db.transaction((tx) => dropUnconfirmed(tx, email), { behavior: 'immediate' });
    await createOnce(identity, { name, email, password, language });
    const known = findPersonByEmail(identity.db, email);
    if (known === undefined) throw new Error('An account was not created.');
    await tell(identity, known, language);
  });
}

async function createOnce({ auth, db }: Identity, body: NewPerson): Promise<void> {
  try {
    await auth.api.signUpEmail({ body });
  } catch (error) {
    // Two sign-ups with one address at one moment: the other one was first.
    const isTaken = authCode(error) === 'FAILED_TO_CREATE_USER' && findPersonByEmail(db, body.email) !== undefined;
    if (!isTaken) throw unforeseen(error);
  }
}

async function tell(identity: Identity, person: PersonRow, language: Language): Promise<void> {
  if (!person.emailVerified && person.role === 'person') return sendConfirmation(identity, person);
  const now = identity.now();
  const data = { name: person.name, signIn: linkTo(identity, 'signIn', person.language), forgotten: linkTo(identity, 'forgotten', person.language) };
  // The same work as for a new person.
  await createEmailVerificationToken(identity.secret, person.email, undefined, linkSeconds.verify, { language });
  identity.db.transaction(
    (tx) => {
      announceMail(tx, now, { to: { personId: person.id }, template: 'address-known', language: person.language, data });
      recordEvent(tx, { at: now, actor: 'nobody', kind: 'sign-up-repeated', subject: person.id });
    },
    { behavior: 'immediate' },
  );
}

/** Sends the link that confirms the address of a new person. */
export async function sendConfirmation(identity: Identity, { id, email, name, language }: PersonRow): Promise<void> {
  const now = identity.now();
  const token = await createEmailVerificationToken(identity.secret, email, undefined, linkSeconds.verify, { userId: id });
  identity.db.transaction(
    (tx) => {
      announceMail(tx, now, { to: { personId: id }, template: 'verify-email', language, data: { name, link: linkTo(identity, 'confirmAddress', language, token) } });
      recordEvent(tx, { at: now, actor: id, kind: 'confirmation-sent', subject: id });
    },
    { behavior: 'immediate' },
  );
}
