CREATE TABLE drafts (
  listing_id TEXT PRIMARY KEY REFERENCES listings (id),
  content TEXT NOT NULL CHECK (json_valid(content)),
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) STRICT;

CREATE TABLE draft_versions (
  listing_id TEXT NOT NULL REFERENCES listings (id),
  version INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (listing_id, version)
) STRICT;

CREATE TABLE set_asides (
  id TEXT PRIMARY KEY,
  listing_id TEXT NOT NULL REFERENCES listings (id),
  person_id TEXT NOT NULL,
  base_version INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX set_asides_by_listing ON set_asides (listing_id, person_id);
