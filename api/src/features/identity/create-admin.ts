import { randomBytes, randomUUID } from 'node:crypto';
import { recordEvent } from '#api/db/announce.ts';
import type { Language } from '#api/contract/text.ts';
import { linkTo } from './links.ts';
import type { Identity } from './open-identity.ts';
import { findPersonByEmail, insertPerson, putRole } from './person.store.ts';

const linkHours = 24;

/** Makes somebody an administrator, whether they have an account or not, and gives the link by which they choose their password. */
export async function createAdmin(identity: Identity, given: { readonly email: string; readonly name: string; readonly language: Language }): Promise<string> {
  const { db } = identity;
  const now = identity.now();
  const id = db.transaction(
    (tx) => {
      const known = findPersonByEmail(tx, given.email);
      const personId = known?.id ?? randomUUID();
      const person = { ...given, id: personId, email: given.email.toLowerCase(), emailVerified: false, twoFactorEnabled: false, createdAt: now, updatedAt: now };
      if (known === undefined) insertPerson(tx, { ...person, role: 'administrator' });
      else putRole(tx, personId, 'administrator', now);
      recordEvent(tx, { at: now, actor: 'system', kind: 'administrator-made', subject: personId });
      return personId;
    },
    { behavior: 'immediate' },
  );
  const token = randomBytes(24).toString('base64url');
  const { internalAdapter } = await identity.auth.$context;
  await internalAdapter.createVerificationValue({ identifier: `reset-password:${token}`, value: id, expiresAt: new Date(now.getTime() + linkHours * 3_600_000) });
  return linkTo(identity, 'newPassword', given.language, token);
}
