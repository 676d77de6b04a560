-- The book of many ledgers. One row of "ledgers" is locked by every append: its head is the order of the ledger.
-- Names and words are checked where a ledger is made (create_ledger): constraints would be read anew by every append.
CREATE TABLE ledgers (
  ledger      text COLLATE "C" PRIMARY KEY,
  store       text NOT NULL DEFAULT 'postgres', -- or eventstore
  mode        text NOT NULL,                    -- real or rehearsal
  state       text NOT NULL DEFAULT 'open',     -- or frozen
  incarnation uuid NOT NULL DEFAULT gen_random_uuid(),
  head        bigint NOT NULL DEFAULT 0,
  recorded_at text COLLATE "C" NOT NULL DEFAULT '',
  leaf_hash   bytea NOT NULL DEFAULT '\x'
) WITH (fillfactor = 40); -- every append writes a new version of the row; it shall fit the same page

CREATE TABLE events (
  ledger      text COLLATE "C" NOT NULL,
  number      bigint NOT NULL,
  type        text COLLATE "C" NOT NULL,
  -- The canonical text that was hashed. Never jsonb: that would not give the same bytes back.
  leaf        text COLLATE "C" NOT NULL,
  leaf_hash   bytea NOT NULL,
  -- On the first event of an entry: its request key, the MAC of its body, and how many events it has.
  entry_key   bytea,
  body_mac    bytea,
  entry_count integer,
  PRIMARY KEY (ledger, number)
);
CREATE UNIQUE INDEX events_entry_key ON events (ledger, entry_key) WHERE entry_key IS NOT NULL;

CREATE TABLE event_tags (
  ledger text COLLATE "C" NOT NULL,
  tag    text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  PRIMARY KEY (ledger, tag, number)
);

-- Texts and personal data that the leaves only commit to: what may have to be forgotten one day.
CREATE TABLE disclosures (
  ledger  text COLLATE "C" NOT NULL,
  number  bigint NOT NULL,
  entries text NOT NULL,
  PRIMARY KEY (ledger, number)
);

-- Each person's key, wrapped by the master key from outside the database. Without it what it sealed is gone.
CREATE TABLE person_keys (
  ledger  text COLLATE "C" NOT NULL,
  person  text COLLATE "C" NOT NULL,
  wrapped bytea NOT NULL,
  PRIMARY KEY (ledger, person)
);

-- Redactions and erasures whose traces (rows of read models, bytes in the files) are still to be driven out.
CREATE TABLE forgetting (
  ledger     text COLLATE "C" NOT NULL,
  number     bigint NOT NULL,
  -- Who works on it says so now and then, so that two workers do not do the same work; doing it twice harms nothing.
  claimed_at timestamptz,
  done_at    timestamptz,
  PRIMARY KEY (ledger, number)
);
CREATE INDEX forgetting_open ON forgetting (ledger, number) WHERE done_at IS NULL;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'planbuch: % on % is refused: what is stored in a ledger never changes', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'PB001', HINT = 'Record a correction (correct-event) instead.';
END $$;

CREATE TRIGGER events_never_change BEFORE UPDATE OR DELETE OR TRUNCATE ON events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_tags_never_change BEFORE UPDATE OR DELETE OR TRUNCATE ON event_tags
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledgers_are_never_deleted BEFORE DELETE OR TRUNCATE ON ledgers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
