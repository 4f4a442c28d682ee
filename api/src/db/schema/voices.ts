import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const time = (name: string) => integer(name, { mode: 'timestamp_ms' });
const languageOf = () => text('language', { enum: ['en', 'fr'] }).notNull();

/** Who takes part in the plan's advocacy, and what they say; nobody counts before they confirmed it by mail. */
export const interests = sqliteTable('interests', {
  id: text('id').primaryKey(),
  who: text('who', { enum: ['person', 'organization'] }).notNull(),
  name: text('name').notNull(),
  organization: text('organization'),
  email: text('email').notNull(),
  language: languageOf(),
  improvement: text('improvement'),
  tokenHash: text('token_hash').notNull().unique(),
  createdAt: time('created_at').notNull(),
  confirmedAt: time('confirmed_at'),
  answer: text('answer'),
  answeredAt: time('answered_at'),
  answeredBy: text('answered_by'),
});

/** The areas and actions that an interest is in; `action` is empty for an area as a whole. */
export const interestTopics = sqliteTable(
  'interest_topics',
  { interestId: text('interest_id').notNull(), area: text('area').notNull(), action: text('action').notNull() },
  (table) => [primaryKey({ columns: [table.interestId, table.area, table.action] })],
);

/** What the public says is wrong with a listing. */
export const reports = sqliteTable('reports', {
  id: text('id').primaryKey(),
  listingId: text('listing_id').notNull(),
  kind: text('kind', { enum: ['broken', 'wrong', 'misleading', 'other'] }).notNull(),
  detail: text('detail').notNull(),
  email: text('email'),
  language: languageOf(),
  tokenHash: text('token_hash').unique(),
  createdAt: time('created_at').notNull(),
  confirmedAt: time('confirmed_at'),
  outcome: text('outcome', { enum: ['changed', 'removed', 'kept'] }),
  note: text('note'),
  handledAt: time('handled_at'),
  handledBy: text('handled_by'),
});
