-- What is asked for and takes longer than a request. The truth about a job stands here, and its row is the outbox: BullMQ
-- carries its id to a worker and may lose it. A payload holds ids and settings, never a text or personal data.
CREATE TABLE jobs (
  id         uuid PRIMARY KEY,
  queue      text COLLATE "C" NOT NULL,
  -- The ledger it is about; NULL for all of them.
  ledger     text COLLATE "C",
  -- What may be asked for only once, such as the check of a day.
  once       text COLLATE "C",
  payload    json NOT NULL,
  -- The token of who asked; NULL for Planbuch itself.
  token      uuid,
  -- waiting, active, failed (will be tried again), done, refused (for good, and the asker is told why),
  -- dead (given up), discarded (by an operator)
  state      text COLLATE "C" NOT NULL DEFAULT 'waiting',
  attempts   integer NOT NULL DEFAULT 0,
  -- Attempts that found a server away; they do not count as such.
  away       integer NOT NULL DEFAULT 0,
  asked_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- When it was last known to stand in BullMQ.
  handed_at  timestamptz,
  -- A failed one is not tried again before.
  not_before timestamptz,
  -- Who works on it, and its last sign of life. Whoever lost its claim can write nothing any more.
  claim      uuid,
  beat_at    timestamptz,
  started_at timestamptz,
  ended_at   timestamptz,
  progress   json,
  -- Counts over all attempts, of a job that has no result.
  so_far     json,
  result     json,
  fault      json
);
CREATE UNIQUE INDEX jobs_once ON jobs (queue, once) WHERE once IS NOT NULL;
CREATE INDEX jobs_open ON jobs (queue, asked_at) WHERE ended_at IS NULL;
CREATE INDEX jobs_dead ON jobs (queue, ended_at) WHERE state = 'dead';
CREATE INDEX jobs_ended ON jobs (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX jobs_of_ledger ON jobs (ledger, queue, asked_at);

-- Files that were uploaded for a job. They lie here so that a worker on any machine can read them, until the job has ended.
-- They may hold personal data: ending a job deletes its file in the same statement; of a dead one it stays some days.
CREATE TABLE uploads (
  job       uuid PRIMARY KEY,
  file_name text NOT NULL,
  -- The text of a mapping profile that came with the file.
  profile   text,
  begun_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE upload_parts (
  job   uuid NOT NULL REFERENCES uploads ON DELETE CASCADE,
  part  integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (job, part)
);
-- Compressed by who wrote the file, or short-lived: packing it again would only cost time.
ALTER TABLE upload_parts ALTER COLUMN bytes SET STORAGE EXTERNAL;

GRANT SELECT, INSERT, DELETE ON jobs, uploads, upload_parts TO planbuch_app;
GRANT UPDATE (profile) ON uploads TO planbuch_app;
GRANT UPDATE (state, attempts, away, handed_at, not_before, claim, beat_at, started_at, ended_at, progress, so_far, result, fault)
  ON jobs TO planbuch_app;
