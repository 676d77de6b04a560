import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { openPool } from '#platform';
import { entryOf, sealed } from '../testing.js';
import { unmigrated } from '../testing/postgres/opened-postgres.js';
import { PostgresEventStore } from './index.js';

/** A process that brings the schema up to date and says which migrations it ran itself. */
const STARTING = `
  import { migrate } from '#platform';
  import { eventStoreMigrations } from '#event-store/postgres';
  const [ownerUrl] = process.argv.slice(1);
  const done = await migrate({ ownerUrl, dirs: [eventStoreMigrations], schema: 'planbuch' });
  process.stdout.write(JSON.stringify(done));
`;

const run = promisify(execFile);

async function startedBy(ownerUrl: string): Promise<string[]> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', STARTING, ownerUrl]);
  return JSON.parse(stdout) as string[];
}

it('of several processes that start together one migrates, the others wait for it, and all can work', async () => {
  const { place, migrateIt } = await unmigrated();
  try {
    const done = await Promise.all(Array.from({ length: 4 }, () => startedBy(place.ownerUrl)));

    expect(done.filter((names) => names.length > 0)).toHaveLength(1);
    expect(done.flat().map((name) => name.slice(0, 4))).toEqual(['0001', '0002', '0003', '0045']);
    expect(await migrateIt()).toEqual([]);

    const database = openPool(place.appUrl, { max: 2, name: 'migrations' });
    const store = new PostgresEventStore(database);
    await store.createLedger('musterstadt', 'real');
    const { firstNumber } = await store.append(
      'musterstadt',
      entryOf([sealed('musterstadt', 'need-identified', ['need:a'])]),
    );
    expect(firstNumber).toBe(1);
    await store.close();
    await database.close();
  } finally {
    await place.drop();
  }
}, 60_000);
