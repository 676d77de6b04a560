import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { idOf, kindOf } from '#kernel';
import type { AnyRow, OpenedEvent } from '#kernel';
import { startApi } from '#api';
import type { RunningApi } from '#api';
import { readModels } from '#read-models';
import { announceMet } from '#test/announce';
import { certifiedDrawdown, founding } from '../town/founding.js';
import { chanceOf, Life, oneOf } from '../town/life.js';
import type { Chance } from '../town/life.js';
import { nextAct } from '../town/living.js';
import { openTownPlace } from '../town/town-place.js';
import type { TownPlace } from '../town/town-place.js';
import { NaiveReading, traces } from './naive-reading.js';

/** Long enough that money is paid and accounted for; each number of it is read from all registers. */
const EVENTS = 150;
const LIVES = 3;

let place: TownPlace;
let api: RunningApi;
let token: string;

beforeAll(async () => {
  place = await openTownPlace();
  api = await startApi(place.planbuch, { host: '127.0.0.1', port: 0 });
  token = (await place.planbuch.tokens.create({ name: 'as of', roles: ['administrator'] })).secret;
});

afterAll(async () => {
  await api.close();
  await place.close();
});

/** A town that stands already, with a grant that may be paid; half of all lives begin in it. */
const town = [
  ...founding({
    authoritiesCents: [30_000_00, 20_000_00, 40_000_00],
    grantsCents: [10_000_00],
    items: 1,
    noticed: 1,
  }),
  ...certifiedDrawdown(1, 1, 4_000_00),
];

async function lived(ledger: string, chance: Chance, isFounded: boolean): Promise<OpenedEvent[]> {
  const life = new Life(ledger, chance);
  if (isFounded) {
    await place.perform(ledger, town);
    life.take(await place.book(ledger));
  }
  while (life.length < EVENTS) {
    await place.perform(ledger, [nextAct(life)]);
    life.take(await place.book(ledger, life.length));
  }
  const events: OpenedEvent[] = [];
  for await (const recorded of place.planbuch.store.readRecorded(ledger, { after: 0 }))
    events.push(place.planbuch.openEvent(recorded));
  return events;
}

type Registers = Readonly<Record<string, Readonly<Record<string, AnyRow>>>>;

/** All rows of all registers as of a number, by id. */
async function registersAsOf(ledger: string, asOf: number): Promise<Registers> {
  const { found } = await place.planbuch.readModels.together({
    ledger,
    asOf,
    models: readModels.map(({ name }) => name),
    questions: Object.fromEntries(readModels.map(({ name }) => [name, { model: name }])),
  });
  return Object.fromEntries(
    Object.entries(found).map(([name, { rows }]) => [
      name,
      Object.fromEntries(rows.map(({ id, since: _since, ...row }) => [id, row])),
    ]),
  );
}

/** What the api tells of a thing as of a number; undefined where it knows of none. */
async function toldAsOf(ledger: string, kind: string, id: string, asOf: number): Promise<object | undefined> {
  const { path, asks } = traces[kind] ?? { path: kind, asks: 'why' };
  const all = asks === 'effects' ? '&limit=200' : '';
  const response = await fetch(
    `${api.url}/v1/ledgers/${ledger}/${path}/${id}/${asks}?asOf=${String(asOf)}${all}`,
    {
      headers: { authorization: `Bearer ${token}`, 'accept-language': 'de' },
    },
  );
  if (response.status === 404) return undefined;
  const { links: _links, ...told } = (await response.json()) as Record<string, unknown>;
  return told;
}

/** Equal, or said in jest's words how they differ; looking for the words alone takes jest longer than all the reading. */
function expectEqual(told: unknown, naive: unknown): void {
  if (!isDeepStrictEqual(told, naive)) expect(told).toEqual(naive);
}

it('tells at every number what was known then: each register and each trace as a plain fold of the events up to it', async () => {
  const met = { lives: 0, traces: 0, types: new Set<string>() };
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const chance = chanceOf(seed);
      met.lives += 1;
      const ledger = `leben-${String(met.lives)}`;
      const events = await lived(ledger, chance, met.lives % 2 === 0);
      await place.planbuch.projections.catchUp();
      const naive = new NaiveReading();
      const things: string[] = [];
      for (const event of events) {
        naive.take(event);
        met.types.add(event.type);
        const expected = readModels.map((model) => [model.name, Object.fromEntries(naive.of(model))]);
        expectEqual(await registersAsOf(ledger, event.number), Object.fromEntries(expected));

        const touched = event.tags.filter((each) => kindOf(each) in traces);
        things.push(...touched.filter((each) => !things.includes(each)));
        const another = oneOf(chance, things);
        for (const thing of new Set([...touched, ...(another ? [another] : [])])) {
          const [kind, id] = [kindOf(thing as `${string}:${string}`), idOf(thing as `${string}:${string}`)];
          const told = await toldAsOf(ledger, kind, id, event.number);
          expectEqual(told, await naive.answer(kind, id));
          if (told) met.traces += 1;
        }
      }
    }),
    // A life cannot be shortened and stay the same life.
    { numRuns: LIVES, endOnFailure: true },
  );
  announceMet(
    `${String(met.lives)} random lives of ${String(EVENTS)} events of ${String(met.types.size)} types: all registers and ` +
      `${String(met.traces)} traces at every number as a plain fold tells them`,
  );
  expect(met.types.size).toBeGreaterThan(45);
}, 120_000);
