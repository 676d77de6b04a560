-- Makes a ledger known. An empty one may still change its mode; afterwards the mode is for ever.
CREATE FUNCTION create_ledger(p_ledger text, p_mode text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = planbuch, pg_temp AS $$
DECLARE
  v_mode text;
BEGIN
  IF p_ledger !~ '^[a-z][a-z0-9-]{1,62}$' THEN RAISE EXCEPTION 'not the name of a ledger: %', p_ledger USING ERRCODE = 'PB400'; END IF;
  IF p_mode NOT IN ('real', 'rehearsal') THEN RAISE EXCEPTION 'not a mode: %', p_mode USING ERRCODE = 'PB400'; END IF;
  INSERT INTO ledgers AS known (ledger, mode) VALUES (p_ledger, p_mode)
  ON CONFLICT (ledger) DO UPDATE SET mode = CASE WHEN known.head = 0 THEN excluded.mode ELSE known.mode END
  RETURNING mode INTO v_mode;
  RETURN v_mode;
END $$;

-- Which conditions do not hold: a row for each entry of which one does not, with its line of the answer (see append). A
-- condition is a line "entry TAB after TAB tags TAB types"; it holds unless an event after `after` carries all its tags and has
-- one of its types. One statement for all lines, since entering a function costs more than a probe. Written as nested
-- probes: a plan made while the tables were empty must not become a scan of millions.
CREATE FUNCTION conflicts(p_ledger text, p_conditions text) RETURNS TABLE (entry int, line text) LANGUAGE sql STABLE
SET search_path = planbuch, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_bitmapscan = off
AS $$
  SELECT c.entry::int, concat_ws(E'\t', c.entry, 'conflict', min(hit.number))
  FROM string_to_table(p_conditions, E'\n') AS l(text)
  CROSS JOIN LATERAL (
    SELECT split_part(l.text, E'\t', 1) AS entry, split_part(l.text, E'\t', 2)::bigint AS after,
           string_to_array(split_part(l.text, E'\t', 3), ' ') AS tags, string_to_array(split_part(l.text, E'\t', 4), ' ') AS types) c
  CROSS JOIN LATERAL (
    SELECT t.number
    FROM event_tags t
    CROSS JOIN LATERAL (SELECT e.type FROM events e WHERE e.ledger = p_ledger AND e.number = t.number LIMIT 1) e
    WHERE t.ledger = p_ledger AND t.tag = c.tags[1] AND t.number > c.after AND e.type = ANY (c.types)
      AND NOT EXISTS (
        SELECT 1 FROM unnest(c.tags[2:]) AS wanted(tag)
        WHERE NOT EXISTS (
          SELECT 1 FROM event_tags o WHERE o.ledger = p_ledger AND o.tag = wanted.tag AND o.number = t.number))
    ORDER BY t.number
    LIMIT 1) hit
  GROUP BY c.entry;
$$;

-- Deletes what a redaction or an erasure names. Runs inside the append of the event that orders it, so no reader sees
-- the order without its effect, and nothing can be forgotten without an event that says so.
CREATE FUNCTION forget(p_ledger text, p_number bigint, p_type text, p_data json) RETURNS void
LANGUAGE plpgsql SET search_path = planbuch, pg_temp AS $$
DECLARE
  v_person text := p_data ->> 'personId';
BEGIN
  INSERT INTO forgetting (ledger, number) VALUES (p_ledger, p_number);
  IF p_type = 'text-redacted' THEN
    UPDATE disclosures d SET entries = (
      SELECT coalesce(json_agg(e ORDER BY o), '[]') FROM json_array_elements(d.entries::json) WITH ORDINALITY AS x(e, o)
      WHERE e ->> 'path' <> p_data ->> 'path')
    WHERE d.ledger = p_ledger AND d.number = (p_data ->> 'eventNumber')::bigint;
  ELSIF p_type = 'personal-data-erased' THEN
    DELETE FROM person_keys WHERE ledger = p_ledger AND person = v_person;
    UPDATE disclosures d SET entries = (
      SELECT coalesce(json_agg(e ORDER BY o), '[]') FROM json_array_elements(d.entries::json) WITH ORDINALITY AS x(e, o)
      WHERE coalesce(e ->> 'person', '') <> v_person)
    FROM event_tags t
    WHERE t.ledger = p_ledger AND t.tag = 'person:' || v_person AND d.ledger = t.ledger AND d.number = t.number;
  END IF;
END $$;

-- Appends entries (each one or several events under one condition and one request key) in one call.
--
-- Every column is one text, a line for each event; canonical JSON holds no raw newline, and splitting in the server is
-- cheaper than arrays or JSON. p_entry is the index of the event's entry; keys, MACs and counts stand on an entry's
-- first event. Conditions are lines as `conflicts` takes them: those of p_always are looked at in any case, those of
-- p_if_moved only if the ledger is not where the caller has seen it (p_known).
--
-- The answer is one text (a function that gives rows costs a scan of its own): "head before TAB number of events stored",
-- then a line "entry TAB conflict|repeated|reused|frozen TAB number TAB count" for each entry that was not stored.
--
-- Locking first and looking in later statements is what makes conditions exact: in READ COMMITTED a statement sees the
-- snapshot from before it waited for the lock.
CREATE FUNCTION append(
  p_ledger text, p_known bigint,
  p_entry text, p_up_to_number text, p_up_to_recorded_at text, p_rest text, p_type text, p_tags text, p_disclosures text,
  p_key text, p_body_mac text, p_count text,
  p_always text, p_if_moved text, p_check_keys boolean, p_recorded_at text
) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = planbuch, pg_temp AS $$
DECLARE
  v_ledger ledgers%ROWTYPE;
  v_frozen boolean;
  v_answers text;
  v_conditions text := p_always;
  v_out int[];
  v_now text;
  v_head bigint;
  v_hash bytea;
  v_leaf text;
BEGIN
  SELECT * INTO v_ledger FROM ledgers WHERE ledger = p_ledger FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'no ledger %', p_ledger USING ERRCODE = 'PB404'; END IF;
  v_frozen := v_ledger.state <> 'open' OR v_ledger.store <> 'postgres';

  IF v_ledger.head <> p_known THEN v_conditions := concat_ws(E'\n', nullif(p_always, ''), nullif(p_if_moved, '')); END IF;
  IF v_conditions <> '' AND NOT v_frozen THEN
    SELECT array_agg(c.entry), string_agg(c.line, E'\n') INTO v_out, v_answers FROM conflicts(p_ledger, v_conditions) AS c;
  END IF;
  -- What is stored already is answered as the first time, also where its own events or a freezing since would refuse it
  -- now: its line comes after the other one, and the last line of an entry counts.
  IF p_check_keys OR v_frozen OR v_out IS NOT NULL THEN
    SELECT array_cat(v_out, array_agg(a.entry)), concat_ws(E'\n', v_answers, string_agg(a.line, E'\n')) INTO v_out, v_answers FROM (
      SELECT k.entry::int AS entry,
             concat_ws(E'\t', k.entry, CASE WHEN e.body_mac = decode(k.mac, 'hex') THEN 'repeated' ELSE 'reused' END, e.number, e.entry_count) AS line
      FROM unnest(string_to_array(p_entry, E'\n'), string_to_array(p_key, E'\n'), string_to_array(p_body_mac, E'\n')) AS k(entry, key, mac)
      CROSS JOIN LATERAL (
        SELECT number, body_mac, entry_count FROM events WHERE ledger = p_ledger AND entry_key = decode(k.key, 'hex') LIMIT 1) e
      WHERE k.key <> '' AND (p_check_keys OR v_frozen OR k.entry::int = ANY (v_out))) a;
  END IF;
  IF v_frozen THEN
    RETURN concat_ws(E'\n', v_ledger.head || E'\t0',
      (SELECT string_agg(DISTINCT entry || E'\tfrozen', E'\n') FROM string_to_table(p_entry, E'\n') AS entry), nullif(v_answers, ''));
  END IF;

  v_now := to_char(date_trunc('milliseconds', clock_timestamp()) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
  IF p_recorded_at <> '' THEN
    IF v_ledger.mode <> 'rehearsal' THEN RAISE EXCEPTION 'only a rehearsal takes a given time' USING ERRCODE = 'PB409'; END IF;
    -- A ledger's time never goes back: a text that is no time could not be taken back either.
    IF p_recorded_at !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$' THEN RAISE EXCEPTION 'not a time: %', p_recorded_at USING ERRCODE = '22007'; END IF;
    v_now := p_recorded_at;
  END IF;
  v_now := greatest(v_now, v_ledger.recorded_at COLLATE "C");

  -- A lone event needs none of the splitting, and its caller waits for every microsecond.
  IF p_count = '1' THEN
    IF v_out IS NULL THEN
      v_head := v_ledger.head + 1;
      v_leaf := p_up_to_number || v_head || p_up_to_recorded_at || v_now || p_rest;
      v_hash := sha256('\x00'::bytea || convert_to(v_leaf, 'UTF8'));
      INSERT INTO events (ledger, number, type, leaf, leaf_hash, entry_key, body_mac, entry_count)
      VALUES (p_ledger, v_head, p_type, v_leaf, v_hash, decode(p_key, 'hex'), decode(p_body_mac, 'hex'), 1);
      INSERT INTO event_tags (ledger, tag, number) SELECT p_ledger, t, v_head FROM string_to_table(p_tags, ' ') AS t;
      IF p_disclosures <> '' THEN
        INSERT INTO disclosures (ledger, number, entries) VALUES (p_ledger, v_head, p_disclosures);
      END IF;
    END IF;
  ELSE
    WITH line AS (
      SELECT v_ledger.head + row_number() OVER (ORDER BY l.ord) AS number, l.*
      FROM unnest(string_to_array(p_entry, E'\n'), string_to_array(p_up_to_number, E'\n'), string_to_array(p_up_to_recorded_at, E'\n'),
                  string_to_array(p_rest, E'\n'), string_to_array(p_type, E'\n'), string_to_array(p_tags, E'\n'),
                  string_to_array(p_disclosures, E'\n'), string_to_array(p_key, E'\n'), string_to_array(p_body_mac, E'\n'),
                  string_to_array(p_count, E'\n'))
           WITH ORDINALITY AS l(entry, up_to_number, up_to_recorded_at, rest, type, tags, disclosures, key, mac, count, ord)
      WHERE v_out IS NULL OR l.entry::int <> ALL (v_out)
    ), leaf AS MATERIALIZED (
      SELECT number, type, tags, disclosures, key, mac, count,
             up_to_number || number || up_to_recorded_at || v_now || rest AS leaf FROM line
    ), stored AS (
      INSERT INTO events (ledger, number, type, leaf, leaf_hash, entry_key, body_mac, entry_count)
      SELECT p_ledger, number, type, leaf, sha256('\x00'::bytea || convert_to(leaf, 'UTF8')),
             CASE WHEN key <> '' THEN decode(key, 'hex') END, CASE WHEN key <> '' THEN decode(mac, 'hex') END, nullif(count, '')::int
      FROM leaf RETURNING number, leaf_hash
    ), tagged AS (
      INSERT INTO event_tags (ledger, tag, number)
      SELECT p_ledger, t, number FROM leaf, string_to_table(tags, ' ') AS t
    ), disclosed AS (
      INSERT INTO disclosures (ledger, number, entries) SELECT p_ledger, number, disclosures FROM leaf WHERE disclosures <> ''
    )
    SELECT number, leaf_hash INTO v_head, v_hash FROM stored ORDER BY number DESC LIMIT 1;
  END IF;

  IF v_head IS NOT NULL THEN
    UPDATE ledgers SET head = v_head, recorded_at = v_now, leaf_hash = v_hash WHERE ledger = p_ledger;
    IF p_type ~ '(^|\n)(text-redacted|personal-data-erased)($|\n)' THEN
      PERFORM forget(p_ledger, e.number, e.type, e.leaf::json -> 'data') FROM events e
      WHERE e.ledger = p_ledger AND e.number > v_ledger.head AND e.type IN ('text-redacted', 'personal-data-erased');
    END IF;
  END IF;
  RETURN concat_ws(E'\n', v_ledger.head || E'\t' || coalesce(v_head - v_ledger.head, 0), nullif(v_answers, ''));
END $$;
