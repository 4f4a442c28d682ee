import { eq } from 'drizzle-orm';
import { recordEvent } from '#api/db/announce.ts';
import { people, secondFactors, sessions } from '#api/db/schema/people.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { linkTo } from './links.ts';
import type { Identity } from './open-identity.ts';
import { findPersonByEmail } from './person.store.ts';
import { revokeTokens } from './revoke-tokens.ts';

/**
 * Takes the second step away from somebody who lost telephone and recovery codes, for whoever runs the catalogue and knows that it is them.
 * Every session and token ends, and they are told by mail; their password stays. @throws Failure `not-found` without such an account or step
 */
export function takeSecondFactor(identity: Identity, email: string): void {
  const at = identity.now();
  identity.db.transaction(
    (tx) => {
      const person = findPersonByEmail(tx, email);
      if (person === undefined) throw new Failure('not-found', 'not-found', `Nobody has an account with ${email}.`);
      if (!person.twoFactorEnabled) throw new Failure('not-found', 'not-found', `${email} signs in without a second step.`);
      const { id, name, language } = person;
      tx.delete(secondFactors).where(eq(secondFactors.personId, id)).run();
      tx.update(people).set({ twoFactorEnabled: false, updatedAt: at }).where(eq(people.id, id)).run();
      tx.delete(sessions).where(eq(sessions.personId, id)).run();
      revokeTokens(tx, { personId: id, actor: 'system', at });
      const data: { name: string; when: string; change: 'off'; account: string } = { name, when: at.toISOString(), change: 'off', account: linkTo(identity, 'account', language) };
      announceMail(tx, at, { to: { personId: id }, template: 'second-factor-changed', language, data });
      recordEvent(tx, { at, actor: 'system', kind: 'second-factor-off', subject: id });
    },
    { behavior: 'immediate' },
  );
}
