import { openPool, type Database } from '../index.js';
import { testDatabase, type TestDatabase } from '../testing.js';

let place: TestDatabase;
let database: Database;

beforeAll(async () => {
  place = await testDatabase();
  database = openPool(place.appUrl, { max: 4, name: 'database.spec' });
});

afterAll(async () => {
  await database.close();
  await place.drop();
});

describe('what comes back', () => {
  it('reads int8 as a number, and refuses one that no number holds', async () => {
    expect(await database.query('SELECT 9007199254740991 AS n, ARRAY[1, NULL, 3]::int8[] AS list')).toEqual([
      { n: 9007199254740991, list: [1, null, 3] },
    ]);
    await expect(database.query('SELECT 9007199254740992 AS n')).rejects.toThrow('beyond');
  });
});
