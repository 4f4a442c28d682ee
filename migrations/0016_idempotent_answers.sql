CREATE TABLE idempotent_answers (
  person_id TEXT NOT NULL,
  token_id TEXT NOT NULL,
  route TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  status INTEGER NOT NULL,
  headers TEXT NOT NULL CHECK (json_valid(headers)),
  body TEXT CHECK (json_valid(body)),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (person_id, token_id, route, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotent_answers_by_age ON idempotent_answers (created_at);
