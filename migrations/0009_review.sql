CREATE TABLE reviews (
  revision_id TEXT PRIMARY KEY REFERENCES revisions (id),
  listing_id TEXT NOT NULL REFERENCES listings (id),
  submitted_at INTEGER NOT NULL,
  submitted_by TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
  assignee_id TEXT REFERENCES people (id) ON DELETE SET NULL,
  decided_at INTEGER,
  vendor_told INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reviews_by_listing ON reviews (listing_id);
CREATE INDEX reviews_decided ON reviews (decided_at) WHERE decided_at IS NOT NULL;

CREATE TABLE decisions (
  id TEXT PRIMARY KEY,
  listing_id TEXT NOT NULL REFERENCES listings (id),
  revision_id TEXT REFERENCES revisions (id),
  kind TEXT NOT NULL CHECK (kind IN ('approved', 'scheduled', 'unscheduled', 'changes-requested', 'declined', 'suspended', 'restored', 'withdrawn', 'archived', 'claim-checked')),
  reasons TEXT NOT NULL CHECK (json_valid(reasons)),
  note TEXT,
  comments TEXT NOT NULL CHECK (json_valid(comments)),
  publish_at INTEGER,
  moderator_id TEXT REFERENCES people (id) ON DELETE SET NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX decisions_by_listing ON decisions (listing_id, at);

CREATE TABLE review_checks (
  revision_id TEXT NOT NULL REFERENCES revisions (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  findings TEXT NOT NULL CHECK (json_valid(findings)),
  at INTEGER NOT NULL,
  PRIMARY KEY (revision_id, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX revisions_awaiting ON revisions (state, created_at) WHERE state IN ('submitted', 'scheduled');

ALTER TABLE features ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
