import { systemClock } from '#platform';
import { readModel, project, type OpenedEvent } from '#kernel';
import { ReadModels } from './reading/read-models.js';
import { accountsModel, madeUp, madeUpModels, movementsModel } from './testing/made-up.js';
import { projectingPlace, type ProjectingPlace } from './testing/projecting-place.js';
import { until } from './testing/until.js';

let place: ProjectingPlace;

beforeAll(async () => {
  place = await projectingPlace();
});

afterAll(() => place.close());

const reader = (readModels = madeUpModels) =>
  new ReadModels({ database: place.database, store: place.store, clock: systemClock, readModels });

const numberOf = async (model: string, ledger: string) =>
  (await place.projections().lag(ledger)).find((lag) => lag.model === model)?.number;

describe('a worker', () => {
  it('follows all ledgers, also those opened while it runs, and wakes by the hint of the store', async () => {
    const worker = place.projections();
    await place.append('alt', madeUp.opened('a'));
    await worker.start();
    await until(
      () => numberOf('accounts', 'alt'),
      (number) => number === 1,
    );
    await place.append('neu', madeUp.opened('a'));
    await until(
      () => numberOf('accounts', 'neu'),
      (number) => number === 1,
    );
    const delays: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const number = await place.append('alt', madeUp.booked('a', 1));
      const start = performance.now();
      await reader().waitFor('alt', ['accounts', 'movements'], number);
      delays.push(performance.now() - start);
    }
    await worker.stop();
    // The sweep alone would take half a second on average.
    expect(Math.min(...delays)).toBeLessThan(400);
  });

  it('leaves a thousand quiet ledgers alone: one look at all of them, and nothing for each', async () => {
    for (let index = 0; index < 50; index += 1)
      await place.append(`still-${String(index)}`, madeUp.opened('a'));
    const worker = place.projections();
    await worker.catchUp();
    const written = () =>
      place.database.query(`SELECT ledger, ctid::text FROM planbuch.checkpoints ORDER BY generation, ledger`);
    const before = await written();
    await worker.start();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await worker.stop();
    expect(await written()).toEqual(before);
  });

  it('shares a ledger with other workers; every event is taken once, whoever takes it', async () => {
    const workers = [place.projections(), place.projections(), place.projections()];
    await Promise.all(workers.map((worker) => worker.start()));
    let last = 0;
    await place.append('geteilt', madeUp.opened('a'), madeUp.opened('b'));
    for (let round = 0; round < 40; round += 1) {
      last = await place.append('geteilt', ...Array.from({ length: 25 }, () => madeUp.moved('a', 'b', 1)));
    }
    const read = reader();
    await read.waitFor('geteilt', ['accounts', 'movements'], last);
    expect((await read.row('accounts', { ledger: 'geteilt', id: 'b' })).row).toMatchObject({
      balanceCents: 1_000,
      movements: 2_000,
    });
    await Promise.all(workers.map((worker) => worker.stop()));
    expect((await place.projections().verify('geteilt')).differences).toEqual([]);
  });
});

