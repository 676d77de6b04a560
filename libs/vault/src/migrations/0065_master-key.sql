-- Under which master key the persons of this place are kept: a mark of it, from which nothing of the key can be learned. A
-- process with another key would lock what it stores away from all others, so it is turned away at its start.
CREATE TABLE master_key (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  id       text COLLATE "C" NOT NULL,
  since    timestamptz NOT NULL DEFAULT clock_timestamp()
);

GRANT SELECT, INSERT ON master_key TO planbuch_app;
