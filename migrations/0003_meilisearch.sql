CREATE TABLE meilisearch_live (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  catalogue TEXT NOT NULL,
  generation TEXT,
  built_at INTEGER
) STRICT;
