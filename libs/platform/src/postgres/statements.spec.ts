import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { openPool } from '../index.js';
import { testDatabase, type TestDatabase } from '../testing.js';

/** As the product runs it. */
const room = new URL('../../../../dist/libs/platform/src/index.js', import.meta.url).href;

let place: TestDatabase;
beforeAll(async () => {
  place = await testDatabase();
});
afterAll(() => place.drop());

describe('a statement', () => {
  it('tells with its error who asked', async () => {
    const database = openPool(place.appUrl, { max: 1, name: 'asking' });
    const asking = async (): Promise<unknown> => (await database.query('SELECT * FROM nowhere'))[0];
    await expect(asking()).rejects.toMatchObject({ stack: expect.stringContaining('asking') as string });
    await database.close();
  });

  it('leaves nothing behind that only a collection of the whole heap takes away', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--expose-gc',
      '--input-type=module',
      '--eval',
      leavings(place.appUrl),
    ]);
    // What pg and Node keep for themselves is a quarter of what a statement touches.
    expect(Number(stdout)).toBeLessThan(1_000);
  });
});

/** A program of its own, because the runner’s heap is never quiet: tells how many bytes each of many statements leaves. */
function leavings(url: string): string {
  return `
    const { openPool } = await import(${JSON.stringify(room)});
    const database = openPool(${JSON.stringify(url)}, { max: 1, name: 'leavings' });
    const ask = async (times) => {
      for (let n = 0; n < times; n += 1) await database.query('SELECT $1::int AS n', [n]);
    };
    await ask(100);
    gc();
    const before = process.memoryUsage().heapUsed;
    await ask(1_000);
    // What lives through two small collections is not looked at by further ones.
    gc({ type: 'minor' });
    gc({ type: 'minor' });
    process.stdout.write(String((process.memoryUsage().heapUsed - before) / 1_000));
    await database.close();`;
}
