import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Scope } from '#api/contract/token.ts';

const time = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** Tokens by which programs of a person use the API; of their secret only the hash and the last characters are kept. */
export const accessTokens = sqliteTable('access_tokens', {
  id: text('id').primaryKey(),
  personId: text('person_id').notNull(),
  name: text('name').notNull(),
  secretHash: text('secret_hash').notNull().unique(),
  ending: text('ending').notNull(),
  scopes: text('scopes', { mode: 'json' }).$type<readonly Scope[]>().notNull(),
  createdAt: time('created_at').notNull(),
  expiresAt: time('expires_at'),
  usedAt: time('used_at'),
  revokedAt: time('revoked_at'),
});
