-- The application may read the record and call the functions that add to it; nothing else.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA planbuch FROM PUBLIC;
GRANT USAGE ON SCHEMA planbuch TO planbuch_app;
GRANT SELECT ON ledgers, events, event_tags, disclosures TO planbuch_app;
GRANT SELECT, INSERT ON person_keys TO planbuch_app;
GRANT SELECT, UPDATE (claimed_at, done_at) ON forgetting TO planbuch_app;
GRANT EXECUTE ON FUNCTION create_ledger(text, text) TO planbuch_app;
GRANT EXECUTE ON FUNCTION append(text, bigint, text, text, text, text, text, text, text, text, text, text, text, text, boolean, text) TO planbuch_app;
