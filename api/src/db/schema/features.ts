import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Text } from '#api/contract/text.ts';

/** What CATA features, with its story. Owned by the feature of the same name. */
export const features = sqliteTable('features', {
  id: text('id').primaryKey(),
  listingId: text('listing_id').notNull(),
  content: text('content', { mode: 'json' }).$type<{ headline: Text; story: Text; reason: Text }>().notNull(),
  position: integer('position').notNull(),
  startsAt: integer('starts_at', { mode: 'timestamp_ms' }).notNull(),
  endsAt: integer('ends_at', { mode: 'timestamp_ms' }),
  version: integer('version').notNull().default(1),
});
