ALTER TABLE second_factors ADD COLUMN verified INTEGER NOT NULL DEFAULT 1;
ALTER TABLE second_factors ADD COLUMN failed_verification_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE second_factors ADD COLUMN locked_until INTEGER;

CREATE TABLE attempts (
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  count INTEGER NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempts_by_age ON attempts (since);

CREATE TABLE entrances (
  token_hash TEXT PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('vendor', 'moderator')),
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_forms (
  key_hash TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  form TEXT NOT NULL CHECK (json_valid(form)),
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
