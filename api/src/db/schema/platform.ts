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

/** The published pages: which rendering of each address is in place, and how long its three files are. */
export const pages = sqliteTable('pages', {
  address: text('address').primaryKey(),
  type: text('type').notNull(),
  build: text('build').notNull(),
  hash: text('hash').notNull(),
  bytes: integer('bytes').notNull(),
  bytesGzip: integer('bytes_gzip').notNull(),
  bytesBr: integer('bytes_br').notNull(),
  publishedAt: integer('published_at', { mode: 'timestamp_ms' }).notNull(),
});

/** Which listings a published page shows. */
export const pageMentions = sqliteTable('page_mentions', { listingId: text('listing_id').notNull(), address: text('address').notNull() }, (table) => [
  primaryKey({ columns: [table.listingId, table.address] }),
]);

/** Which pages are to be rendered anew, and when; `stamp` tells two askings apart. */
export const pageRenewals = sqliteTable('page_renewals', {
  number: integer('number').primaryKey({ autoIncrement: true }),
  address: text('address').notNull().unique(),
  urgent: integer('urgent', { mode: 'boolean' }).notNull(),
  dueAt: integer('due_at', { mode: 'timestamp_ms' }).notNull(),
  stamp: text('stamp').notNull(),
  attempts: integer('attempts').notNull().default(0),
});

/** How far each clock of the catalogue has come, so that what fell into a pause is made up for. */
export const clocks = sqliteTable('clocks', {
  name: text('name').primaryKey(),
  reachedAt: integer('reached_at', { mode: 'timestamp_ms' }).notNull(),
});

/** Which generation of this catalogue's indexes in Meilisearch is live: one row. */
export const meilisearchLive = sqliteTable('meilisearch_live', {
  id: integer('id').primaryKey(),
  catalogue: text('catalogue').notNull(),
  generation: text('generation'),
  builtAt: integer('built_at', { mode: 'timestamp_ms' }),
});

/** What requests with an Idempotency-Key were answered, so that the same one again is answered the same; `person_id` is `nobody` where nobody was signed in. */
export const idempotentAnswers = sqliteTable(
  'idempotent_answers',
  {
    personId: text('person_id').notNull(),
    tokenId: text('token_id').notNull(),
    route: text('route').notNull(),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    status: integer('status').notNull(),
    headers: text('headers', { mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
    body: text('body', { mode: 'json' }).$type<unknown>(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.tokenId, table.route, table.key] })],
);
