import type { Person } from '#api/platform/authority/policy.ts';
import { countAttempt, forgiveAttempt, type Attempt } from './count-attempt.ts';
import type { Origin } from './entrance.rules.ts';
import { verifyPassword } from './hash-password.ts';
import type { Identity } from './open-identity.ts';
import { findPasswordHash } from './put-password.ts';
import { refuseAs } from './texts.ts';

/** Asks whoever is signed in for their password again, before something grave, and gives its hash. @throws Refusal where it is another one */
export async function askPassword(identity: Identity, { id }: Person, password: string, { ip }: Origin): Promise<string> {
  const attempt: Attempt = { kind: 'password', account: id, ip };
  countAttempt(identity, attempt);
  const hash = findPasswordHash(identity.db, id);
  if (hash === undefined || !(await verifyPassword({ hash, password }))) throw refuseAs('wrongPassword', 'currentPassword');
  forgiveAttempt(identity, attempt);
  return hash;
}
