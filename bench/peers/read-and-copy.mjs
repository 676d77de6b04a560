// What nobody can undercut: the same events read and parsed page by page, and the same rows, ready-made, brought into new
// tables by COPY and indexed there.
import { once } from 'node:events';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { takePartOnce } from '../side.mjs';
import { EVENTS, LEDGER } from '../town.mjs';
import { liveTables } from './live-tables.mjs';

const PAGE = {
  name: 'page',
  text: `SELECT e.number, e.leaf, d.entries
    FROM planbuch.events e LEFT JOIN planbuch.disclosures d ON d.ledger = e.ledger AND d.number = e.number
    WHERE e.ledger = $1 AND e.number > $2 ORDER BY e.number LIMIT 1000`,
};

await takePartOnce(async ({ own }) => {
  const client = new pg.Client({ connectionString: own.appUrl });
  await client.connect();
  const tables = [];
  for (const { table } of await liveTables(client, LEDGER)) tables.push(await rowsOf(client, table));
  return {
    async perform() {
      await readAll(client);
      await client.query('BEGIN');
      for (const table of tables) await copyInto(client, table);
      await client.query('COMMIT');
      return EVENTS;
    },
    end: () => client.end(),
  };
});

async function readAll(client) {
  let last = 0;
  for (;;) {
    const { rows } = await client.query({ ...PAGE, values: [LEDGER, last] });
    for (const { leaf, entries } of rows) {
      JSON.parse(leaf);
      if (entries !== null) JSON.parse(entries);
    }
    if (rows.length === 0) return;
    last = rows.at(-1).number;
  }
}

async function rowsOf(client, table) {
  const { rows } = await client.query(
    'SELECT indexdef FROM pg_indexes WHERE schemaname || $1 || quote_ident(tablename) = $2',
    ['.', table],
  );
  const stream = client.query(to(`COPY ${table} TO STDOUT`));
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return { table, chunks, indexes: rows.map(({ indexdef }) => indexdef) };
}

async function copyInto(client, { table, chunks, indexes }) {
  const name = `read_models.copy_of_${table.replace(/\W/g, '_')}_${process.pid}`;
  await client.query(`CREATE TABLE ${name} (LIKE ${table})`);
  const stream = client.query(from(`COPY ${name} FROM STDIN`));
  for (const chunk of chunks) if (!stream.write(chunk)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
  for (const index of indexes) await client.query(index.replace(/INDEX \S+ ON \S+/, `INDEX ON ${name}`));
}
