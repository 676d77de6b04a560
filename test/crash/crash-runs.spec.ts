import { PostgresEventStore } from '#event-store/postgres';
import { openPool, type Database } from '#platform';
import { announceMet } from '#test/announce';
import { expectFates, expectKeysOnce, storedBook } from './book-checks.js';
import { crashRun, newWriter, type Death, type Stage } from './crash-run.js';
import { Follower } from './follower.js';
import { KillableServer } from './killable-server.js';

const SEEDS = Array.from({ length: 30 }, (_, nth) => nth + 1);

let server: KillableServer;
let database: Database;
let stage: Stage;
const met = { deaths: [] as Death[], unknown: 0, stored: 0, refused: 0 };

beforeAll(async () => {
  server = await KillableServer.open();
  database = openPool(server.appUrl, { max: 4, name: 'survivor' });
  stage = {
    server,
    store: new PostgresEventStore(database),
    writers: [newWriter(server), newWriter(server)],
    spare: newWriter(server),
    bystanders: [new Follower(server.appUrl)],
  };
}, 60_000);

afterAll(async () => {
  for (const each of [...stage.writers, stage.spare, ...stage.bystanders]) await each.end();
  await stage.store.close();
  await database.close();
  await server.remove();
});

describe('Whoever dies while others write', () => {
  it.each(SEEDS)(
    'nothing acknowledged is lost, nothing is there twice, no number is missing: seed %i',
    async (seed) => {
      const run = await crashRun(seed, stage);

      const book = await storedBook(stage.store, database, run.ledger);
      expectFates(run, book);
      await expectKeysOnce(database, run);
      for (const bystander of stage.bystanders) await bystander.agreesWith(book);

      met.deaths.push(...run.deaths);
      met.unknown += run.fates.reduce((sum, { unknown }) => sum + unknown, 0);
      met.stored += run.fates.filter(({ firstNumber }) => firstNumber !== undefined).length;
      met.refused += run.fates.filter(({ firstNumber }) => firstNumber === undefined).length;
    },
    30_000,
  );

  it('there were deaths of every kind, and outcomes that nobody knew', () => {
    const times = (death: Death): number => met.deaths.filter((each) => each === death).length;
    const kinds: Death[] = ['writer', 'postmaster', 'backend', 'everything', 'bystander'];

    announceMet(
      `${String(SEEDS.length)} crash runs: ${kinds.map((kind) => `${String(times(kind))} × ${kind} killed`).join(', ')}; ` +
        `${String(met.unknown)} unknown outcomes among ${String(met.stored)} entries stored and ${String(met.refused)} refused`,
    );

    expect(kinds.filter((kind) => times(kind) === 0)).toEqual([]);
    expect(met.unknown).toBeGreaterThan(10);
    expect(met.refused).toBeGreaterThan(0);
  });
});
