import { randomBytes, randomUUID } from 'node:crypto';
import type { Scope, tokenTerms } from '#api/contract/token.ts';
import { recordEvent } from '#api/db/announce.ts';
import { announceMail } from '#api/features/mail/index.ts';
import type { Person } from '#api/platform/authority/policy.ts';
import { hashOfToken } from '#api/platform/token.ts';
import { mostTokens, writeAccessToken } from './access-token.rules.ts';
import { countLiveTokens, insertToken } from './access-token.store.ts';
import { linkTo } from './links.ts';
import type { Identity } from './open-identity.ts';
import { refuseAs } from './texts.ts';

/** What a person says of a new token. */
export type NewToken = { readonly name: string; readonly scopes: readonly Scope[]; readonly days: (typeof tokenTerms)[number] };

const day = 24 * 3_600_000;

/** Makes a token, of which only the hash is kept, and tells its person by mail. @throws Refusal `bad-input` where there are too many */
export function makeToken(identity: Identity, { id: personId, name, language }: Person, given: NewToken): { readonly id: string; readonly secret: string } {
  const at = identity.now();
  const [id, secret] = [randomUUID(), writeAccessToken(randomBytes(32))];
  const expiresAt = given.days === 'never' ? null : new Date(at.getTime() + Number(given.days) * day);
  identity.db.transaction(
    (tx) => {
      if (countLiveTokens(tx, personId, at) >= mostTokens) throw refuseAs('tooManyTokens');
      insertToken(tx, { id, personId, name: given.name, secretHash: hashOfToken(secret), ending: secret.slice(-4), scopes: given.scopes, createdAt: at, expiresAt });
      recordEvent(tx, { at, actor: personId, kind: 'token-made', subject: personId, data: { token: id, name: given.name, scopes: given.scopes, expiresAt } });
      const data = { name, token: given.name, when: at.toISOString(), tokens: linkTo(identity, 'tokens', language) };
      announceMail(tx, at, { to: { personId }, template: 'token-made', language, data });
    },
    { behavior: 'immediate' },
  );
  return { id, secret };
}
