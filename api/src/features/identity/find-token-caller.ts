import { z } from 'zod';
import { badToken, type Caller } from '#api/platform/authority/policy.ts';
import { hashOfToken } from '#api/platform/token.ts';
import { isAccessToken, isUseDue } from './access-token.rules.ts';
import { noteTokenUse, selectTokenHolder } from './access-token.store.ts';
import type { Identity } from './open-identity.ts';

const Scopes = z.array(z.string());

/** Whose token a request brings. Its rights are those of a person without any role: whoever is of the staff works by signing in. */
export function findTokenCaller({ db, now }: Identity, token: string): Caller {
  const at = now().getTime();
  const holder = isAccessToken(token) ? selectTokenHolder(db).get(hashOfToken(token), at) : undefined;
  if (holder === undefined) return badToken;
  const { id, personId, name, email, language, scopes, usedAt } = holder;
  if (isUseDue(usedAt, at)) noteTokenUse(db).run(at, id);
  return { kind: 'person', id: personId, name, email, language, role: 'person', strong: false, via: 'token', scopes: Scopes.parse(JSON.parse(scopes)), token: id };
}
