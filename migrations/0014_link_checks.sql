CREATE TABLE link_checks (
  listing_id TEXT PRIMARY KEY REFERENCES listings (id) ON DELETE CASCADE,
  revision_id TEXT NOT NULL,
  checked_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  findings TEXT NOT NULL CHECK (json_valid(findings))
) STRICT;
CREATE INDEX link_checks_due ON link_checks (due_at);
CREATE INDEX link_checks_broken ON link_checks (listing_id) WHERE failed > 1;
