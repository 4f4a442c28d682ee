import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const time = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** Who is asked to join a vendor, by the address that was invited. Owned by the members. */
export const invitations = sqliteTable('invitations', {
  id: text('id').primaryKey(),
  vendorId: text('vendor_id').notNull(),
  email: text('email').notNull(),
  role: text('role', { enum: ['owner', 'editor'] }).notNull(),
  invitedBy: text('invited_by').notNull(),
  createdAt: time('created_at').notNull(),
  expiresAt: time('expires_at').notNull(),
  endedAt: time('ended_at'),
  outcome: text('outcome', { enum: ['accepted', 'declined', 'withdrawn', 'expired'] }),
});

/** Codes that were sent to prove that a person speaks for a website; each for one person, vendor, website and address. Owned by the proofs. */
export const vendorProofs = sqliteTable('vendor_proofs', {
  id: text('id').primaryKey(),
  vendorId: text('vendor_id').notNull(),
  personId: text('person_id').notNull(),
  website: text('website').notNull(),
  address: text('address').notNull(),
  codeHash: text('code_hash').notNull(),
  attempts: integer('attempts').notNull(),
  createdAt: time('created_at').notNull(),
  expiresAt: time('expires_at').notNull(),
  endedAt: time('ended_at'),
});

/** What CATA's staff decide by hand about a vendor: who speaks for it, a website without addresses of its own, a name like another. Owned by the proofs. */
export const vendorRequests = sqliteTable('vendor_requests', {
  id: text('id').primaryKey(),
  vendorId: text('vendor_id').notNull(),
  personId: text('person_id').notNull(),
  kind: text('kind', { enum: ['claim', 'website', 'name'] }).notNull(),
  website: text('website').notNull(),
  explanation: text('explanation').notNull(),
  state: text('state', { enum: ['waiting', 'approved', 'declined', 'withdrawn'] }).notNull(),
  reason: text('reason'),
  decidedBy: text('decided_by'),
  createdAt: time('created_at').notNull(),
  decidedAt: time('decided_at'),
});
