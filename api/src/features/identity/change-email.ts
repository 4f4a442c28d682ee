import { createEmailVerificationToken } from 'better-auth/api';
import { verifyJWT } from 'better-auth/crypto';
import { recordEvent } from '#api/db/announce.ts';
import type { Person } from '#api/platform/authority/policy.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { askPassword } from './ask-password.ts';
import { authCode } from './auth-code.ts';
import { countAttempt } from './count-attempt.ts';
import type { Origin } from './entrance.rules.ts';
import { linkTo } from './links.ts';
import { collectTokens, linkSeconds } from './open-auth.ts';
import type { Identity } from './open-identity.ts';
import { findPerson, findPersonByEmail, type PersonRow } from './person.store.ts';
import { refuseAs } from './texts.ts';

/** Asks for another address: a link goes to the present one first, and from there on to the new one. What is answered does not tell whether the new one is known. @throws Refusal */
export async function askNewEmail(identity: Identity, person: Person, given: { readonly newEmail: string; readonly currentPassword: string }, origin: Origin): Promise<void> {
  const newEmail = given.newEmail.toLowerCase();
  if (newEmail === person.email) throw refuseAs('sameEmail', 'newEmail');
  await askPassword(identity, person, given.currentPassword, origin);
  countAttempt(identity, { kind: 'link', account: person.id, ip: origin.ip });
  const token = await createEmailVerificationToken(identity.secret, person.email, newEmail, linkSeconds.reset, { requestType: 'change-email-confirmation', userId: person.id });
  const now = identity.now();
  const data = { name: person.name, newEmail, step: 'current' as const, link: linkTo(identity, 'confirmEmail', person.language, token) };
  identity.db.transaction(
    (tx) => {
      announceMail(tx, now, { to: { personId: person.id }, template: 'change-email', language: person.language, data });
      recordEvent(tx, { at: now, actor: person.id, kind: 'email-change-asked', subject: person.id });
    },
    { behavior: 'immediate' },
  );
}

/** Goes one step of the change of an address, by the link in a mail: agreed from the present one, or done from the new one. @throws Refusal */
export async function confirmNewEmail(identity: Identity, token: string): Promise<'agreed' | 'changed'> {
  const person = await personOf(identity, token);
  const [next] = await collectTokens(() => verify(identity, token));
  const now = identity.now();
  if (next !== undefined) {
    tellNewAddress(identity, person, next);
    return 'agreed';
  }
  identity.db.transaction((tx) => recordEvent(tx, { at: now, actor: person.id, kind: 'email-changed', subject: person.id }), { behavior: 'immediate' });
  return 'changed';
}

async function personOf(identity: Identity, token: string): Promise<PersonRow> {
  const read = await verifyJWT<{ userId?: unknown; updateTo?: unknown }>(token, identity.secret);
  const person = typeof read?.userId === 'string' && read.updateTo !== undefined ? findPerson(identity.db, read.userId) : undefined;
  if (person === undefined) throw refuseAs('oldLink');
  return person;
}

async function verify({ auth, db }: Identity, token: string): Promise<void> {
  try {
    await auth.api.verifyEmail({ query: { token } });
  } catch (error) {
    const read = await verifyJWT<{ updateTo?: unknown }>(token, (await auth.$context).secret);
    // Somebody took the address meanwhile.
    const isTaken = typeof read?.updateTo === 'string' && findPersonByEmail(db, read.updateTo) !== undefined;
    throw authCode(error) !== undefined || isTaken ? refuseAs('oldLink') : error;
  }
}

/** The owner of a known address is told that somebody tried to take it. */
function tellNewAddress(identity: Identity, person: PersonRow, { email, token }: { readonly email: string; readonly token: string }): void {
  const now = identity.now();
  const known = findPersonByEmail(identity.db, email);
  identity.db.transaction(
    (tx) => {
      if (known === undefined) {
        const data = { name: person.name, newEmail: email, step: 'new' as const, link: linkTo(identity, 'confirmEmail', person.language, token) };
        announceMail(tx, now, { to: { address: email }, template: 'change-email', language: person.language, data });
      } else {
        const data = { name: known.name, signIn: linkTo(identity, 'signIn', known.language), forgotten: linkTo(identity, 'forgotten', known.language) };
        announceMail(tx, now, { to: { personId: known.id }, template: 'address-known', language: known.language, data });
      }
      recordEvent(tx, { at: now, actor: person.id, kind: 'email-change-agreed', subject: person.id });
    },
    { behavior: 'immediate' },
  );
}
