-- Run once by the image's entrypoint when the volume is empty: the two roles and the database, as the embedded workplace
-- makes them (libs/platform/src/workplace/settings.ts; a test keeps both lists equal).
\getenv owner_password DATABASE_OWNER_PASSWORD
\getenv app_password DATABASE_APP_PASSWORD

-- What is granted on a function here goes with the copy that becomes the database.
\connect template1

CREATE ROLE planbuch_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE planbuch_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'app_password';
ALTER ROLE planbuch_app SET plan_cache_mode = force_generic_plan;
ALTER ROLE planbuch_app SET jit = off;
ALTER ROLE planbuch_app SET idle_in_transaction_session_timeout = '10s';
GRANT EXECUTE ON FUNCTION pg_switch_wal() TO planbuch_owner;
GRANT pg_checkpoint TO planbuch_owner;
CREATE DATABASE planbuch OWNER planbuch_owner;
REVOKE ALL ON DATABASE planbuch FROM PUBLIC;
GRANT CONNECT ON DATABASE planbuch TO planbuch_app;
REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC;

-- The superuser comes in only through the socket inside the container (docker compose exec postgres psql).
ALTER ROLE postgres PASSWORD NULL;
