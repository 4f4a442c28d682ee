CREATE TABLE external_ids (
  kind TEXT NOT NULL CHECK (kind IN ('listing', 'vendor')),
  external_id TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  PRIMARY KEY (kind, external_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX external_ids_by_subject ON external_ids (kind, subject_id);
