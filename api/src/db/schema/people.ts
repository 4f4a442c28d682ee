import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const time = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** Everyone who has an account; `role` is what they may do for the catalogue as a whole. */
export const people = sqliteTable('people', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull(),
  image: text('image'),
  language: text('language', { enum: ['en', 'fr'] }).notNull(),
  role: text('role', { enum: ['person', 'moderator', 'administrator'] }).notNull(),
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).notNull(),
  suspendedAt: time('suspended_at'),
  createdAt: time('created_at').notNull(),
  updatedAt: time('updated_at').notNull(),
});

/** Signed-in browsers; a `demo` one was opened on this machine to look around. */
export const sessions = sqliteTable('sessions', {
  id: text('id').primaryKey(),
  token: text('token').notNull().unique(),
  personId: text('person_id').notNull(),
  expiresAt: time('expires_at').notNull(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  demo: integer('demo', { mode: 'boolean' }).notNull(),
  createdAt: time('created_at').notNull(),
  updatedAt: time('updated_at').notNull(),
});

/** How a person proves who they are. */
export const credentials = sqliteTable('credentials', {
  id: text('id').primaryKey(),
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  personId: text('person_id').notNull(),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: time('access_token_expires_at'),
  refreshTokenExpiresAt: time('refresh_token_expires_at'),
  scope: text('scope'),
  password: text('password'),
  createdAt: time('created_at').notNull(),
  updatedAt: time('updated_at').notNull(),
});

/** What was sent to prove an address, or to choose a new password. */
export const verifications = sqliteTable('verifications', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: time('expires_at').notNull(),
  createdAt: time('created_at').notNull(),
  updatedAt: time('updated_at').notNull(),
});

/** Secrets of second factors. */
export const secondFactors = sqliteTable('second_factors', {
  id: text('id').primaryKey(),
  secret: text('secret').notNull(),
  backupCodes: text('backup_codes').notNull(),
  personId: text('person_id').notNull(),
  /** Whether a first code was given, so that it counts. */
  verified: integer('verified', { mode: 'boolean' }).notNull(),
  failedVerificationCount: integer('failed_verification_count').notNull(),
  lockedUntil: time('locked_until'),
});

/** Who writes for which vendor. */
export const memberships = sqliteTable(
  'memberships',
  {
    vendorId: text('vendor_id').notNull(),
    personId: text('person_id').notNull(),
    role: text('role', { enum: ['owner', 'editor'] }).notNull(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.vendorId, table.personId] })],
);
