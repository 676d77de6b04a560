// The same rows by one prepared statement on the same tables, without a word of explanation.
import pg from 'pg';
import { takePart } from '../side.mjs';
import { earlyGrantId, LEDGER } from '../town.mjs';
import { liveTables } from './live-tables.mjs';

await takePart(async ({ own, asOf }) => {
  const pool = new pg.Pool({ connectionString: own.appUrl });
  const statement = { name: 'why', text: whyOf(await tables(pool), asOf) };
  return {
    async perform(serial) {
      const id = earlyGrantId(serial);
      const { rows } = await pool.query({ ...statement, values: [LEDGER, id, `grant:${id}`] });
      if (rows.length !== 1) throw new Error(`no grant ${id}`);
    },
    end: () => pool.end(),
  };
});

async function tables(pool) {
  return Object.fromEntries((await liveTables(pool, LEDGER)).map(({ model, table }) => [model, table]));
}

function whyOf({ grants, organisations, 'budget-lines': lines, links }, asOf) {
  const isTrue = (of) =>
    asOf === undefined
      ? `${of}.until = 9223372036854775807`
      : `${of}.since <= ${asOf} AND ${of}.until > ${asOf}`;
  return `
    SELECT g.*, o.name AS recipient, o.sector, b.product AS line_product, b.account AS line_account, b.account_name,
      b.year AS line_year, b.authorised_cents, b.bound_cents AS line_bound, b.left_cents, l.links
    FROM ${grants} g
    LEFT JOIN ${organisations} o ON o.ledger = $1 AND o.id = g.recipient_id AND ${isTrue('o')}
    LEFT JOIN ${lines} b ON b.ledger = $1 AND b.id = g.budget_line_id AND ${isTrue('b')}
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('to', k."to", 'kind', k.kind, 'number', k.number, 'day', k.day, 'actor', k.actor, 'role', k.role)) AS links
      FROM ${links} k WHERE k.ledger = $1 AND k."from" = $3 AND ${isTrue('k')}) l
    WHERE g.ledger = $1 AND g.id = $2 AND ${isTrue('g')}`;
}
