import { openPool } from '#platform';
import { madeUp, madeUpModels } from './testing/made-up.js';
import { projectingPlace, type ProjectingPlace } from './testing/projecting-place.js';
import { until } from './testing/until.js';

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
        const lock = `SELECT pg_advisory_xact_lock(hashtextextended('planbuch generations of ' || $1, 0))`;
        await another.query(lock, [model]);
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

/** What each connection of the builders waits for: a lock, or its builder. */
async function statesOfBuilders(): Promise<string[]> {
  const rows = await place.database.query<{ state: string }>(
    `SELECT CASE WHEN wait_event_type = 'Lock' THEN wait_event_type ELSE state END AS state
     FROM pg_stat_activity WHERE application_name = 'builders' AND datname = current_database()`,
  );
  return rows.map(({ state }) => state);
}