describe('a projection that throws', () => {
  const ledger = 'stolpern';
  const broken = (secret: string) =>
    accountsModel(1, ({ number, data }: OpenedEvent) => {
      if (number === 4) throw new RangeError(`cannot take ${secret} in ${JSON.stringify(data)}`);
    });

  it('stops before its event, says where and why without texts, and lets the others go on', async () => {
    await place.append(ledger, madeUp.opened('a'), madeUp.booked('a', 1), madeUp.booked('a', 2));
    const worker = place.projections({ readModels: [broken('Erika Mustermann'), movementsModel] });
    await worker.catchUp();
    await place.append(ledger, madeUp.renamed('a', 'Erika Mustermann'), madeUp.booked('a', 3));
    await worker.catchUp();
    const [accounts, movements] = await worker.lag(ledger);
    expect(accounts).toMatchObject({ model: 'accounts', number: 3, head: 5, behindEvents: 2 });
    expect(accounts?.behindSeconds).toBeGreaterThanOrEqual(0);
    expect(accounts?.stopped).toMatchObject({ number: 4, type: 'RangeError' });
    expect(accounts?.stopped?.message).toMatch(/^cannot take … in .*\(projection-worker\.spec\.ts:\d+\)$/);
    expect(accounts?.stopped?.message).not.toMatch(/Erika|Mustermann/);
    expect(movements).toMatchObject({ number: 5, stopped: undefined, behindEvents: 0 });
    await expect(reader().waitFor(ledger, ['accounts'], 5)).rejects.toMatchObject({
      name: 'ProjectionStopped',
      number: 4,
    });
  });

  it('goes on with new code where it stopped, without leaving out or repeating anything', async () => {
    const worker = place.projections();
    await worker.start();
    await until(
      () => numberOf('accounts', ledger),
      (number) => number === 5,
    );
    await worker.stop();
    expect((await worker.lag(ledger)).map(({ stopped }) => stopped)).toEqual([undefined, undefined]);
    expect((await worker.verify(ledger)).differences).toEqual([]);
  });

  it('stops at the version of an event it does not know, and only if it handles that type', async () => {
    const town = 'versionen';
    await place.append(town, madeUp.opened('a'));
    await place.append(
      town,
      (of) => ({ ...madeUp.booked('a', 1)(of), version: 2 }),
      (of) => ({ ...madeUp.renamed('a', 'x')(of), version: 1 }),
    );
    const worker = place.projections();
    await worker.catchUp();
    const lags = await worker.lag(town);
    expect(lags.map(({ number, stopped }) => [number, stopped?.type])).toEqual([[1, 'UnknownEventVersion'], [1, 'UnknownEventVersion']]); // prettier-ignore
    expect(lags[0]?.stopped?.message).toContain('version 2 of amount-booked (event 2)');
    const names = readModel('renamings', {
      label: { de: 'x', en: 'x' },
      version: 1,
      columns: { name: { type: 'text', label: { de: 'x', en: 'x' } } },
      on: ({ put }) => [
        { ...project({ type: 'account-renamed', version: 1 } as never, () => [put('a', { name: 'x' })]) },
      ],
    });
    const other = place.projections({ readModels: [names] });
    await other.catchUp();
    expect((await other.lag(town))[0]).toMatchObject({ number: 3, stopped: undefined });
  });

  it('stops alone where the database refuses its row, at the very event', async () => {
    const town = 'abgelehnt';
    await place.append(town, madeUp.opened('a'), madeUp.opened('b'), madeUp.booked('a', 1));
    const worker = place.projections();
    await worker.catchUp();
    const [live] = await place.database.query<{ generation: number }>(
      `SELECT generation FROM planbuch.checkpoints WHERE ledger = $1 AND model = 'accounts' AND state = 'live'`, [town]); // prettier-ignore
    const table = `read_models.accounts_g${String(live?.generation)}`;
    await place.database.execute(
      `ALTER TABLE ${table} ADD CONSTRAINT odd CHECK (balance_cents <> 13) NOT VALID`,
    );
    await place.append(
      town,
      ...[5, 6, 7, 12, -11, 1].map((cents) => madeUp.booked('b', cents)),
      madeUp.booked('b', -7),
      madeUp.booked('b', 1),
    );
    await worker.catchUp();
    const [accounts, movements] = await worker.lag(town);
    expect(accounts).toMatchObject({ number: 9, stopped: { number: 10, type: 'error' } });
    expect(movements).toMatchObject({ number: 11, stopped: undefined });
    await place.database.execute(`ALTER TABLE ${table} DROP CONSTRAINT odd`);
    await place.projections().catchUp();
    expect((await worker.verify(town)).differences).toEqual([]);
  });

  it('stops where it makes a row that is not as declared', async () => {
    const town = 'ungestalt';
    const wrong = readModel('wrong', {
      label: { de: 'x', en: 'x' },
      version: 1,
      columns: { size: { type: 'integer', label: { de: 'x', en: 'x' } } },
      on: ({ put }) => [
        project({ type: 'account-opened', version: 1 } as never, (_, { number }, id) => [
          put(id, { size: number / 2 }),
        ]),
      ],
    });
    await place.append(town, madeUp.unheard('a'), madeUp.opened('b'), madeUp.opened('c'));
    const worker = place.projections({ readModels: [wrong] });
    await worker.catchUp();
    expect((await worker.lag(town))[0]).toMatchObject({
      number: 0,
      building: { version: 1, number: 2 },
      stopped: {
        number: 3,
        type: 'RowMismatch',
        message: expect.stringContaining('size is not an integer') as string,
      },
    });
  });
});
