import fc from 'fast-check';
import { openPool, systemClock } from '#platform';
import { BadQuestion } from '../errors.js';
import { madeUp, madeUpModels } from '../testing/made-up.js';
import { projectingPlace, type ProjectingPlace } from '../testing/projecting-place.js';
import { ReadModels } from './read-models.js';
import type { PageQuery } from './register-query.js';

let place: ProjectingPlace;
let readModels: ReadModels;

const ledger = 'musterstadt';
const names: Record<string, string> = {
  a: 'Zebra',
  b: 'Äpfel e. V.',
  c: 'Apfel',
  d: 'Träger 10',
  e: 'Träger 2',
  f: 'Straßenfest',
};

const optionsHere = () => ({
  database: place.database,
  store: place.store,
  clock: systemClock,
  readModels: madeUpModels,
});

beforeAll(async () => {
  place = await projectingPlace();
  readModels = new ReadModels(optionsHere());
  const opened = Object.entries(names).map(([id, name]) => madeUp.opened(id, name, id === 'c'));
  await place.append(
    ledger,
    ...opened,
    madeUp.booked('a', 500),
    madeUp.booked('b', -200),
    madeUp.booked('e', 500),
  );
  await place.append(ledger, madeUp.renamed('a', 'Zebra; DROP TABLE x'), madeUp.closed('c'));
  await place.projections().catchUp();
});

afterAll(async () => {
  await readModels.close();
  await place.close();
});

const ids = async (query: Partial<PageQuery>): Promise<string[]> =>
  (await readModels.page('accounts', { ledger, ...query })).rows.map(({ id }) => id);

describe('a page', () => {
  it('names the number it is true at, and shows rows with their columns', async () => {
    const { number, rows, next } = await readModels.page('accounts', { ledger, filters: { id: 'a' } });
    expect({ number, next }).toEqual({ number: 11, next: undefined });
    expect(rows).toEqual([
      {
        id: 'a', since: 10, name: 'Zebra; DROP TABLE x', hidden: false, balanceCents: 500, movements: 1, names: ['Zebra'],
        last: { number: 7, cents: 500 }, openedOn: '2027-03-15', state: 'sound',
      },
    ]); // prettier-ignore
  });

  it('tells days as the ledger writes them, also where the server writes them otherwise', async () => {
    const url = new URL(place.test.appUrl);
    url.searchParams.set('options', '-c DateStyle=German');
    const german = openPool(url.href, { max: 1, name: 'spec' });
    const { database: _database, ...options } = optionsHere();
    const there = new ReadModels({ database: german, ...options });
    expect(await german.query(`SELECT '2027-03-15'::date AS day`)).toEqual([{ day: '15.03.2027' }]);
    const { rows } = await there.page('accounts', { ledger, filters: { id: 'b' } });
    expect(rows.map(({ openedOn }) => openedOn)).toEqual(['2027-03-15']);
    const { groups } = await there.groups('accounts', { ledger, by: 'openedOn' });
    expect(groups.map(({ value }) => value)).toEqual(['2027-03-15']);
    await there.close();
    await german.close();
  });

  it('is sorted as a German reader expects, upwards and downwards', async () => {
    expect(await ids({ sort: 'name' })).toEqual(['b', 'f', 'e', 'd', 'a']);
    expect(await ids({ sort: '-name' })).toEqual(['a', 'd', 'e', 'f', 'b']);
    expect(await ids({ sort: 'name', asOf: 6 })).toEqual(['c', 'b', 'f', 'e', 'd', 'a']);
  });

  it('shows what is not known last, whatever the direction', async () => {
    expect(await ids({ sort: 'movements' })).toEqual(['a', 'b', 'e', 'd', 'f']);
    expect(await ids({ sort: '-movements' })).toEqual(['e', 'b', 'a', 'f', 'd']);
  });

  it.each<[string, NonNullable<PageQuery['filters']>, string[]]>([
    ['a value', { state: 'overdrawn' }, ['b']],
    ['one of several values', { id: ['a', 'b', 'z'] }, ['a', 'b']],
    ['a value of a list', { names: 'Träger 2' }, ['e']],
    ['what is not known', { movements: null }, ['d', 'f']],
    ['a value or what is not known', { movements: [1, null], state: 'sound' }, ['a', 'd', 'e', 'f']],
    ['a range of amounts', { balanceCents: { from: -200, to: 0 } }, ['b', 'd', 'f']],
    ['a range of days', { openedOn: { from: '2027-03-16' } }, []],
    ['true or false', { hidden: true }, []],
  ])('is filtered by %s', async (_, filters, expected) => {
    expect(await ids({ filters })).toEqual(expected);
  });

  it.each([
    ['träger', ['d', 'e']],
    ['TRÄGER 10', ['d']],
    ['strasse FEST', ['f']],
    ['Straße', ['f']],
    ['fel', ['b']],
    ['100%', []],
    ['', ['a', 'b', 'd', 'e', 'f']],
  ])('finds the words %j, within words too', async (q, expected) => {
    expect(await ids({ q })).toEqual(expected);
  });

  it('takes every value of a caller as a value, never as SQL', async () => {
    const hostile = `'; DROP TABLE planbuch.checkpoints; -- " \\ $1`;
    expect(await ids({ filters: { state: hostile }, q: hostile })).toEqual([]);
    await expect(ids({ sort: 'name; DROP TABLE x' })).rejects.toThrow(BadQuestion);
    await expect(ids({ filters: { 'name" OR true --': 'x' } })).rejects.toThrow(BadQuestion);
    expect(await ids({ q: 'Zebra; DROP TABLE x' })).toEqual(['a']);
  });

  it.each<[string, Partial<PageQuery>]>([
    ['filter.balanceCents', { filters: { balanceCents: 'viel' } }],
    ['filter.openedOn', { filters: { openedOn: '2027-02-30' } }],
    ['filter.hidden', { filters: { hidden: 'ja' } }],
    ['filter.last', { filters: { last: 'x' } }],
    ['filter.name', { filters: { name: { from: 'A' } } }],
    ['filter.size', { filters: { size: 1 } }],
    ['sort', { sort: 'names' }],
    ['limit', { limit: 501 }],
    ['q', { q: 'a b c d e f g h i j k' }],
    ['cursor', { cursor: 'eyJudW1iZXIiOjF9' }],
    ['asOf', { asOf: 'gestern' }],
    ['asOf', { asOf: -1 }],
  ])('refuses a wrong %s', async (parameter, query) => {
    await expect(readModels.page('accounts', { ledger, ...query })).rejects.toMatchObject({
      name: 'BadQuestion',
      parameter,
    });
  });
});

