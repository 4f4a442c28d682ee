import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { decisionKinds, type CheckName, type FieldComment, type Finding } from '#api/contract/review.ts';

/** What becomes of each submitted revision at the hands of CATA's staff. Owned by the feature of the same name. */
export const reviews = sqliteTable('reviews', {
  revisionId: text('revision_id').primaryKey(),
  listingId: text('listing_id').notNull(),
  submittedAt: integer('submitted_at', { mode: 'timestamp_ms' }).notNull(),
  submittedBy: text('submitted_by').notNull(),
  /** The language of whoever submitted it, in which they are written to. */
  language: text('language', { enum: ['en', 'fr'] }).notNull(),
  assigneeId: text('assignee_id'),
  /** When it was decided for the first time. */
  decidedAt: integer('decided_at', { mode: 'timestamp_ms' }),
  /** Whether the vendor was told that it arrived. */
  vendorTold: integer('vendor_told', { mode: 'boolean' }).notNull(),
  version: integer('version').notNull(),
});

/** What staff decided about a submission or a listing, and why. */
export const decisions = sqliteTable('decisions', {
  id: text('id').primaryKey(),
  listingId: text('listing_id').notNull(),
  revisionId: text('revision_id'),
  kind: text('kind', { enum: decisionKinds }).notNull(),
  reasons: text('reasons', { mode: 'json' }).$type<readonly string[]>().notNull(),
  note: text('note'),
  comments: text('comments', { mode: 'json' }).$type<readonly FieldComment[]>().notNull(),
  publishAt: integer('publish_at', { mode: 'timestamp_ms' }),
  moderatorId: text('moderator_id'),
  at: integer('at', { mode: 'timestamp_ms' }).notNull(),
});

/** What the automatic checks of a submission found. */
export const reviewChecks = sqliteTable(
  'review_checks',
  {
    revisionId: text('revision_id').notNull(),
    name: text('name').$type<CheckName>().notNull(),
    findings: text('findings', { mode: 'json' }).$type<readonly Finding[]>().notNull(),
    at: integer('at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.name] })],
);
