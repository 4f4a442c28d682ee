import type { Person } from '#api/platform/authority/policy.ts';
import { askLibrary } from './auth-code.ts';
import { countAttempt, forgiveAttempt, type Attempt } from './count-attempt.ts';
import type { Origin } from './entrance.rules.ts';
import { handOn } from './hand-on.ts';
import type { Identity } from './open-identity.ts';
import { refuseAs } from './texts.ts';

/** Asks whoever is signed in for their password again, before something grave. @throws Refusal where it is another one */
export async function askPassword(identity: Identity, { id }: Person, password: string, origin: Origin): Promise<void> {
  const attempt: Attempt = { kind: 'password', account: id, ip: origin.ip };
  countAttempt(identity, attempt);
  const headers = handOn(origin);
  await askLibrary(
    () => identity.auth.api.verifyPassword({ body: { password }, headers }),
    (code) => (code === 'INVALID_PASSWORD' ? refuseAs('wrongPassword', 'currentPassword') : undefined),
  );
  forgiveAttempt(identity, attempt);
}
