CREATE TABLE interests (
  id TEXT PRIMARY KEY,
  who TEXT NOT NULL CHECK (who IN ('person', 'organization')),
  name TEXT NOT NULL,
  organization TEXT,
  email TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
  improvement TEXT,
  token_hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  answer TEXT,
  answered_at INTEGER,
  answered_by TEXT
) STRICT;
CREATE INDEX interests_by_confirmation ON interests (confirmed_at DESC);
CREATE INDEX interests_by_email ON interests (email);

CREATE TABLE interest_topics (
  interest_id TEXT NOT NULL REFERENCES interests (id) ON DELETE CASCADE,
  area TEXT NOT NULL,
  action TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (interest_id, area, action)
) STRICT, WITHOUT ROWID;
CREATE INDEX interest_topics_by_topic ON interest_topics (area, action);

CREATE TABLE reports (
  id TEXT PRIMARY KEY,
  listing_id TEXT NOT NULL REFERENCES listings (id),
  kind TEXT NOT NULL CHECK (kind IN ('broken', 'wrong', 'misleading', 'other')),
  detail TEXT NOT NULL,
  email TEXT,
  language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
  token_hash TEXT UNIQUE,
  created_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  outcome TEXT CHECK (outcome IN ('changed', 'removed', 'kept')),
  note TEXT,
  handled_at INTEGER,
  handled_by TEXT
) STRICT;
CREATE INDEX reports_open ON reports (confirmed_at) WHERE handled_at IS NULL;
CREATE INDEX reports_by_listing ON reports (listing_id);
