import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DraftContent } from '#api/contract/draft.ts';

/** What is being written of each listing, complete or not: at most one draft a listing. Owned by the feature of the same name. */
export const drafts = sqliteTable('drafts', {
  listingId: text('listing_id').primaryKey(),
  content: text('content', { mode: 'json' }).$type<DraftContent>().notNull(),
  version: integer('version').notNull(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  updatedBy: text('updated_by').notNull(),
});

/** The last versions of drafts, so that what two people write at the same time can be brought together. */
export const draftVersions = sqliteTable(
  'draft_versions',
  {
    listingId: text('listing_id').notNull(),
    version: integer('version').notNull(),
    content: text('content', { mode: 'json' }).$type<DraftContent>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.listingId, table.version] })],
);

/** What somebody wrote on an older version of a draft and has not yet brought together with the newer one. */
export const setAsides = sqliteTable('set_asides', {
  id: text('id').primaryKey(),
  listingId: text('listing_id').notNull(),
  personId: text('person_id').notNull(),
  baseVersion: integer('base_version').notNull(),
  content: text('content', { mode: 'json' }).$type<DraftContent>().notNull(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
});