describe('page after page', () => {
  it('shows every row once and in order, whatever the order, the size of a page, and what is written meanwhile', async () => {
    const town = 'blaettern';
    const accounts = Array.from({ length: 40 }, (_, index) => `k${String(index)}`);
    await place.append(town, ...accounts.map((id) => madeUp.opened(id, `Konto ${id}`)));
    await place.append(town, ...accounts.slice(0, 25).map((id, index) => madeUp.booked(id, index % 4)));
    const projections = place.projections();
    await projections.catchUp();
    const sorts = fc.constantFrom(
      'id',
      '-id',
      'name',
      '-name',
      'movements',
      '-movements',
      'balanceCents',
      '-since',
      'openedOn',
    );
    await fc.assert(
      fc.asyncProperty(sorts, fc.integer({ min: 1, max: 41 }), async (sort, limit) => {
        const whole = await readModels.page('accounts', { ledger: town, sort, limit: 100 });
        const seen: string[] = [];
        for await (const page of readModels.pages('accounts', { ledger: town, sort, limit })) {
          if (seen.length === 0) {
            await place.append(town, madeUp.booked('k3', 1), madeUp.booked('k30', 1));
            await projections.catchUp();
          }
          expect(page.number).toBe(whole.number);
          expect(page.rows.length).toBeLessThanOrEqual(limit);
          seen.push(...page.rows.map(({ id }) => id));
        }
        expect(seen).toEqual(whole.rows.map(({ id }) => id));
        expect(seen.length).toBe(40);
      }),
      { numRuns: 25 },
    );
  });

  it('refuses a cursor of another question', async () => {
    const { next } = await readModels.page('accounts', { ledger, limit: 2 });
    await expect(ids({ sort: 'name', cursor: next! })).rejects.toThrow(BadQuestion);
    await expect(ids({ filters: { state: 'sound' }, cursor: next! })).rejects.toThrow(BadQuestion);
  });
});

describe('groups', () => {
  it('count rows and add up amounts for each value of a column', async () => {
    expect(await readModels.groups('accounts', { ledger, by: 'state' })).toEqual({
      number: 11,
      more: false,
      groups: [
        { value: 'overdrawn', count: 1, sums: { balanceCents: -200 } },
        { value: 'sound', count: 4, sums: { balanceCents: 1000 } },
      ],
    });
    const { groups } = await readModels.groups('accounts', { ledger, by: 'movements', asOf: 7 });
    expect(groups).toEqual([
      { value: 1, count: 1, sums: { balanceCents: 500 } },
      { value: null, count: 5, sums: { balanceCents: 0 } },
    ]);
  });
});
