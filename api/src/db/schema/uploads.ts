import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What each person sent in to be kept, counted against their limits. Owned by the feature of the same name. */
export const uploads = sqliteTable('uploads', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  personId: text('person_id').notNull(),
  bytes: integer('bytes').notNull(),
  imageId: text('image_id'),
  at: integer('at', { mode: 'timestamp_ms' }).notNull(),
});

/** Files that a vendor shows to CATA's staff alone, to stand behind what it says. Owned by the uploads. */
export const evidence = sqliteTable('evidence', {
  id: text('id').primaryKey(),
  vendorId: text('vendor_id').notNull(),
  listingId: text('listing_id'),
  claim: text('claim'),
  name: text('name').notNull(),
  bytes: integer('bytes').notNull(),
  sha256: text('sha256').notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
});
