import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { idOf, kindOf } from '#kernel';
import type { AnyRow, OpenedEvent } from '#kernel';
import { readModels } from '#read-models';
import { announceMet } from '#test/announce';
import { chanceOf, oneOf } from '../town/life.js';
import { lived } from '../town/lived.js';
import { openTownApi } from '../town/town-api.js';
import type { TownApi } from '../town/town-api.js';
import { NaiveReading, traces } from './naive-reading.js';

/** Long enough that money is paid and accounted for; each number of it is read from all registers. */
const EVENTS = 150;
const LIVES = 2;

let town: TownApi;

beforeAll(async () => {
  town = await openTownApi();
});

afterAll(() => town.close());

type Registers = Readonly<Record<string, Readonly<Record<string, AnyRow>>>>;

/** All rows of all registers as of a number, by id. */
async function registersAsOf(ledger: string, asOf: number): Promise<Registers> {
  const { found } = await town.planbuch.readModels.together({
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
  const { status, body } = await town.ask(
    `/v1/ledgers/${ledger}/${path}/${id}/${asks}?asOf=${String(asOf)}${all}`,
  );
  const { links: _links, ...told } = body;
  return status === 404 ? undefined : told;
}

/** The events of a ledger with their texts. */
async function openedBook(ledger: string): Promise<OpenedEvent[]> {
  const events: OpenedEvent[] = [];
  for await (const recorded of town.planbuch.store.readRecorded(ledger, { after: 0 }))
    events.push(town.planbuch.openEvent(recorded));
  return events;
}

/** Equal, or said in jest's words how they differ; looking for the words alone takes jest longer than all the reading. */
function expectEqual(what: string, told: unknown, naive: unknown): void {
  if (!isDeepStrictEqual(told, naive)) expect({ [what]: told }).toEqual({ [what]: naive });
}

it('tells at every number what was known then: each register and each trace as a plain fold of the events up to it', async () => {
  const met = { lives: 0, traces: 0, types: new Set<string>() };
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const chance = chanceOf(seed);
      met.lives += 1;
      const ledger = `leben-${String(met.lives)}`;
      await lived(town, ledger, { chance, events: EVENTS, isFounded: seed % 2 === 0 });
      await town.planbuch.projections.catchUp();
      const naive = new NaiveReading();
      const things: string[] = [];
      for (const event of await openedBook(ledger)) {
        naive.take(event);
        met.types.add(event.type);
        const expected = readModels.map((model) => [model.name, Object.fromEntries(naive.of(model))]);
        const asOf = `as of ${String(event.number)}`;
        expectEqual(
          `registers ${asOf}`,
          await registersAsOf(ledger, event.number),
          Object.fromEntries(expected),
        );

        const touched = event.tags.filter((each) => kindOf(each) in traces);
        things.push(...touched.filter((each) => !things.includes(each)));
        const another = oneOf(chance, things);
        for (const thing of new Set([...touched, ...(another ? [another] : [])])) {
          const [kind, id] = [kindOf(thing as `${string}:${string}`), idOf(thing as `${string}:${string}`)];
          const told = await toldAsOf(ledger, kind, id, event.number);
          expectEqual(`${thing} ${asOf}`, told, await naive.answer(kind, id));
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
  expect(met.types.size).toBeGreaterThan(40);
}, 120_000);
