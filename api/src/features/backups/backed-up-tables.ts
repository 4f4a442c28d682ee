/**
 * Tables that no backup holds: what signs somebody in or proves something for a while, counts of attempts, and pages, which are rendered anew.
 * Everything else is kept: password hashes too, without which nobody could sign in after a restore, and second factors, sealed by a key that is in no backup.
 */
export const leftOut = [
  'sessions',
  'verifications',
  'entrances',
  'kept_forms',
  'attempts',
  'vendor_proofs',
  'access_tokens',
  'idempotent_answers',
  'pages',
  'page_mentions',
  'page_renewals',
] as const;

/** Tables that are kept although a column of theirs is called like a secret, with the reason. */
export const keptThoughNamedSo: Readonly<Record<string, string>> = {
  credentials: 'password hashes are kept; tokens of others are emptied',
  second_factors: 'sealed by the secret key',
  interests: 'the hash of a link that confirms or withdraws an interest, and signs nobody in',
  reports: 'the hash of a link that confirms a report, and signs nobody in',
};

/** What is emptied in tables that are kept. */
export const emptied = [
  "delete from outbox where kind = 'mail'",
  'update credentials set access_token = null, refresh_token = null, id_token = null, access_token_expires_at = null, refresh_token_expires_at = null',
] as const;

/** The folders of state that go with the database. */
export const keptFolders = ['images', 'evidence'] as const;
