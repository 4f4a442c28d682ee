import { verifyJWT } from 'better-auth/crypto';
import { recordEvent } from '#api/db/announce.ts';
import { askLibrary, authCode, unforeseen } from './auth-code.ts';
import { countAttempt, forgiveAttempt, type Attempt } from './count-attempt.ts';
import type { Origin } from './entrance.rules.ts';
import { handOn } from './hand-on.ts';
import type { Identity } from './open-identity.ts';
import { findPersonByEmail } from './person.store.ts';
import { completeSignIn, type SignedIn } from './sign-in.ts';
import { refuseAs } from './texts.ts';

/** How the library says that a link is of no use any more. */
const oldLinks: ReadonlySet<string> = new Set(['INVALID_TOKEN', 'TOKEN_EXPIRED', 'USER_NOT_FOUND']);

type Given = { readonly token: string; readonly password: string };

/**
 * Confirms the address of a new person and signs them in. The link alone does not do: whoever follows it also knows the password,
 * so that nobody can prepare an account with the address of somebody else and wait for them to confirm it.
 * @throws Refusal where the link or the password is not right
 */
export async function confirmAddress(identity: Identity, { token, password }: Given, origin: Origin): Promise<SignedIn> {
  const email = await emailOf(identity, token);
  const attempt: Attempt = { kind: 'sign-in', account: email, ip: origin.ip };
  countAttempt(identity, attempt);
  if ((await tryPassword(identity, { email, password }, origin)) === 'unconfirmed') await confirm(identity, token);
  const { headers, response } = await askLibrary(
    () => identity.auth.api.signInEmail({ body: { email, password }, headers: handOn(origin, ''), returnHeaders: true }),
    (code) => (code === 'FAILED_TO_CREATE_SESSION' ? refuseAs('suspended') : undefined),
  );
  forgiveAttempt(identity, attempt);
  const person = findPersonByEmail(identity.db, email);
  if (person === undefined) throw refuseAs('oldLink');
  const now = identity.now();
  identity.db.transaction((tx) => recordEvent(tx, { at: now, actor: person.id, kind: 'address-confirmed', subject: person.id }), { behavior: 'immediate' });
  const isComplete = !('twoFactorRedirect' in response);
  return { cookies: [...headers.getSetCookie(), ...(isComplete ? completeSignIn(identity, person, origin, false) : [])], isComplete, role: person.role };
}

/** The address that a link was sent to. @throws Refusal where the link is too old, or none of ours */
async function emailOf(identity: Identity, token: string): Promise<string> {
  const read = await verifyJWT<{ email?: unknown; updateTo?: unknown }>(token, identity.secret);
  if (typeof read?.email !== 'string' || read.updateTo !== undefined) throw refuseAs('oldLink');
  return read.email;
}

async function tryPassword({ auth }: Identity, body: { email: string; password: string }, origin: Origin): Promise<'confirmed' | 'unconfirmed'> {
  try {
    await auth.api.signInEmail({ body, headers: handOn(origin, '') });
    return 'confirmed';
  } catch (error) {
    const code = authCode(error);
    if (code === 'EMAIL_NOT_VERIFIED') return 'unconfirmed';
    throw code === 'INVALID_EMAIL_OR_PASSWORD' ? refuseAs('wrongConfirmation', 'password') : unforeseen(error);
  }
}

async function confirm({ auth }: Identity, token: string): Promise<void> {
  await askLibrary(
    () => auth.api.verifyEmail({ query: { token } }),
    (code) => (oldLinks.has(code) ? refuseAs('oldLink') : undefined),
  );
}
