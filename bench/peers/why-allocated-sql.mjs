// The trace of an allocated grant by one prepared statement on the same tables: its links step by step, and the rows of
// everything they lead to, without a word of explanation.
import pg from 'pg';
import { allocatedGrantId } from '../funding.mjs';
import { takePart } from '../side.mjs';
import { LEDGER } from '../town.mjs';
import { liveTables } from './live-tables.mjs';

/** The registers whose rows the trace tells, by the kind of the tag of their things. */
const REGISTERS = {
  organisation: 'organisations',
  'budget-line': 'budget-lines',
  allocation: 'allocations',
  decision: 'decisions',
  recommendation: 'recommendations',
  item: 'items',
  meeting: 'meetings',
  body: 'bodies',
  assessment: 'assessments',
  need: 'needs',
  evidence: 'evidence',
  measure: 'measures',
  target: 'targets',
  goal: 'goals',
  guideline: 'guidelines',
  criterion: 'criteria',
};

await takePart(async ({ own, asOf }) => {
  const pool = new pg.Pool({ connectionString: own.appUrl });
  const tables = Object.fromEntries(
    (await liveTables(pool, LEDGER)).map(({ model, table }) => [model, table]),
  );
  const statement = { name: 'why', text: whyOf(tables, asOf) };
  return {
    async perform(serial) {
      const id = allocatedGrantId(serial);
      const { rows } = await pool.query({ ...statement, values: [LEDGER, id, `grant:${id}`] });
      if (rows.length !== 1 || rows[0].links.length < 50) throw new Error(`no trace of grant ${id}`);
    },
    end: () => pool.end(),
  };
});

function whyOf(tables, asOf) {
  const isTrue =
    asOf === undefined ? 'x.until = 9223372036854775807' : `x.since <= ${asOf} AND x.until > ${asOf}`;
  const links = (condition) =>
    `SELECT x."from", x."to", x.kind, x.number, x.event_type, x.day, x.actor, x.role FROM ${tables.links} x
     WHERE x.ledger = $1 AND ${isTrue} AND ${condition}`;
  const rows = ([kind, model]) => `(SELECT json_agg(x) FROM ${tables[model]} x
    WHERE x.ledger = $1 AND ${isTrue} AND x.id = ANY (ARRAY(
      SELECT split_part(split_part(thing, ':', 2), '.', 1) FROM things WHERE thing LIKE '${kind}:%'))) AS "${model}"`;
  return `
    WITH first AS MATERIALIZED (
      ${links(`x."from" = $3`)} UNION ALL ${links(`x."to" = $3 AND x.kind IN ('grant', 'about')`)}),
    second AS MATERIALIZED (
      ${links(`x."from" = ANY (ARRAY(
        SELECT "from" FROM first WHERE "to" = $3
        UNION SELECT "to" FROM first WHERE "from" = $3 AND kind IN ('measure', 'need', 'goal')))`)}
      UNION ALL ${links(`x.kind IN ('measure', 'review') AND x."from" NOT LIKE 'grant:%'
        AND x."to" = ANY (ARRAY(SELECT "to" FROM first WHERE kind = 'measure'))`)}),
    third AS MATERIALIZED (
      ${links(`x."from" = ANY (ARRAY(
        SELECT "to" FROM second WHERE kind IN ('criterion-version', 'meeting', 'evidence', 'target-version', 'consensus')
        UNION SELECT "from" FROM second WHERE "from" LIKE 'target:%'))`)}
      UNION ALL ${links(`x.kind IN ('version-of', 'target-version') AND x."from" NOT LIKE 'allocation:%'
        AND x."to" = ANY (ARRAY(
          SELECT "from" FROM second WHERE "from" LIKE 'target:%'
          UNION SELECT "to" FROM second WHERE kind = 'target-version'))`)}),
    fourth AS MATERIALIZED (
      ${links(`x."from" = ANY (ARRAY(SELECT "to" FROM third WHERE kind = 'consensus'))`)}),
    trail AS MATERIALIZED (
      SELECT * FROM first UNION SELECT * FROM second UNION SELECT * FROM third UNION SELECT * FROM fourth),
    things AS MATERIALIZED (SELECT "from" AS thing FROM trail UNION SELECT "to" FROM trail)
    SELECT x.*, (SELECT json_agg(trail) FROM trail) AS links, ${Object.entries(REGISTERS).map(rows).join(', ')},
      (SELECT json_agg(x) FROM ${tables['criterion-versions']} x WHERE x.ledger = $1 AND ${isTrue}
        AND x.id = ANY (ARRAY(SELECT split_part(thing, ':', 2) FROM things WHERE thing LIKE 'criterion:%.v%'))) AS versions
    FROM ${tables.grants} x WHERE x.ledger = $1 AND x.id = $2 AND ${isTrue}`;
}
