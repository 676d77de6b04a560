-- A ledger that lives in an event server has its stream there as the truth. The tables here hold a copy of the stream, in
-- order and without gaps, in which tags, request keys and disclosures are looked up; "ledgers.head" is how far it reaches.

-- Whether an append to the stream was ever prepared: then it may hold events that the copy does not know yet.
ALTER TABLE ledgers ADD COLUMN begun boolean NOT NULL DEFAULT false;

-- What an append commits to, written before the event itself is: keyed by the event's id, for its number is not known yet.
CREATE TABLE staged_disclosures (
  ledger    text COLLATE "C" NOT NULL,
  event_id  uuid NOT NULL,
  entries   text NOT NULL,
  staged_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (ledger, event_id)
);

-- Streams that a worker found damaged, until one finds them sound again: health and metrics tell of them, and who follows such a
-- ledger looks at its stream himself. Decides nothing, and speaks of the incarnation that it names only.
CREATE TABLE damaged_streams (
  ledger      text COLLATE "C" PRIMARY KEY,
  incarnation uuid NOT NULL,
  number      bigint NOT NULL,
  why         text NOT NULL,
  found_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON damaged_streams TO planbuch_app;

DROP FUNCTION create_ledger(text, text);

-- Makes a ledger known, in the store that new ledgers are kept in. An empty one may still change its mode; afterwards the
-- mode is for ever. A ledger never changes its store by being made known again.
CREATE FUNCTION create_ledger(p_ledger text, p_mode text, p_store text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = planbuch, pg_temp AS $$
DECLARE
  v_mode text;
BEGIN
  IF p_ledger !~ '^[a-z][a-z0-9-]{1,62}$' THEN RAISE EXCEPTION 'not the name of a ledger: %', p_ledger USING ERRCODE = 'PB400'; END IF;
  IF p_mode NOT IN ('real', 'rehearsal') THEN RAISE EXCEPTION 'not a mode: %', p_mode USING ERRCODE = 'PB400'; END IF;
  IF p_store NOT IN ('postgres', 'eventstore') THEN RAISE EXCEPTION 'not a store: %', p_store USING ERRCODE = 'PB400'; END IF;
  INSERT INTO ledgers AS known (ledger, mode, store) VALUES (p_ledger, p_mode, p_store)
  ON CONFLICT (ledger) DO UPDATE SET mode = CASE WHEN known.head = 0 AND NOT known.begun THEN excluded.mode ELSE known.mode END
  RETURNING mode INTO v_mode;
  RETURN v_mode;
END $$;

-- Prepares an append to the stream of a ledger: answers what the copy knows of each entry's key and condition, and writes
-- the disclosures of the others, so that no event can ever stand in the stream without them.
--
-- p_entry, p_key and p_body_mac have a line for each entry, a key being empty where it is new; p_event_entry, p_event_id
-- and p_disclosures have one for each event with disclosures; conditions are lines as those of "append". The answer is "head TAB mode TAB open|frozen|elsewhere",
-- then a line for each entry that is not to be stored, as those of "append". Elsewhere: this is not the ledger's stream
-- any more. The head is read first, so everything up to it was looked at.
CREATE FUNCTION stage(
  p_ledger text, p_incarnation uuid, p_entry text, p_key text, p_body_mac text,
  p_event_entry text, p_event_id text, p_disclosures text, p_conditions text
) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = planbuch, pg_temp AS $$
DECLARE
  v_ledger ledgers%ROWTYPE;
  v_state text;
  v_out int[];
  v_known int[];
  v_answers text;
  v_repeated text;
BEGIN
  SELECT * INTO v_ledger FROM ledgers WHERE ledger = p_ledger;
  IF NOT FOUND THEN RAISE EXCEPTION 'no ledger %', p_ledger USING ERRCODE = 'PB404'; END IF;
  IF p_entry <> '' AND NOT v_ledger.begun THEN UPDATE ledgers SET begun = true WHERE ledger = p_ledger; END IF;
  v_state := CASE WHEN v_ledger.store <> 'eventstore' OR v_ledger.incarnation <> p_incarnation THEN 'elsewhere' ELSE v_ledger.state END;

  IF p_conditions <> '' THEN
    SELECT array_agg(c.entry), string_agg(c.line, E'\n') INTO v_out, v_answers FROM conflicts(p_ledger, p_conditions) AS c;
  END IF;
  IF p_key ~ '[^\n]' THEN
    -- The line of a known key comes after the other one, and the last line of an entry counts.
    SELECT array_agg(a.entry), string_agg(a.line, E'\n') INTO v_known, v_repeated FROM (
      SELECT k.entry::int AS entry,
             concat_ws(E'\t', k.entry, CASE WHEN e.body_mac = decode(k.mac, 'hex') THEN 'repeated' ELSE 'reused' END, e.number, e.entry_count) AS line
      FROM unnest(string_to_array(p_entry, E'\n'), string_to_array(p_key, E'\n'), string_to_array(p_body_mac, E'\n')) AS k(entry, key, mac)
      CROSS JOIN LATERAL (
        SELECT number, body_mac, entry_count FROM events WHERE ledger = p_ledger AND entry_key = decode(k.key, 'hex') LIMIT 1) e
      WHERE k.key <> '') a;
  END IF;
  v_out := array_cat(v_out, v_known);

  IF p_event_id <> '' AND v_state = 'open' THEN
    INSERT INTO staged_disclosures (ledger, event_id, entries)
    SELECT p_ledger, s.id::uuid, s.entries
    FROM unnest(string_to_array(p_event_entry, E'\n'), string_to_array(p_event_id, E'\n'), string_to_array(p_disclosures, E'\n')) AS s(entry, id, entries)
    WHERE v_out IS NULL OR s.entry::int <> ALL (v_out)
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN concat_ws(E'\n', concat_ws(E'\t', v_ledger.head, v_ledger.mode, v_state), nullif(v_answers, ''), nullif(v_repeated, ''));
END $$;

-- Continues the copy of a stream with the events after p_after, a line each. Whoever knows events may bring them, several
-- at once too: what is there already is passed over, and nothing is taken that would leave a gap. Answers
-- "head TAB open|frozen", the head as it is then.
CREATE FUNCTION copy_of_stream(
  p_ledger text, p_incarnation uuid, p_after bigint,
  p_leaf text, p_id text, p_type text, p_tags text, p_key text, p_body_mac text, p_count text, p_recorded_at text
) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = planbuch, pg_temp AS $$
DECLARE
  v_ledger ledgers%ROWTYPE;
  v_head bigint;
  v_hash bytea;
  v_now text;
BEGIN
  SELECT * INTO v_ledger FROM ledgers WHERE ledger = p_ledger FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'no ledger %', p_ledger USING ERRCODE = 'PB404'; END IF;
  IF v_ledger.store <> 'eventstore' OR v_ledger.incarnation <> p_incarnation THEN
    RAISE EXCEPTION 'the ledger % is kept elsewhere by now', p_ledger USING ERRCODE = 'PB423';
  END IF;
  IF v_ledger.head < p_after THEN RETURN v_ledger.head || E'\t' || v_ledger.state; END IF;

  WITH line AS MATERIALIZED (
    SELECT p_after + l.ord AS number, l.*
    FROM unnest(string_to_array(p_leaf, E'\n'), string_to_array(p_id, E'\n'), string_to_array(p_type, E'\n'), string_to_array(p_tags, E'\n'),
                string_to_array(p_key, E'\n'), string_to_array(p_body_mac, E'\n'), string_to_array(p_count, E'\n'), string_to_array(p_recorded_at, E'\n'))
         WITH ORDINALITY AS l(leaf, id, type, tags, key, mac, count, recorded_at, ord)
    WHERE p_after + l.ord > v_ledger.head
  ), stored AS (
    INSERT INTO events (ledger, number, type, leaf, leaf_hash, entry_key, body_mac, entry_count)
    SELECT p_ledger, number, type, leaf, sha256('\x00'::bytea || convert_to(leaf, 'UTF8')),
           CASE WHEN key <> '' THEN decode(key, 'hex') END, CASE WHEN key <> '' THEN decode(mac, 'hex') END, nullif(count, '')::int
    FROM line RETURNING number, leaf_hash
  ), tagged AS (
    INSERT INTO event_tags (ledger, tag, number)
    SELECT p_ledger, t, number FROM line, string_to_table(tags, ' ') AS t
  ), staged AS (
    DELETE FROM staged_disclosures s USING line WHERE s.ledger = p_ledger AND s.event_id = line.id::uuid
    RETURNING line.number, s.entries
  ), disclosed AS (
    INSERT INTO disclosures (ledger, number, entries) SELECT p_ledger, number, entries FROM staged
  )
  SELECT s.number, s.leaf_hash, l.recorded_at INTO v_head, v_hash, v_now
  FROM stored s JOIN line l ON l.number = s.number ORDER BY s.number DESC LIMIT 1;

  IF v_head IS NULL THEN RETURN v_ledger.head || E'\t' || v_ledger.state; END IF;
  UPDATE ledgers SET head = v_head, recorded_at = v_now, leaf_hash = v_hash WHERE ledger = p_ledger;
  IF p_type ~ '(^|\n)(text-redacted|personal-data-erased)($|\n)' THEN
    PERFORM forget(p_ledger, e.number, e.type, e.leaf::json -> 'data') FROM events e
    WHERE e.ledger = p_ledger AND e.number > v_ledger.head AND e.type IN ('text-redacted', 'personal-data-erased');
  END IF;
  RETURN v_head || E'\t' || v_ledger.state;
END $$;

-- Deletes what was staged for appends that never came about. An append is given up after seconds, so nothing that is an
-- hour old can still come; what did come was taken over by the copy, which must have looked since.
CREATE FUNCTION sweep_staged(p_ledger text) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = planbuch, pg_temp AS $$
  WITH gone AS (
    DELETE FROM staged_disclosures WHERE ledger = p_ledger AND staged_at < clock_timestamp() - interval '1 hour' RETURNING 1)
  SELECT count(*) FROM gone;
$$;

REVOKE ALL ON FUNCTION create_ledger(text, text, text), stage(text, uuid, text, text, text, text, text, text, text),
  copy_of_stream(text, uuid, bigint, text, text, text, text, text, text, text, text), sweep_staged(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION create_ledger(text, text, text), stage(text, uuid, text, text, text, text, text, text, text),
  copy_of_stream(text, uuid, bigint, text, text, text, text, text, text, text, text), sweep_staged(text) TO planbuch_app;
