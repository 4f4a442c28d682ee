import type { Person } from '#api/platform/authority/policy.ts';
import { assertGoodPassword } from './check-password.ts';
import { askLibrary } from './auth-code.ts';
import { askPassword } from './ask-password.ts';
import type { Origin } from './entrance.rules.ts';
import { handOn } from './hand-on.ts';
import type { Identity } from './open-identity.ts';
import { tellPasswordChange } from './reset-password.ts';

/** Changes the password of whoever is signed in; every other session ends, and this one goes on under a new cookie. @throws Refusal */
export async function changePassword(
  identity: Identity,
  person: Person,
  given: { readonly currentPassword: string; readonly password: string },
  origin: Origin,
): Promise<readonly string[]> {
  assertGoodPassword({ password: given.password, name: person.name, email: person.email });
  await askPassword(identity, person, given.currentPassword, origin);
  const body = { currentPassword: given.currentPassword, newPassword: given.password, revokeOtherSessions: true };
  const { headers } = await askLibrary(() => identity.auth.api.changePassword({ body, headers: handOn(origin), returnHeaders: true }));
  identity.db.transaction((tx) => tellPasswordChange(identity, tx, person), { behavior: 'immediate' });
  return headers.getSetCookie();
}
