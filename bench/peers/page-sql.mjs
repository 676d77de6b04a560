// The same page by one prepared statement on the same table.
import pg from 'pg';
import { takePart } from '../side.mjs';
import { LEDGER } from '../town.mjs';
import { liveTables } from './live-tables.mjs';

await takePart(async ({ own, asOf, filters }) => {
  const [[filtered, value]] = Object.entries(filters);
  const column = { year: 'year', cycleId: 'cycle_id' }[filtered];
  const pool = new pg.Pool({ connectionString: own.appUrl });
  const { table } = (await liveTables(pool, LEDGER)).find(({ model }) => model === 'grants');
  const isTrue = asOf === undefined ? 'until = 9223372036854775807' : `since <= ${asOf} AND until > ${asOf}`;
  const statement = {
    name: 'page',
    text: `SELECT * FROM ${table} WHERE ledger = $1 AND ${column} = $2 AND ${isTrue} AND id > $3 ORDER BY id LIMIT 51`,
  };
  let last = '';
  return {
    async perform() {
      const { rows } = await pool.query({ ...statement, values: [LEDGER, value, last] });
      last = rows.length > 50 ? rows[49].id : '';
    },
    end: () => pool.end(),
  };
});
