import pg from 'pg';

const TABLES = `
CREATE TABLE IF NOT EXISTS plain_events (
  ledger text COLLATE "C", number bigint GENERATED ALWAYS AS IDENTITY, type text, body text, PRIMARY KEY (ledger, number));
CREATE TABLE IF NOT EXISTS plain_tags (
  ledger text COLLATE "C", tag text COLLATE "C", number bigint, PRIMARY KEY (ledger, tag, number))`;

const INSERT = `
WITH e AS (INSERT INTO plain_events (ledger, type, body) VALUES ($1, $2, $3) RETURNING number)
INSERT INTO plain_tags SELECT $1, t, e.number FROM e, unnest($4::text[]) t`;

/** Two tables and one statement, as anybody would write them who wants events with an index of tags. */
export async function openPlain(url, connections) {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  const client = await pool.connect();
  // Several processes may begin at once.
  await client.query(`BEGIN; SELECT pg_advisory_xact_lock(1); ${TABLES}; COMMIT`);
  client.release();
  return {
    insert(ledger, event) {
      const values = [ledger, event.type, JSON.stringify(event), event.tags];
      return pool.query({ name: 'plain-insert', text: INSERT, values });
    },
    pool,
    close: () => pool.end(),
  };
}
