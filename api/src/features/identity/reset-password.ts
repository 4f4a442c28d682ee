import { recordEvent } from '#api/db/announce.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { atLeast } from './at-least.ts';
import { askLibrary } from './auth-code.ts';
import { assertGoodPassword } from './check-password.ts';
import { countAttempt } from './count-attempt.ts';
import type { Origin } from './entrance.rules.ts';
import { linkTo } from './links.ts';
import { collectTokens } from './open-auth.ts';
import type { Identity } from './open-identity.ts';
import { confirmPerson, findPerson, findPersonByEmail, type PersonRow } from './person.store.ts';
import { revokeTokens } from './revoke-tokens.ts';
import { refuseAs } from './texts.ts';

const leastMilliseconds = 150;

/** Sends a link to choose a new password, where the address has an account; the answer and its time are the same. */
export async function askNewPassword(identity: Identity, email: string, { ip }: Origin): Promise<void> {
  countAttempt(identity, { kind: 'link', account: email, ip });
  await atLeast(leastMilliseconds, async () => {
    const [made] = await collectTokens(() => askLibrary(() => identity.auth.api.requestPasswordReset({ body: { email: email.toLowerCase() } })));
    const person = findPersonByEmail(identity.db, email);
    if (made !== undefined && person !== undefined) sendLink(identity, person, made.token);
  });
}

function sendLink(identity: Identity, { id, name, language }: PersonRow, token: string): void {
  const now = identity.now();
  identity.db.transaction(
    (tx) => {
      announceMail(tx, now, { to: { personId: id }, template: 'reset-password', language, data: { name, link: linkTo(identity, 'newPassword', language, token) } });
      recordEvent(tx, { at: now, actor: 'nobody', kind: 'password-link-sent', subject: id });
    },
    { behavior: 'immediate' },
  );
}

/** Chooses a new password by a link, which ends every session. The link came by mail, so it also confirms the address. @throws Refusal */
export async function choosePassword(identity: Identity, { token, password }: { readonly token: string; readonly password: string }): Promise<void> {
  const { internalAdapter } = await identity.auth.$context;
  const link = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  const person = link === null ? undefined : findPerson(identity.db, link.value);
  if (person === undefined) throw refuseAs('oldLink');
  assertGoodPassword({ password, name: person.name, email: person.email });
  await askLibrary(
    () => identity.auth.api.resetPassword({ body: { token, newPassword: password } }),
    (code) => (code === 'INVALID_TOKEN' ? refuseAs('oldLink') : undefined),
  );
  const now = identity.now();
  identity.db.transaction(
    (tx) => {
      confirmPerson(tx, person.id, now);
      tellPasswordChange(identity, tx, person);
    },
    { behavior: 'immediate' },
  );
}

/** Tells a person that their password is another one, so that whoever did not change it can act, and revokes their tokens. */
export function tellPasswordChange(identity: Identity, tx: Parameters<typeof announceMail>[0], { id, name, language }: Pick<PersonRow, 'id' | 'name' | 'language'>): void {
  const now = identity.now();
  announceMail(tx, now, {
    to: { personId: id },
    template: 'password-changed',
    language,
    data: { name, when: now.toISOString(), forgotten: linkTo(identity, 'forgotten', language) },
  });
  recordEvent(tx, { at: now, actor: id, kind: 'password-changed', subject: id });
  revokeTokens(tx, { personId: id, actor: id, at: now });
}
