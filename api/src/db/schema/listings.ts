import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ListingContent } from '#api/contract/listing-content.ts';
import { listingStates, revisionStates } from '#api/contract/listing-states.ts';

/** Listings. Owned by the feature of the same name. */
export const listings = sqliteTable('listings', {
  id: text('id').primaryKey(),
  number: integer('number').notNull().unique(),
  slug: text('slug').notNull().unique(),
  vendorId: text('vendor_id').notNull(),
  state: text('state', { enum: listingStates }).notNull(),
  liveRevisionId: text('live_revision_id'),
  version: integer('version').notNull(),
  sample: integer('sample', { mode: 'boolean' }).notNull(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  publishedAt: integer('published_at', { mode: 'timestamp_ms' }),
  leftAt: integer('left_at', { mode: 'timestamp_ms' }),
});

/** Revisions of listings; one that was submitted never changes. */
export const revisions = sqliteTable('revisions', {
  id: text('id').primaryKey(),
  listingId: text('listing_id').notNull(),
  number: integer('number').notNull(),
  state: text('state', { enum: revisionStates }).notNull(),
  content: text('content', { mode: 'json' }).$type<ListingContent>().notNull(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  decidedAt: integer('decided_at', { mode: 'timestamp_ms' }),
  publishAt: integer('publish_at', { mode: 'timestamp_ms' }),
});

/** Areas, actions and categories of the public listings alone, for counts and the newest of each. */
export const listingTerms = sqliteTable(
  'listing_terms',
  {
    listingId: text('listing_id').notNull(),
    kind: text('kind', { enum: ['area', 'action', 'category'] }).notNull(),
    term: text('term').notNull(),
    publishedAt: integer('published_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.term, table.publishedAt, table.listingId] }), index('listing_terms_by_listing').on(table.listingId)],
);

/** The last day of each claim of the public listings, on whose morrow the listing is shown anew. */
export const claimExpiries = sqliteTable('claim_expiries', { listingId: text('listing_id').notNull(), day: text('day').notNull() }, (table) => [
  primaryKey({ columns: [table.day, table.listingId] }),
]);

/** Slugs that a listing or vendor once had, which lead to today's. */
export const formerSlugs = sqliteTable(
  'former_slugs',
  {
    kind: text('kind', { enum: ['listing', 'vendor'] }).notNull(),
    slug: text('slug').notNull(),
    subjectId: text('subject_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.slug] })],
);
