import { LedgerUnknown } from '#event-store';
import { systemClock } from '#platform';
import {
  AheadOfTheLedger,
  NotYetProjected,
  ReadModelNotReady,
  TimeToCome,
  UnknownReadModel,
} from '../errors.js';
import { madeUp, madeUpModels } from '../testing/made-up.js';
import { projectingPlace, type ProjectingPlace } from '../testing/projecting-place.js';
import { ReadModels } from './read-models.js';

let place: ProjectingPlace;
let readModels: ReadModels;

const ledger = 'musterstadt';

beforeAll(async () => {
  place = await projectingPlace();
  readModels = new ReadModels({
    database: place.database,
    store: place.store,
    clock: systemClock,
    readModels: madeUpModels,
  });
  await place.append(
    ledger,
    madeUp.opened('a', 'Zebra'),
    madeUp.opened('c', 'Apfel'),
    madeUp.booked('a', 500),
    madeUp.closed('c'),
  );
  await place.projections().catchUp();
});

afterAll(async () => {
  await readModels.close();
  await place.close();
});

describe('as of', () => {
  it('an event number: what the ledger knew after that event', async () => {
    const balances = [2, 3, 4].map(
      async (asOf) => (await readModels.row('accounts', { ledger, id: 'a', asOf })).row?.balanceCents,
    );
    expect(await Promise.all(balances)).toEqual([0, 500, 500]);
    expect((await readModels.row('accounts', { ledger, id: 'c', asOf: 3 })).row?.name).toBe('Apfel');
    expect((await readModels.row('accounts', { ledger, id: 'c' })).row).toBeUndefined();
    expect((await readModels.page('accounts', { ledger, asOf: 0 })).rows).toEqual([]);
  });

  it('a time: what was recorded before it', async () => {
    const times: string[] = [];
    const town = 'zeiten';
    for (const id of ['a', 'b', 'c']) {
      const number = await place.append(town, madeUp.opened(id));
      for await (const event of place.store.read(town, { after: number - 1 })) times.push(event.recordedAt);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await place.projections().catchUp();
    const numberAt = async (asOf: string) =>
      (await readModels.page('accounts', { ledger: town, asOf })).number;
    expect(await numberAt('2020-01-01T00:00:00Z')).toBe(0);
    expect(await numberAt(times[1]!)).toBe(1);
    expect(await numberAt(times[1]!.replace('Z', '0001Z'))).toBe(2);
    expect(await numberAt(new Date(Date.parse(times[2]!) + 1).toISOString().replace('Z', '+00:00'))).toBe(3);
    await expect(numberAt('2999-01-01T00:00:00Z')).rejects.toThrow(TimeToCome);
  });

  it('a number that is not there yet, or never was, is refused with the reason', async () => {
    await expect(readModels.page('accounts', { ledger, asOf: 5 })).rejects.toThrow(AheadOfTheLedger);
    await place.append('traege', madeUp.opened('a'));
    await place.projections().catchUp();
    await place.append('traege', madeUp.opened('b'));
    await expect(readModels.page('accounts', { ledger: 'traege', asOf: 2 })).rejects.toThrow(NotYetProjected);
    await expect(readModels.page('accounts', { ledger: 'nirgends' })).rejects.toThrow(LedgerUnknown);
    await expect(readModels.page('nichts', { ledger })).rejects.toThrow(UnknownReadModel);
    await place.store.createLedger('neu', 'real');
    await expect(readModels.page('accounts', { ledger: 'neu' })).rejects.toThrow(ReadModelNotReady);
  });
});

describe('several read models together', () => {
  it('are read as of the number that all have reached', async () => {
    await place.append('zusammen', madeUp.opened('a'), madeUp.booked('a', 1));
    const projections = place.projections();
    await projections.catchUp();
    await place.append('zusammen', madeUp.booked('a', 2));
    await place.database
      .execute(`UPDATE planbuch.checkpoints SET stopped_number = 3, stopped_at = now(), tried_at = now() + interval '1 h'
      WHERE ledger = 'zusammen' AND model = 'movements'`);
    await projections.catchUp();
    const { number, found } = await readModels.together({
      ledger: 'zusammen',
      models: ['accounts', 'movements'],
      questions: {
        account: { model: 'accounts', filters: { id: 'a' } },
        movements: { model: 'movements', filters: { account: 'a' } },
        one: { model: 'movements', limit: 1 },
        followed: { model: 'accounts', follows: { question: 'movements', columns: ['account'] } },
      },
    });
    expect(found.followed.rows).toEqual(found.account.rows);
    expect(number).toBe(2);
    expect(found.account.rows).toMatchObject([{ id: 'a', since: 2, balanceCents: 1 }]);
    expect(found.movements).toMatchObject({ rows: [{ id: '2.0' }], more: false });
    expect(found.one).toMatchObject({ rows: [{ id: '2.0' }], more: true });
    const asked = { ledger: 'zusammen', models: ['accounts'], questions: { all: { model: 'accounts' } } };
    expect((await readModels.together({ ...asked, asOf: 1 })).found.all.rows).toMatchObject([
      { balanceCents: 0 },
    ]);
    await expect(readModels.together({ ...asked, asOf: 4 })).rejects.toThrow(AheadOfTheLedger);
    await expect(readModels.together({ ...asked, ledger: 'nirgends' })).rejects.toThrow(LedgerUnknown);
    expect((await readModels.page('accounts', { ledger: 'zusammen' })).number).toBe(3);
  });
});

describe('waiting for what was just written', () => {
  it('ends when the read models are there, with the signal, or at once where it would be in vain', async () => {
    const town = 'warten';
    const projections = place.projections();
    await place.append(town, madeUp.opened('a'));
    await projections.catchUp();
    await readModels.waitFor(town, ['accounts', 'movements'], 1);
    const number = await place.append(town, madeUp.booked('a', 1));
    const waiting = readModels.waitFor(town, ['accounts'], number);
    const impatient = readModels.waitFor(town, ['accounts'], number, AbortSignal.timeout(50));
    await expect(impatient).rejects.toThrow(/timeout/);
    await projections.catchUp();
    await waiting;
    await expect(readModels.waitFor(town, ['accounts'], number + 1)).rejects.toThrow(AheadOfTheLedger);
    await expect(readModels.waitFor('nirgends', ['accounts'], 1)).rejects.toThrow(LedgerUnknown);
  });
});
