import type { Reader } from '#api/db/open-database.ts';
import type { Person } from '#api/platform/authority/policy.ts';
import { Refusal } from '#api/platform/failure.ts';
import { askPassword } from './ask-password.ts';
import { countAttempt, forgiveAttempt, type Attempt } from './count-attempt.ts';
import type { Origin } from './entrance.rules.ts';
import { handOn } from './hand-on.ts';
import type { Identity } from './open-identity.ts';
import { hasPassword } from './person.store.ts';
import { findSecondFactor } from './second-factor.ts';
import { checkCode } from './second-step.ts';
import { useCodeOnce } from './used-codes.ts';

/** What a person gives to show once more that it is them. */
export type Proof = { readonly currentPassword?: string | undefined; readonly code?: string | undefined };

const inPerson = {
  en: 'A token cannot do this. Sign in and do it on the page of your data.',
  fr: 'Un jeton ne permet pas cela. Connectez-vous et faites-le dans la page de vos données.',
};

/** What a person is asked for before something that cannot be taken back: the password, but of those who entered without one, and a code where the second factor is on. */
export function listProofs(db: Reader, personId: string): { password: boolean; code: boolean } {
  return { password: hasPassword(db, personId), code: findSecondFactor(db, personId)?.verified === true };
}

/** Has a person show once more that it is them. @throws Refusal where they do not, or where a program asks */
export async function askAgain(identity: Identity, person: Person, { currentPassword = '', code = '' }: Proof, origin: Origin): Promise<void> {
  if (person.via === 'token') throw new Refusal('forbidden', 'in-person', inPerson);
  const asked = listProofs(identity.db, person.id);
  if (asked.password) await askPassword(identity, person, currentPassword, origin);
  if (asked.code) await askCode(identity, person, code.replaceAll(/\s/g, ''), origin);
}

async function askCode(identity: Identity, { id }: Person, code: string, origin: Origin): Promise<void> {
  const attempt: Attempt = { kind: 'second-step', account: id, ip: origin.ip };
  countAttempt(identity, attempt);
  const kind = /^\d{6}$/.test(code) ? 'application' : 'recovery';
  if (kind === 'application') useCodeOnce(identity, id, code);
  await checkCode(identity, { kind, code }, handOn(origin));
  forgiveAttempt(identity, attempt);
}
