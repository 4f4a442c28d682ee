CREATE TABLE vendors (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  letter TEXT NOT NULL,
  province TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('active', 'suspended')),
  content TEXT NOT NULL CHECK (json_valid(content)),
  version INTEGER NOT NULL,
  sample INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX vendors_by_letter ON vendors (letter, name);

CREATE TABLE listings (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  slug TEXT NOT NULL UNIQUE,
  vendor_id TEXT NOT NULL REFERENCES vendors (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'live', 'withdrawn', 'suspended', 'unpublished', 'archived')),
  live_revision_id TEXT REFERENCES revisions (id),
  version INTEGER NOT NULL,
  sample INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  published_at INTEGER,
  left_at INTEGER
) STRICT;
CREATE INDEX listings_by_vendor ON listings (vendor_id);
CREATE INDEX listings_newest ON listings (published_at DESC) WHERE state = 'live';

CREATE TABLE revisions (
  id TEXT PRIMARY KEY,
  listing_id TEXT NOT NULL REFERENCES listings (id),
  number INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'changes-requested', 'declined', 'scheduled', 'approved')),
  content TEXT NOT NULL CHECK (json_valid(content)),
  created_at INTEGER NOT NULL,
  decided_at INTEGER,
  publish_at INTEGER,
  UNIQUE (listing_id, number)
) STRICT;

CREATE TRIGGER revisions_are_immutable BEFORE UPDATE OF content ON revisions
WHEN OLD.state <> 'draft'
BEGIN
  SELECT RAISE(ABORT, 'a revision that was submitted never changes');
END;

CREATE TABLE listing_terms (
  listing_id TEXT NOT NULL REFERENCES listings (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('area', 'action', 'category')),
  term TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  PRIMARY KEY (kind, term, published_at, listing_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_terms_by_listing ON listing_terms (listing_id);

CREATE TABLE claim_expiries (
  listing_id TEXT NOT NULL REFERENCES listings (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  PRIMARY KEY (day, listing_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_expiries_by_listing ON claim_expiries (listing_id);

CREATE TABLE former_slugs (
  kind TEXT NOT NULL CHECK (kind IN ('listing', 'vendor')),
  slug TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  PRIMARY KEY (kind, slug)
) STRICT, WITHOUT ROWID;

CREATE TABLE features (
  id TEXT PRIMARY KEY,
  listing_id TEXT NOT NULL REFERENCES listings (id),
  content TEXT NOT NULL CHECK (json_valid(content)),
  position INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER
) STRICT;
CREATE INDEX features_by_listing ON features (listing_id);

CREATE TABLE images (
  id TEXT PRIMARY KEY,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE audit_events (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
CREATE INDEX audit_events_by_subject ON audit_events (subject, at);

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  error TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at, id);

CREATE TABLE pages (
  address TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  subject TEXT,
  build TEXT NOT NULL,
  hash TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  published_at INTEGER NOT NULL
) STRICT;

CREATE TABLE page_mentions (
  listing_id TEXT NOT NULL,
  address TEXT NOT NULL REFERENCES pages (address) ON DELETE CASCADE,
  PRIMARY KEY (listing_id, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX page_mentions_by_address ON page_mentions (address);
