-- The rows of read models. The application makes and drops their tables itself, because their columns come from the
-- code; outside of this schema it may make nothing.
CREATE SCHEMA read_models;
GRANT USAGE, CREATE ON SCHEMA read_models TO planbuch_app;

-- The order a German reader expects: ä beside a, and "Träger 2" before "Träger 10".
DO $$ BEGIN
  CREATE COLLATION read_models.german (provider = icu, locale = 'de-u-kn');
EXCEPTION WHEN feature_not_supported THEN
  -- A server built without ICU sorts by code point.
  CREATE COLLATION read_models.german FROM "C";
END $$;

-- One table of rows: a version of a read model, built from event 1. The number is used only once, so that a reader who
-- still knows a dropped table never finds another one under its name.
CREATE TABLE generations (
  generation bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  model      text COLLATE "C" NOT NULL,
  version    integer NOT NULL,
  -- What the columns, indexes and handled events were, so that code changed without a new version is noticed.
  shape      text COLLATE "C" NOT NULL,
  -- Column name of the declaration → its type, as JSON.
  columns    text NOT NULL,
  built_at   timestamptz NOT NULL DEFAULT now(),
  UNIQUE (generation, model, version)
);
CREATE INDEX generations_model ON generations (model, version);

-- How far the rows of a ledger in a generation are. Whoever advances them locks the row: nobody holds a lease.
CREATE TABLE checkpoints (
  generation     bigint NOT NULL,
  ledger         text COLLATE "C" NOT NULL,
  model          text COLLATE "C" NOT NULL,
  version        integer NOT NULL,
  -- Readers read the live one. A building one becomes live when it has caught up; the one before is then old and its
  -- rows are deleted.
  state          text NOT NULL CHECK (state IN ('building', 'live', 'old')),
  number         bigint NOT NULL,
  incarnation    uuid NOT NULL,
  -- Leaf hash of the event "number": a ledger that was exchanged or restored has another one there.
  leaf_hash      bytea NOT NULL,
  state_since    timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Where and why it stands still: the first event it could not take, and an error without texts of the ledger.
  stopped_number bigint,
  stopped_at     timestamptz,
  tried_at       timestamptz,
  error_type     text,
  error_message  text,
  PRIMARY KEY (generation, ledger),
  FOREIGN KEY (generation, model, version) REFERENCES generations (generation, model, version)
) WITH (fillfactor = 50); -- every batch writes a new version of the row; it shall fit the same page
CREATE UNIQUE INDEX checkpoints_live ON checkpoints (ledger, model) WHERE state = 'live';

GRANT SELECT, INSERT, UPDATE, DELETE ON generations, checkpoints TO planbuch_app;
