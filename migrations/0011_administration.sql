CREATE TABLE synonym_groups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  terms TEXT NOT NULL CHECK (json_valid(terms)),
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE banners (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  en TEXT NOT NULL,
  fr TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  updated_at INTEGER NOT NULL
) STRICT;
