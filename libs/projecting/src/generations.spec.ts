import { systemClock } from '#platform';
import { project, readModel, type ReadModel } from '#kernel';
import { ReadModels } from './reading/read-models.js';
import { accountsModel, madeUp, madeUpModels, movementsModel } from './testing/made-up.js';
import { projectingPlace, type ProjectingPlace } from './testing/projecting-place.js';
import { until } from './testing/until.js';

let place: ProjectingPlace;

beforeAll(async () => {
  place = await projectingPlace();
});

afterAll(() => place.close());

const reader = (readModels: readonly ReadModel[] = madeUpModels) =>
  new ReadModels({ database: place.database, store: place.store, clock: systemClock, readModels });

async function tablesOf(model: string): Promise<string[]> {
  const rows = await place.database.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'read_models' AND tablename LIKE $1 ORDER BY 1`,
    [`${model}\\_g%`],
  );
  return rows.map(({ name }) => name);
}

async function live(
  model: string,
  ledger: string,
): Promise<{ generation: number; version: number } | undefined> {
  const rows = await place.database.query<{ generation: number; version: number }>(
    `SELECT generation, version FROM planbuch.checkpoints WHERE model = $1 AND ledger = $2 AND state = 'live'`,
    [model, ledger],
  );
  return rows[0];
}

/** Accounts with a column more: another version. */
const label = { de: 'erfunden', en: 'made up' };
const versionTwo = readModel('accounts', {
  label,
  version: 2,
  columns: { ...accountsModel().columns, shout: { type: 'text', label } },
  indexed: ['state'],
  on: () =>
    [...accountsModel().projectors.values()].map((projector) => ({
      ...projector,
      project: (event) =>
        projector.project(event).map(({ key, revise }) => ({
          key,
          revise: (row) => {
            const next = revise(row);
            return next && { ...next, shout: (next.name as string).toUpperCase() };
          },
        })),
    })),
});

describe('a rebuild', () => {
  it('is not seen by readers: current and as-of answers are the same before, during and after, also while events come', async () => {
    const ledger = 'umbau';
    await place.append(ledger, madeUp.opened('a'), madeUp.opened('b'));
    await place.append(
      ledger,
      ...Array.from({ length: 1_500 }, (_, index) => madeUp.moved('a', 'b', index % 7)),
    );
    const projections = place.projections();
    await projections.start();
    const read = reader();
    await read.waitFor(ledger, ['accounts'], 1_502);
    const asOf = 700;
    const expected = (await read.page('accounts', { ledger, asOf })).rows;
    const before = await live('accounts', ledger);
    let [reading, reads] = [true, 0];
    const readers = [1, 2, 3].map(async () => {
      let last = 0;
      while (reading) {
        expect((await read.page('accounts', { ledger, asOf })).rows).toEqual(expected);
        const { number, rows } = await read.page('accounts', { ledger });
        // Readers never go back, and a page is of one moment: what left one account arrived in the other.
        expect(number).toBeGreaterThanOrEqual(last);
        last = number;
        expect(Number(rows[0]?.balanceCents) + Number(rows[1]?.balanceCents)).toBe(0);
        const both = await read.together({
          ledger,
          models: ['accounts', 'movements'],
          questions: { accounts: { model: 'accounts' } },
        });
        const [one, other] = both.found.accounts.rows;
        expect(Number(one?.balanceCents) + Number(other?.balanceCents)).toBe(0);
        reads += 1;
      }
    });
    for (let round = 0; round < 4; round += 1) {
      const several = round === 1 ? ['accounts', 'movements'] : 'accounts';
      const rebuilding = place
        .projections()
        .rebuild(several, { forget: round % 2 === 0, ...(round > 1 ? { ledger } : {}) });
      await place.append(ledger, madeUp.moved('a', 'b', 1), madeUp.moved('b', 'a', 2));
      await rebuilding;
    }
    reading = false;
    await Promise.all(readers);
    await projections.stop();
    expect(reads).toBeGreaterThan(20);
    expect((await live('accounts', ledger))?.generation).toBeGreaterThan(before?.generation ?? 0);
    expect((await projections.verify(ledger)).differences).toEqual([]);
  });

  it('of one ledger leaves the others where they are, and needs no more than two tables however often it is done', async () => {
    const projections = place.projections();
    await place.append('eins', madeUp.opened('a'));
    await place.append('zwei', madeUp.opened('a'));
    await projections.catchUp();
    const other = await live('movements', 'zwei');
    for (let round = 0; round < 3; round += 1) {
      await projections.rebuild('movements', { ledger: 'eins', forget: true });
      expect(await live('movements', 'zwei')).toEqual(other);
      expect((await tablesOf('movements')).length).toBeLessThanOrEqual(2);
    }
    const left = await place.database.query(
      `SELECT FROM read_models.movements_g${String(other?.generation)} WHERE ledger = 'eins'`,
    );
    const home = (await live('movements', 'eins'))?.generation === other?.generation;
    expect(left.length).toBe(home ? 1 : 0);
  });

  it('that is begun again does not count what an earlier one had begun', async () => {
    const projections = place.projections();
    await place.append('nochmal', madeUp.opened('a'));
    await projections.catchUp();
    const before = await live('accounts', 'nochmal');
    const orders = ['accounts', ['accounts', 'movements'], ['movements', 'accounts']];
    await Promise.all(orders.map((models) => place.projections().rebuild(models, { ledger: 'nochmal' })));
    const rows = await place.database.query<{ model: string; state: string }>(
      `SELECT model, state FROM planbuch.checkpoints WHERE ledger = 'nochmal' AND state <> 'old' ORDER BY model`,
    );
    expect(rows).toEqual([
      { model: 'accounts', state: 'live' },
      { model: 'movements', state: 'live' },
    ]);
    expect((await live('accounts', 'nochmal'))?.generation).not.toBe(before?.generation);
    expect((await projections.verify('nochmal')).differences).toEqual([]);
  });
});

describe('a new version of a read model', () => {
  const ledger = 'fassung';

  it('is built beside the old one, which is read meanwhile; what the old one lacks reads as not known', async () => {
    await place.append(ledger, madeUp.opened('a'), madeUp.opened('b'));
    await place.projections().catchUp();
    const read = reader([versionTwo]);
    expect((await read.row('accounts', { ledger, id: 'a' })).row).toMatchObject({ name: 'a', shout: null });
    await expect(read.page('accounts', { ledger, sort: 'shout' })).rejects.toThrow('is being built');
    const worker = place.projections({ readModels: [versionTwo, movementsModel] });
    await worker.start();
    await until(
      () => live('accounts', ledger),
      (now) => now?.version === 2,
    );
    await worker.stop();
    expect((await read.row('accounts', { ledger, id: 'a' })).row).toMatchObject({ name: 'a', shout: 'A' });
  });

  it('is not undone by a program that knows only the old one, which still reads what both know', async () => {
    const old = place.projections();
    await place.append(ledger, madeUp.opened('c'));
    await old.catchUp();
    expect(await live('accounts', ledger)).toMatchObject({ version: 2 });
    const read = reader();
    expect((await read.page('accounts', { ledger })).rows.map(({ id }) => id)).toEqual(['a', 'b']);
    await place.projections({ readModels: [versionTwo, movementsModel] }).catchUp();
    expect((await read.page('accounts', { ledger })).rows.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('that stops at an event leaves the old one in use', async () => {
    const town = 'fehlfassung';
    await place.append(town, madeUp.opened('a'));
    const newest = place.projections({ readModels: [versionTwo, movementsModel] });
    await newest.catchUp();
    const broken: ReadModel = {
      ...versionTwo,
      version: 3,
      projectors: new Map([
        ['account-opened', { type: 'account-opened', version: 1, project: () => { throw new Error('not yet right'); } }],
      ]),
    }; // prettier-ignore
    const worker = place.projections({ readModels: [broken] });
    await worker.catchUp();
    expect((await reader([versionTwo]).page('accounts', { ledger: town })).rows.length).toBe(1);
    const [lag] = await worker.lag(town);
    expect(lag).toMatchObject({
      version: 2,
      stopped: undefined,
      building: { version: 3, number: 0, stopped: { number: 1 } },
    });
    await expect(worker.rebuild('accounts', { ledger: town })).rejects.toMatchObject({
      name: 'ProjectionStopped',
      number: 1,
    });
  });

  it('is demanded where the declaration changed without one: that read model is left alone, loudly', async () => {
    const town = 'stillschweigend';
    const model = (name: string): ReadModel =>
      readModel('shapes', {
        label,
        version: 1,
        columns: { [name]: { type: 'code', label } },
        on: ({ put }) => [
          project({ type: 'account-opened', version: 1 } as never, (_, __, id) => [put(id, { [name]: id })]),
        ],
      });
    await place.append(town, madeUp.opened('a'));
    await place.projections({ readModels: [model('old')] }).catchUp();
    const changed = place.projections({ readModels: [model('new')] });
    await place.append(town, madeUp.opened('b'));
    await changed.catchUp();
    expect((await changed.lag(town))[0]).toMatchObject({ number: 1, stopped: { type: 'VersionNotRaised' } });
    await expect(changed.rebuild('shapes')).rejects.toMatchObject({ name: 'VersionNotRaised', version: 1 });
  });
});

describe('a ledger too large for memory', () => {
  it('is loaded as far as it fits and then in batches, with the same rows', async () => {
    const ledger = 'gross';
    const opened = Array.from({ length: 10_500 }, (_, index) => madeUp.opened(`k${String(index)}`));
    await place.append(
      ledger,
      ...opened,
      ...opened.slice(0, 500).map((_, index) => madeUp.booked(`k${String(index)}`, 1)),
    );
    const small = place.projections({ heldBytes: 1_000_000 });
    await small.catchUp();
    expect((await small.lag(ledger)).map(({ number }) => number)).toEqual([11_000, 11_000]);
    // The replay of a process with plenty of memory finds the same, and so does one with little.
    expect((await place.projections().verify(ledger)).differences).toEqual([]);
    expect((await small.verify(ledger)).differences).toEqual([]);
  });
});
