import { recordEvent } from '#api/db/announce.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { authCode, unforeseen } from './auth-code.ts';
import { countAttempt, forgiveAttempt, type Attempt } from './count-attempt.ts';
import { nameDevice } from './device.rules.ts';
import type { Origin } from './entrance.rules.ts';
import { findSession } from './find-caller.ts';
import { handOn } from './hand-on.ts';
import { isKnownBrowser, rememberBrowser } from './known-browsers.ts';
import { linkTo } from './links.ts';
import type { Identity } from './open-identity.ts';
import { findPersonByEmail, type PersonRow } from './person.store.ts';
import { dropExpired, endSession } from './session.store.ts';
import { sendConfirmation } from './sign-up.ts';
import { refuseAs } from './texts.ts';

/** How a sign-in went on: the cookies to set, whether the second factor is still to come, and as whom. */
export type SignedIn = { readonly cookies: readonly string[]; readonly isComplete: boolean; readonly role: PersonRow['role'] };

type Given = { readonly email: string; readonly password: string };

/** Signs in with address and password. @throws Refusal where they are not right, or were tried too often */
export async function signIn(identity: Identity, given: Given, origin: Origin): Promise<SignedIn> {
  const isKnown = isKnownBrowser(identity, origin, given.email);
  const attempt: Attempt = { kind: 'sign-in', account: isKnown ? `known ${given.email}` : given.email, ip: origin.ip };
  countAttempt(identity, attempt);
  const { headers, isComplete } = await checkPassword(identity, given, origin);
  forgiveAttempt(identity, attempt);
  const person = findPersonByEmail(identity.db, given.email);
  if (person === undefined) throw refuseAs('wrongSignIn');
  return { cookies: [...headers.getSetCookie(), ...(isComplete ? completeSignIn(identity, person, origin) : [])], isComplete, role: person.role };
}

async function checkPassword(identity: Identity, { email, password }: Given, origin: Origin): Promise<{ headers: Headers; isComplete: boolean }> {
  try {
    const { headers, response } = await identity.auth.api.signInEmail({ body: { email, password }, headers: handOn(origin, ''), returnHeaders: true });
    return { headers, isComplete: !('twoFactorRedirect' in response) };
  } catch (error) {
    const code = authCode(error);
    if (code === 'EMAIL_NOT_VERIFIED') return sendAgain(identity, email, origin);
    if (code === 'FAILED_TO_CREATE_SESSION') throw refuseAs('suspended');
    throw code === 'INVALID_EMAIL_OR_PASSWORD' || code === 'INVALID_EMAIL' ? refuseAs('wrongSignIn') : unforeseen(error);
  }
}

/** Only whoever knows the password comes here. */
async function sendAgain(identity: Identity, email: string, { ip }: Origin): Promise<never> {
  countAttempt(identity, { kind: 'link', account: email, ip });
  const person = findPersonByEmail(identity.db, email);
  if (person !== undefined) await sendConfirmation(identity, person);
  throw refuseAs('unconfirmed');
}

/** What follows a complete sign-in: the session that the browser had ends, the browser is remembered, and the person is told of a new one. */
export function completeSignIn(identity: Identity, person: PersonRow, origin: Origin, isNews = true): string[] {
  const { db } = identity;
  const [former, now] = [findSession(identity, origin), identity.now()];
  const isKnown = isKnownBrowser(identity, origin, person.email);
  db.transaction(
    (tx) => {
      dropExpired(tx, now);
      if (former !== undefined) endSession(db).run(former.id, former.personId);
      if (isNews && !isKnown) {
        const data = {
          name: person.name,
          when: now.toISOString(),
          device: nameDevice(origin.headers['user-agent'], person.language),
          account: linkTo(identity, 'account', person.language),
        };
        announceMail(tx, now, { to: { personId: person.id }, template: 'new-sign-in', language: person.language, data });
      }
      recordEvent(tx, { at: now, actor: person.id, kind: 'signed-in', subject: person.id });
    },
    { behavior: 'immediate' },
  );
  return [rememberBrowser(identity, origin, person.email)];
}
