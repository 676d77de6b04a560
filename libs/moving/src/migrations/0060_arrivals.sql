-- Ledgers that arrived from a file or another store. While finished_at is missing the ledger is not whole: it stays frozen,
-- and only what goes on from the same source may add to it. Written by the owner alone: moving is an operator's work.
CREATE TABLE arrivals (
  ledger      text COLLATE "C" NOT NULL,
  incarnation uuid NOT NULL,
  -- Hash over the events of the source: whoever goes on must bring the same ones.
  sha256      bytea NOT NULL CHECK (octet_length(sha256) = 32),
  -- How many events the source holds.
  number      bigint NOT NULL,
  began_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz,
  -- Where the ledger left a damaged stream: at which event that was found, and which numbers of it were given up (JSON).
  left_stream text,
  PRIMARY KEY (ledger, incarnation)
);
CREATE UNIQUE INDEX arrivals_unfinished ON arrivals (ledger) WHERE finished_at IS NULL;
