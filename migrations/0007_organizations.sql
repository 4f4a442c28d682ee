-- A vendor that a person made is 'pending' until somebody vouches for it: a code sent to its website's domain, or CATA.
CREATE TABLE vendors_new (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  letter TEXT NOT NULL,
  province TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'active', 'suspended')),
  content TEXT NOT NULL CHECK (json_valid(content)),
  version INTEGER NOT NULL,
  sample INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  vetted_at INTEGER
) STRICT;
INSERT INTO vendors_new
  SELECT id, slug, name, letter, province, status, content, version, sample, created_at, updated_at, created_at FROM vendors;
DROP TABLE vendors;
ALTER TABLE vendors_new RENAME TO vendors;
CREATE INDEX vendors_by_letter ON vendors (letter, name);

CREATE TABLE invitations (
  id TEXT PRIMARY KEY,
  vendor_id TEXT NOT NULL REFERENCES vendors (id),
  email TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'editor')),
  invited_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT CHECK (outcome IN ('accepted', 'declined', 'withdrawn', 'expired'))
) STRICT;
CREATE UNIQUE INDEX invitations_open ON invitations (vendor_id, email) WHERE ended_at IS NULL;
CREATE INDEX invitations_by_email ON invitations (email) WHERE ended_at IS NULL;

CREATE TABLE vendor_proofs (
  id TEXT PRIMARY KEY,
  vendor_id TEXT NOT NULL REFERENCES vendors (id),
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  website TEXT NOT NULL,
  address TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX vendor_proofs_by_vendor ON vendor_proofs (vendor_id, person_id);
CREATE INDEX vendor_proofs_by_person ON vendor_proofs (person_id, created_at);
CREATE INDEX vendor_proofs_by_address ON vendor_proofs (address, created_at);

CREATE TABLE vendor_requests (
  id TEXT PRIMARY KEY,
  vendor_id TEXT NOT NULL REFERENCES vendors (id),
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('claim', 'website', 'name')),
  website TEXT NOT NULL,
  explanation TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'declined', 'withdrawn')),
  reason TEXT,
  decided_by TEXT,
  created_at INTEGER NOT NULL,
  decided_at INTEGER
) STRICT;
CREATE UNIQUE INDEX vendor_requests_waiting ON vendor_requests (vendor_id, person_id, kind) WHERE state = 'waiting';
CREATE INDEX vendor_requests_by_state ON vendor_requests (state, created_at);
CREATE INDEX vendor_requests_by_person ON vendor_requests (person_id);

CREATE TABLE uploads (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  bytes INTEGER NOT NULL,
  image_id TEXT,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX uploads_by_person ON uploads (person_id, at);
CREATE INDEX uploads_by_image ON uploads (image_id, at);

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  vendor_id TEXT NOT NULL REFERENCES vendors (id),
  listing_id TEXT REFERENCES listings (id),
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_by_vendor ON evidence (vendor_id, created_at);
CREATE INDEX evidence_by_listing ON evidence (listing_id);

CREATE INDEX IF NOT EXISTS audit_events_by_actor ON audit_events (actor);
