import { openPool } from '#platform';
import type { Database } from '#platform';
import { madeUp, madeUpModels } from './testing/made-up.js';
import { projectingPlace, type ProjectingPlace } from './testing/projecting-place.js';
import { until } from './testing/until.js';

const LOCK_BUILDING = `SELECT pg_advisory_xact_lock(hashtextextended('planbuch generations of ' || $1, 0))`;

let place: ProjectingPlace;

beforeEach(async () => {
  place = await projectingPlace();
  await place.append('zweigeteilt', madeUp.opened('a'), madeUp.booked('a', 1));
});

afterEach(() => place.close());

describe('a build by two transactions', () => {
  it('waits for no connection while it holds two', async () => {
    const narrow = openPool(place.test.appUrl, { max: 2, name: 'narrow', connectTimeoutMs: 500 });
    const projections = place.projections({ database: narrow });
    await projections.catchUp();
    await projections.rebuild(['accounts', 'movements']);
    expect((await place.projections().verify('zweigeteilt')).differences).toEqual([]);
    await narrow.close();
  });

  it.each(madeUpModels.map(({ name }) => name))(
    'keeps none open that has nothing to do, as where another builder builds %s',
    async (model) => {
      const builders = openPool(place.test.appUrl, { max: 5, name: 'builders' });
      const building = await place.database.transaction(async (another) => {
        await another.query(LOCK_BUILDING, [model]);
        await another.execute('LOCK TABLE planbuch.checkpoints IN ACCESS EXCLUSIVE MODE');
        const caughtUp = place.projections({ database: builders }).catchUp();
        const waiting = await until(statesOfBuilders, (states) => states.includes('Lock'));
        expect(waiting).not.toContain('idle in transaction');
        return { caughtUp };
      });
      await building.caughtUp;
      expect((await place.projections().verify('zweigeteilt')).differences).toEqual([]);
      await builders.close();
    },
  );
});

describe('a build that another process makes', () => {
  it('is left alone by a worker for seconds, and taken over by it when the builder is gone', async () => {
    for (const ledger of ['b', 'c', 'd', 'e']) await place.append(`buch-${ledger}`, madeUp.opened('a'));
    let transactions = 0;
    const watched = Object.create(place.database) as Database;
    watched.session = (work) => {
      transactions += 1;
      return place.database.session(work);
    };
    const worker = place.projections({ database: watched });

    await place.database.transaction(async (another) => {
      for (const { name } of madeUpModels) await another.query(LOCK_BUILDING, [name]);
      await worker.start();
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    });
    // It looked twice, over two connections, and listens on another one.
    expect(transactions).toBeLessThanOrEqual(5);

    await until(
      () => place.projections().lag(),
      (lags) => lags.every(({ version, behindEvents }) => version !== undefined && behindEvents === 0),
    );
  });
});

/** What each connection of the builders waits for: a lock, or its builder. */
async function statesOfBuilders(): Promise<string[]> {
  const rows = await place.database.query<{ state: string }>(
    `SELECT CASE WHEN wait_event_type = 'Lock' THEN wait_event_type ELSE state END AS state
     FROM pg_stat_activity WHERE application_name = 'builders' AND datname = current_database()`,
  );
  return rows.map(({ state }) => state);
}
