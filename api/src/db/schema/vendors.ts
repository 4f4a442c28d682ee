import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { VendorContent } from '#api/contract/vendor.ts';

/** Vendors; `vettedAt` says since when somebody vouches that one is what it says it is. Owned by the feature of the same name. */
export const vendors = sqliteTable('vendors', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  letter: text('letter').notNull(),
  province: text('province').notNull(),
  status: text('status', { enum: ['pending', 'active', 'suspended'] }).notNull(),
  content: text('content', { mode: 'json' }).$type<VendorContent>().notNull(),
  version: integer('version').notNull(),
  sample: integer('sample', { mode: 'boolean' }).notNull(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  vettedAt: integer('vetted_at', { mode: 'timestamp_ms' }),
});
