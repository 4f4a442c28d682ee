import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Everything that happened, for ever. */
export const auditEvents = sqliteTable('audit_events', {
  id: integer('id').primaryKey(),
  at: integer('at', { mode: 'timestamp_ms' }).notNull(),
  actor: text('actor').notNull(),
  kind: text('kind').notNull(),
  subject: text('subject').notNull(),
  data: text('data', { mode: 'json' }).$type<unknown>().notNull(),
});

/** Jobs that follow a change, written in its own transaction. */
export const outbox = sqliteTable('outbox', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  kind: text('kind').notNull(),
  subject: text('subject').notNull(),
  payload: text('payload', { mode: 'json' }).$type<unknown>().notNull(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  dueAt: integer('due_at', { mode: 'timestamp_ms' }).notNull(),
  attempts: integer('attempts').notNull().default(0),
  error: text('error'),
});

/** Uploaded and drawn images, by the SHA-256 of their bytes. */
export const images = sqliteTable('images', {
  id: text('id').primaryKey(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  bytes: integer('bytes').notNull(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
});

/** The published pages: which rendering of each address is in place. */
export const pages = sqliteTable('pages', {
  address: text('address').primaryKey(),
  type: text('type').notNull(),
  subject: text('subject'),
  build: text('build').notNull(),
  hash: text('hash').notNull(),
  bytes: integer('bytes').notNull(),
  publishedAt: integer('published_at', { mode: 'timestamp_ms' }).notNull(),
});

/** Which listings a published page shows. */
export const pageMentions = sqliteTable('page_mentions', { listingId: text('listing_id').notNull(), address: text('address').notNull() }, (table) => [
  primaryKey({ columns: [table.listingId, table.address] }),
]);
