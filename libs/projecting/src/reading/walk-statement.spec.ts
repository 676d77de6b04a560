import { systemClock } from '#platform';
import { madeUp, madeUpModels } from '../testing/made-up.js';
import { projectingPlace, type ProjectingPlace } from '../testing/projecting-place.js';
import { ReadModels } from './read-models.js';
import type { Walk, Walked } from './walk-statement.js';

let place: ProjectingPlace;
let readModels: ReadModels;

beforeAll(async () => {
  place = await projectingPlace();
  const { database, store } = place;
  readModels = new ReadModels({ database, store, clock: systemClock, readModels: madeUpModels });
});

afterAll(async () => {
  await readModels.close();
  await place.close();
});

/** Each account leads to the one that is its name, and is of the kind of its state. */
const fromA: Walk = {
  model: 'accounts',
  from: 'id',
  to: 'name',
  kind: 'state',
  columns: ['name'],
  begins: [{ thing: 'a', place: 'start' }],
  ways: {
    start: { out: { sound: 'on' }, in: { 'sound d': 'told', 'overdrawn e': 'told' } },
    on: { out: { sound: 'on', overdrawn: 'named' } },
    told: {},
  },
};

async function walked(ledger: string, asOf?: number, walk: Walk = fromA): Promise<Walked | undefined> {
  const asked = { ledger, models: ['accounts'], questions: {}, walk };
  return (await readModels.together(asOf === undefined ? asked : { ...asked, asOf })).walked;
}

describe('a walk', () => {
  it('comes to everything its ways lead to, round a ring too, and tells the rows of it as of one number', async () => {
    const ledger = 'ring';
    const opened = [['a', 'b'], ['b', 'c'], ['c', 'a'], ['d', 'a'], ['e', 'a'], ['f', 'a'], ['x', 'y']]; // prettier-ignore
    await place.append(ledger, ...opened.map(([id, name]) => madeUp.opened(id!, name)));
    await place.append(ledger, madeUp.booked('c', -1));
    await place.projections().catchUp();
    const before = await walked(ledger, 7);
    expect(before?.come.map((each) => `${each.place} ${each.thing}`).sort()).toEqual(
      ['on a', 'on b', 'on c', 'start a', 'told d'], // prettier-ignore
    );
    expect(before?.along).toEqual(opened.slice(0, 4).map(([id, name]) => ({ id, name })));
    // c and f lead to what is walked against as well, but no way leads on by what is of their kind.
    expect(before?.against.map(({ id }) => id)).toEqual(['d']);
    // The ring is open now: what c leads to is only named.
    const after = await walked(ledger);
    expect(after?.come.map((each) => `${each.place} ${each.thing}`).sort()).toEqual(
      ['named a', 'on b', 'on c', 'start a', 'told d'], // prettier-ignore
    );
    expect(after?.more).toBe(false);
  });

  it('says where there is more than an answer holds', async () => {
    const ids = Array.from({ length: 5_000 }, (_, index) => `k${String(index)}`);
    await place.append('wide', madeUp.opened('a', 'b'), ...ids.map((id) => madeUp.opened(id, 'a')));
    await place.projections().catchUp();
    const toAll = Object.fromEntries(ids.map((id) => [`sound ${id}`, 'told']));
    const wide = { ...fromA, ways: { start: { in: toAll } } };
    // What the walk begins with is come to as well.
    expect((await walked('wide', 5_000, wide))?.more).toBe(false);
    expect((await walked('wide', 5_001, wide))?.more).toBe(true);
  });
});
