import { z } from 'zod';

/** What a token may be allowed to do, each alone; nothing of accounts, of staff or of tokens themselves. */
export const scopes = ['listings:read', 'listings:write', 'profile:read', 'profile:write'] as const;
export const Scope = z.enum(scopes);
export type Scope = z.infer<typeof Scope>;

const Moment = z.iso.datetime();

/** A token as its owner sees it: never its secret, but the last characters of it. */
export const AccessToken = z.strictObject({
  id: z.string(),
  name: z.string(),
  ending: z.string(),
  scopes: z.array(Scope),
  createdAt: Moment,
  lastUsed: Moment.nullable(),
  expiresAt: Moment.nullable(),
  isExpired: z.boolean(),
});
export type AccessToken = z.infer<typeof AccessToken>;

/** The tokens of a person that were not revoked; `made` is the secret of one that was made just now, told once, `asks` what is asked for before one is made. */
export const AccessTokens = z.strictObject({
  items: z.array(AccessToken),
  made: z.strictObject({ id: z.string(), secret: z.string() }).nullable(),
  asks: z.strictObject({ password: z.boolean(), code: z.boolean() }),
});
export type AccessTokens = z.infer<typeof AccessTokens>;

/** How long a new token may count, in days; `never` is for as long as it is not revoked. */
export const tokenTerms = ['30', '90', '365', 'never'] as const;
