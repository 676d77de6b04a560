import { madeUp, accountsModel, movementsModel } from './testing/made-up.js';
import { projectingPlace, type ProjectingPlace } from './testing/projecting-place.js';

let place: ProjectingPlace;

beforeAll(async () => {
  place = await projectingPlace();
});

afterAll(() => place.close());

async function tableOf(model: string, ledger: string): Promise<string> {
  const [live] = await place.database.query<{ generation: number }>(
    `SELECT generation FROM planbuch.checkpoints WHERE model = $1 AND ledger = $2 AND state = 'live'`,
    [model, ledger],
  );
  return `read_models.${model}_g${String(live?.generation)}`;
}

describe('verifying the read models of a ledger', () => {
  beforeAll(async () => {
    for (const ledger of ['musterstadt', 'nachbarstadt']) {
      await place.append(ledger, madeUp.opened('a'), madeUp.opened('b'), madeUp.booked('a', 5));
      await place.projections().catchUp();
      await place.append(ledger, madeUp.moved('a', 'b', 2), madeUp.closed('b'), madeUp.booked('a', 1));
      await place.projections().catchUp();
    }
  });

  it('finds nothing where the rows are what the events say, and leaves nothing behind', async () => {
    const projections = place.projections();
    const tables = `SELECT table_name FROM information_schema.tables WHERE table_schema = 'read_models' ORDER BY 1`;
    const before = await place.database.query(tables);
    expect(await projections.verify('musterstadt')).toEqual({
      checked: [{ model: 'accounts', number: 6 }, { model: 'movements', number: 6 }],
      building: [],
      differences: [],
    }); // prettier-ignore
    expect(await place.database.query(tables)).toEqual(before);
  });

  it.each<[string, string, object]>([
    ['a changed value', `UPDATE $table SET balance_cents = 6 WHERE ledger = 'musterstadt' AND id = 'a' AND since = 3`,
      { what: 'different', id: 'a', since: 3, columns: ['balanceCents'] }],
    ['a version that ends elsewhere', `UPDATE $table SET until = 5 WHERE ledger = 'musterstadt' AND id = 'a' AND since = 3`,
      { what: 'different', id: 'a', since: 3, columns: ['until'] }],
    ['a missing version', `DELETE FROM $table WHERE ledger = 'musterstadt' AND id = 'b' AND since = 4`,
      { what: 'missing', id: 'b', since: 4, columns: [] }],
    ['a row too many', `INSERT INTO $table (ledger, id, since, until) VALUES ('musterstadt', 'z', 2, 9)`,
      { what: 'unexpected', id: 'z', since: 2, columns: [] }],
  ])('names the place of %s', async (_, damage, difference) => {
    const table = await tableOf('accounts', 'musterstadt');
    await place.database.execute(damage.replaceAll('$table', table));
    const projections = place.projections();
    expect((await projections.verify('musterstadt')).differences).toEqual([{ model: 'accounts', ...difference }]);
    expect((await projections.verify('nachbarstadt')).differences).toEqual([]);
    await projections.rebuild('accounts', { ledger: 'musterstadt' });
    expect((await projections.verify('musterstadt')).differences).toEqual([]);
  }); // prettier-ignore

  it('does not mind rows that are ahead of what it replays, nor holds up those who write them', async () => {
    const projections = place.projections();
    const verifying = projections.verify('nachbarstadt', {
      onProgress: () => undefined,
    });
    await place.append('nachbarstadt', madeUp.booked('a', 7));
    await projections.catchUp();
    expect((await verifying).differences).toEqual([]);
  });

  it('says so when a replay cannot take an event that the rows have passed', async () => {
    const faulty = accountsModel(1, ({ number }) => {
      if (number === 3) throw new Error('broken since');
    });
    const projections = place.projections({ readModels: [faulty, movementsModel] });
    expect((await projections.verify('musterstadt')).differences).toEqual([
      { model: 'accounts', what: 'stopped', since: 3, columns: [] },
    ]);
  });
});
