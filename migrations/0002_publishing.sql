-- Pages are rendered anew from the rest, so the tables are too.
DROP TABLE page_mentions;
DROP TABLE pages;

CREATE TABLE pages (
  address TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  build TEXT NOT NULL,
  hash TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  bytes_gzip INTEGER NOT NULL,
  bytes_br INTEGER NOT NULL,
  published_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pages_by_build ON pages (build);

CREATE TABLE page_mentions (
  listing_id TEXT NOT NULL,
  address TEXT NOT NULL REFERENCES pages (address) ON DELETE CASCADE,
  PRIMARY KEY (listing_id, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX page_mentions_by_address ON page_mentions (address);

CREATE TABLE page_renewals (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT NOT NULL UNIQUE,
  urgent INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  stamp TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX page_renewals_due ON page_renewals (urgent, due_at, number);

CREATE TABLE clocks (
  name TEXT PRIMARY KEY,
  reached_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_by_subject ON outbox (subject, kind, id);
CREATE INDEX revisions_scheduled ON revisions (publish_at) WHERE state = 'scheduled';
CREATE INDEX listings_by_update ON listings (updated_at) WHERE state = 'live';
CREATE INDEX features_by_start ON features (starts_at);
CREATE INDEX features_by_end ON features (ends_at) WHERE ends_at IS NOT NULL;
