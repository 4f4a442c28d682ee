import { authCode, unforeseen } from './auth-code.ts';
import { countAttempt, forgiveAttempt, type Attempt } from './count-attempt.ts';
import type { Origin } from './entrance.rules.ts';
import { handOn } from './hand-on.ts';
import type { Identity } from './open-identity.ts';
import { findPerson, type PersonRow } from './person.store.ts';
import { readCookie, unsignValue } from './session-cookie.ts';
import { completeSignIn, type SignedIn } from './sign-in.ts';
import { refuseAs } from './texts.ts';
import { useCodeOnce } from './used-codes.ts';

/** A code of the application, or one of those kept for when it is lost. */
export type Code = { readonly kind: 'application' | 'recovery'; readonly code: string };

/** Ends a sign-in by the second factor. @throws Refusal where the code is not right, was used, or comes too late */
export async function takeSecondStep(identity: Identity, given: Code, origin: Origin): Promise<SignedIn> {
  const { person, cookie } = await readChallenge(identity, origin);
  const attempt: Attempt = { kind: 'second-step', account: person.id, ip: origin.ip };
  countAttempt(identity, attempt);
  if (given.kind === 'application') useCodeOnce(identity, person.id, given.code);
  const headers = await checkCode(identity, given, handOn(origin, cookie));
  forgiveAttempt(identity, attempt);
  return { cookies: [...headers.getSetCookie(), ...completeSignIn(identity, person, origin)], isComplete: true, role: person.role };
}

/** The sign-in that waits for its second step. Its cookie goes on alone, so that no session stands in for it. */
async function readChallenge(identity: Identity, { headers }: Origin): Promise<{ person: PersonRow; cookie: string }> {
  const name = `${identity.cookies.prefix}.two_factor`;
  const signed = readCookie(headers.cookie, name);
  const identifier = unsignValue(signed, identity.secret);
  if (signed === undefined || identifier === undefined) throw refuseAs('startAgain');
  const { internalAdapter } = await identity.auth.$context;
  const challenge = await internalAdapter.findVerificationValue(identifier);
  const person = challenge === null ? undefined : findPerson(identity.db, challenge.value);
  if (person === undefined || person.suspendedAt !== null) throw refuseAs('startAgain');
  return { person, cookie: `${name}=${encodeURIComponent(signed)}` };
}

/** Has the library check a code, of a sign-in or of whoever is signed in. @throws Refusal where it is not right */
export async function checkCode({ auth }: Identity, { kind, code }: Code, headers: Headers): Promise<Headers> {
  try {
    const body = { code };
    const answer =
      kind === 'application' ? await auth.api.verifyTOTP({ body, headers, returnHeaders: true }) : await auth.api.verifyBackupCode({ body, headers, returnHeaders: true });
    return answer.headers;
  } catch (error) {
    throw refusalOf(error, kind);
  }
}

function refusalOf(error: unknown, kind: Code['kind']): unknown {
  const code = authCode(error);
  if (code === undefined || code === 'FAILED_TO_INVALIDATE_TWO_FACTOR_CHALLENGE') return unforeseen(error);
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return refuseAs('lockedStep');
  if (code === 'INVALID_CODE') return refuseAs('wrongCode', 'code');
  if (code === 'INVALID_BACKUP_CODE' || code === 'REFUSED') return refuseAs(kind === 'recovery' ? 'wrongRecovery' : 'wrongCode', 'code');
  return refuseAs('startAgain');
}
