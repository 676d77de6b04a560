-- Callers. A token itself is never stored: whoever reads this table cannot use what it holds.
CREATE TABLE tokens (
  id           uuid PRIMARY KEY,
  hash         bytea NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
  name         text NOT NULL,
  roles        text[] NOT NULL CHECK (cardinality(roles) > 0),
  ledger       text COLLATE "C",
  person       text COLLATE "C",
  organisation text COLLATE "C",
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz,
  revoked_at   timestamptz
);

-- The application may end a token, and change nothing else of it.
GRANT SELECT, INSERT, UPDATE (revoked_at) ON tokens TO planbuch_app;
