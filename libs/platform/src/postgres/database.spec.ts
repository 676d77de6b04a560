import pg from 'pg';
import { DatabaseUnavailable, openPool, type Database } from '../index.js';
import { cuttingProxy, testDatabase, type CuttingProxy, type TestDatabase } from '../testing.js';

let place: TestDatabase;
let wire: CuttingProxy;
let database: Database;

beforeAll(async () => {
  place = await testDatabase();
  wire = await cuttingProxy(place.ownerUrl);
  database = openPool(wire.url, { max: 4, name: 'database.spec', connectTimeoutMs: 500 });
  await database.execute('CREATE TABLE book (entry int PRIMARY KEY)');
});

afterAll(async () => {
  await database.close();
  await wire.close();
  await place.drop();
});

beforeEach(async () => {
  wire.accept();
  wire.thaw();
  await database.execute('TRUNCATE book');
});

async function entries(): Promise<number[]> {
  return (await database.query<{ entry: number }>('SELECT entry FROM book ORDER BY entry')).map(
    ({ entry }) => entry,
  );
}

describe('what comes back', () => {
  it('reads int8 as a number, and refuses one that no number holds', async () => {
    const rows = await database.query('SELECT 9007199254740991 AS n, ARRAY[1, NULL, 3]::int8[] AS list');
    expect(rows).toEqual([{ n: Number.MAX_SAFE_INTEGER, list: [1, null, 3] }]);
    await expect(database.query('SELECT -9007199254740992 AS n')).rejects.toThrow(RangeError);
    await expect(database.query('SELECT ARRAY[9007199254740992] AS n')).rejects.toThrow('2^53');
  });

  it('leaves days, times and JSON as the text that PostgreSQL holds', async () => {
    const [row] = await database.query(`SELECT '2026-03-29'::date AS day, '{"b":1,"a": 2}'::json AS json,
      '2026-03-29T01:30:00.123456Z'::timestamptz AT TIME ZONE 'UTC' AS time, ARRAY['2026-03-29'::date] AS days,
      12.50::numeric AS decimal, true AS flag, NULL::int8 AS nothing, '\\x00ff'::bytea AS bytes`);
    expect(row).toEqual({
      day: '2026-03-29', json: '{"b":1,"a": 2}', time: '2026-03-29 01:30:00.123456', days: ['2026-03-29'],
      decimal: '12.50', flag: true, nothing: null, bytes: Buffer.from([0, 255]),
    }); // prettier-ignore
  });

  it('comes as lists too, read alike, in the order of the select list even where columns have one name', async () => {
    const statement = { name: 'lists', text: "SELECT $1::int8 AS a, '2026-03-29'::date AS a, NULL AS b" };
    expect(await database.lists(statement, [7])).toEqual([[7, '2026-03-29', null]]);
    expect(await database.lists('SELECT 1 WHERE false')).toEqual([]);
  });

  it('leaves pg’s process-wide table as other libraries expect it', async () => {
    const client = new pg.Client({ connectionString: place.ownerUrl });
    await client.connect();
    expect((await client.query('SELECT 1::int8 AS n')).rows).toEqual([{ n: '1' }]);
    await client.end();
  });

  it('prepares a named statement once in each connection', async () => {
    const statement = { name: 'double', text: 'SELECT $1::int * 2 AS n' };
    await database.session(async (client) => {
      for (const n of [1, 2, 3]) await client.query({ ...statement, values: [n] });
      const { rows } = await client.query(
        `SELECT count(*)::int AS n FROM pg_prepared_statements WHERE name = 'double'`,
      );
      expect(rows).toEqual([{ n: 1 }]);
    });
    expect(await database.query(statement, [21])).toEqual([{ n: 42 }]);
  });

  it('takes a lent connection back only from work that went well', async () => {
    const single = openPool(place.ownerUrl, { max: 1, name: 'single' });
    const backend = async (): Promise<unknown> => (await single.query('SELECT pg_backend_pid() AS pid'))[0];
    const first = await backend();
    await single.session((client) => client.query('SELECT 1'));
    expect(await backend()).toEqual(first);
    const left = single.session(async (client) => {
      await client.query('BEGIN');
      throw new Error('left open');
    });
    await expect(left).rejects.toThrow('left open');
    expect(await backend()).not.toEqual(first);
    await single.close();
  });

  it('says whose connection it is, and lets no statement run for ever', async () => {
    const impatient = openPool(place.appUrl, { max: 1, name: 'impatient', statementTimeoutMs: 50 });
    expect(
      await impatient.query('SELECT application_name FROM pg_stat_activity WHERE pid = pg_backend_pid()'),
    ).toEqual([{ application_name: 'impatient' }]);
    await expect(impatient.query('SELECT pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
    await impatient.close();
  });
});

describe('a transaction', () => {
  it('keeps all of it or nothing', async () => {
    const touched = await database.transaction((tx) => tx.execute('INSERT INTO book VALUES (1), (2)'));
    expect(touched).toBe(2);
    const spilt = database.transaction(async (tx) => {
      await tx.execute('INSERT INTO book VALUES (3)');
      throw new Error('spilt ink');
    });
    await expect(spilt).rejects.toThrow('spilt ink');
    expect(await entries()).toEqual([1, 2]);
    expect(database.load().idle).toBe(database.load().total);
  });

  it('is as isolated and as careful as asked for', async () => {
    const show = `SELECT current_setting('transaction_isolation') AS isolation, current_setting('transaction_read_only') AS "readOnly"`;
    const options = { isolation: 'repeatable read', readOnly: true } as const;
    expect(await database.transaction((tx) => tx.query(show), options)).toEqual([
      { isolation: 'repeatable read', readOnly: 'on' },
    ]);
    await expect(
      database.transaction((tx) => tx.execute('INSERT INTO book VALUES (1)'), options),
    ).rejects.toThrow('read-only');
  });

  it('does not pretend to have kept what a swallowed error undid', async () => {
    const swallowed = database.transaction(async (tx) => {
      await tx.execute('INSERT INTO book VALUES (1)');
      await tx.execute('INSERT INTO book VALUES (1)').catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow('rolled back');
    expect(await entries()).toEqual([]);
  });

  it('takes one statement after the other', async () => {
    const hasty = database.transaction(async (tx) => {
      const first = tx.query('SELECT pg_sleep(0.02)');
      await expect(tx.query('SELECT 1')).rejects.toThrow('one statement after the other');
      await first;
      return tx.query('SELECT 1 AS one');
    });
    expect(await hasty).toEqual([{ one: 1 }]);
  });
});

describe('when the database goes away', () => {
  const insert = { name: 'insert-entry', text: 'INSERT INTO book VALUES ($1)' };

  async function failure(work: Promise<unknown>): Promise<DatabaseUnavailable> {
    const error: unknown = await work.then(
      () => 'no error',
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    return error as DatabaseUnavailable;
  }

  it('cannot say whether a statement happened whose answer was lost, though it did', async () => {
    const cut = wire.cut('answered', 'insert-entry');
    expect((await failure(database.execute(insert, [1]))).outcome).toBe('unknown');
    await cut;
    expect(await entries()).toEqual([1]);
  });

  it('cannot say whether a statement happened that never arrived', async () => {
    const cut = wire.cut('before', 'insert-entry');
    expect((await failure(database.execute(insert, [1]))).outcome).toBe('unknown');
    await cut;
    expect(await entries()).toEqual([]);
  });

  it('knows that a transaction which broke before its COMMIT left nothing', async () => {
    const cut = wire.cut('answered', 'insert-entry');
    expect((await failure(database.transaction((tx) => tx.execute(insert, [1])))).outcome).toBe('none');
    await cut;
    expect(await entries()).toEqual([]);
  });

  it('cannot say whether a COMMIT happened whose answer was lost', async () => {
    const cut = wire.cut('answered', 'COMMIT');
    expect((await failure(database.transaction((tx) => tx.execute(insert, [1])))).outcome).toBe('unknown');
    await cut;
    expect(await entries()).toEqual([1]);
  });

  it('knows that nothing happened where no connection was to be had, and recovers by itself', async () => {
    const fresh = openPool(wire.url, { max: 1, name: 'fresh' });
    wire.refuse();
    expect((await failure(fresh.execute(insert, [1]))).outcome).toBe('none');
    wire.accept();
    expect(await fresh.execute(insert, [2])).toBe(1);
    await fresh.close();
  });

  it('does not wait for ever for a network that hangs', async () => {
    const fresh = openPool(wire.url, { max: 1, name: 'hanging', connectTimeoutMs: 1_000 });
    wire.freeze();
    expect((await failure(fresh.query('SELECT 1'))).outcome).toBe('none');
    wire.thaw();
    expect(await fresh.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await fresh.close();
  });

  it('reports a connection that an administrator ended, also one that was idle', async () => {
    const ends: Error[] = [];
    const victim = openPool(place.ownerUrl, {
      max: 1,
      name: 'victim',
      onIdleError: (error) => ends.push(error),
    });
    const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim'`;
    const asleep = failure(victim.query('SELECT pg_sleep(5)'));
    // Ended before it slept, it would rightly say that nothing was under way.
    while ((await database.query(`${end} AND wait_event = 'PgSleep'`)).length === 0);
    expect((await asleep).outcome).toBe('unknown');
    await victim.query('SELECT 1');
    await database.query(end);
    while (ends.length === 0) await new Promise(setImmediate);
    expect(await victim.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await victim.close();
  });

  it('leaves the faults of a statement to the caller', async () => {
    await expect(database.query('SELECT 1 / 0')).rejects.toMatchObject({ code: '22012' });
  });
});
