import { recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import type { Person } from '#api/platform/authority/policy.ts';
import { Failure } from '#api/platform/failure.ts';
import { endToken, endTokens } from './access-token.store.ts';
import type { Identity } from './open-identity.ts';

/** Revokes a token of a person: its next request is refused. @throws Failure `not-found` where it is none of theirs */
export function revokeToken({ db, now }: Identity, { id: personId }: Person, id: string): void {
  const at = now();
  db.transaction(
    (tx) => {
      const ended = endToken(tx, personId, { id, at });
      if (ended === undefined) throw new Failure('not-found', 'not-found', 'There is no such token.');
      recordEvent(tx, { at, actor: personId, kind: 'token-revoked', subject: personId, data: { token: id, name: ended.name } });
    },
    { behavior: 'immediate' },
  );
}

/** Revokes every token of a person, with the password or the sessions that end: whoever may have got in is out. */
export function revokeTokens(tx: Transaction, { personId, actor, at }: { readonly personId: string; readonly actor: string; readonly at: Date }): void {
  const tokens = endTokens(tx, personId, at);
  if (tokens > 0) recordEvent(tx, { at, actor, kind: 'tokens-revoked', subject: personId, data: { tokens } });
}
