import type { Person } from '#api/platform/authority/policy.ts';
import { assertGoodPassword } from './check-password.ts';
import { askPassword } from './ask-password.ts';
import type { Origin } from './entrance.rules.ts';
import { hashPassword } from './hash-password.ts';
import type { Identity } from './open-identity.ts';
import { findPasswordHash, openSession, putPassword } from './put-password.ts';
import { refuseAs } from './texts.ts';

/** Changes the password of whoever is signed in; every session and token ends, and the browser goes on under a new cookie. @throws Refusal */
export async function changePassword(
  identity: Identity,
  person: Person,
  given: { readonly currentPassword: string; readonly password: string },
  origin: Origin,
): Promise<readonly string[]> {
  assertGoodPassword({ password: given.password, name: person.name, email: person.email });
  const former = await askPassword(identity, person, given.currentPassword, origin);
  const hash = await hashPassword(given.password);
  return identity.db.transaction(
    (tx) => {
      // It may have been changed elsewhere while this one was checked and hashed.
      if (findPasswordHash(tx, person.id) !== former) throw refuseAs('wrongPassword', 'currentPassword');
      putPassword(identity, tx, person, hash);
      return [openSession(identity, tx, person.id, origin)];
    },
    { behavior: 'immediate' },
  );
}
