import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const time = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** How often something was tried that people may try only so often, since when. */
export const attempts = sqliteTable(
  'attempts',
  { kind: text('kind').notNull(), subject: text('subject').notNull(), count: integer('count').notNull(), since: time('since').notNull() },
  (table) => [primaryKey({ columns: [table.kind, table.subject] })],
);

/** Links by which whoever tries the catalogue out on this machine enters it, each of them once. */
export const entrances = sqliteTable('entrances', {
  tokenHash: text('token_hash').primaryKey(),
  role: text('role', { enum: ['vendor', 'moderator'] }).notNull(),
  expiresAt: time('expires_at').notNull(),
});

/** What was typed into a form that came after its session had ended. */
export const keptForms = sqliteTable('kept_forms', {
  keyHash: text('key_hash').primaryKey(),
  address: text('address').notNull(),
  form: text('form', { mode: 'json' }).$type<unknown>().notNull(),
  expiresAt: time('expires_at').notNull(),
});
