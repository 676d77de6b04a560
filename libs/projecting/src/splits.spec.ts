import fc from 'fast-check';
import type { StoredEvent } from '#kernel';
import { accountsModel, madeUp, madeUpModels, type MadeUp } from './testing/made-up.js';
import { projectingPlace, type ProjectingPlace } from './testing/projecting-place.js';
import { referenceRows, tableRows } from './testing/reference-fold.js';

let place: ProjectingPlace;

beforeAll(async () => {
  place = await projectingPlace();
});

afterAll(() => place.close());

const key = fc.constantFrom('a', 'b', 'c');
const cents = fc.integer({ min: -3, max: 3 });
const text = fc.constantFrom('Träger "A"', 'Zeile\nzwei', '\\N', 'tab\tund\\t', '', '{"a",b}', '😀 ß');
const happening: fc.Arbitrary<MadeUp> = fc.oneof(
  fc.tuple(key, text, fc.boolean()).map(([id, name, hidden]) => madeUp.opened(id, name, hidden)),
  { arbitrary: fc.tuple(key, cents).map(([id, amount]) => madeUp.booked(id, amount)), weight: 3 },
  fc.tuple(key, key, cents).map(([from, to, amount]) => madeUp.moved(from, to, amount)),
  fc.tuple(key, text).map(([id, name]) => madeUp.renamed(id, name)),
  key.map((id) => madeUp.closed(id)),
  key.map((id) => madeUp.unheard(id)),
);

async function eventsOf(ledger: string): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const event of place.store.read(ledger, { after: 0 })) events.push(event);
  return events;
}

describe('the rows of a ledger', () => {
  it('are the same at every number, however its events were split into batches, and after a rebuild', async () => {
    const projections = place.projections();
    let made = 0;
    const batches = fc.array(fc.array(happening, { minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(batches, async (split) => {
        made += 1;
        const ledger = `split-${String(made)}`;
        for (const batch of split) {
          await place.append(ledger, ...batch);
          await projections.catchUp();
        }
        const events = await eventsOf(ledger);
        for (const model of madeUpModels) {
          const expected = referenceRows(model, events);
          expect(await tableRows(place.database, model, ledger, events.length)).toEqual(expected);
          await projections.rebuild(model.name, { ledger });
          expect(await tableRows(place.database, model, ledger, events.length)).toEqual(expected);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('have no second version where an event leaves them as they were', async () => {
    await place.append('still', madeUp.opened('a', 'A'), madeUp.renamed('a', 'A'), madeUp.renamed('a', 'B'));
    await place.projections().catchUp();
    await place.append('still', madeUp.renamed('a', 'B'), madeUp.opened('b'));
    await place.projections().catchUp();
    const [{ table_name: table } = { table_name: '' }] = await place.database.query<{ table_name: string }>(
      `SELECT 'accounts_g' || generation AS table_name FROM planbuch.checkpoints WHERE ledger = 'still' AND model = $1 AND state = 'live'`,
      [accountsModel().name],
    );
    const rows = await place.database.query(
      `SELECT id, since FROM read_models.${table} WHERE ledger = 'still' ORDER BY since`,
    );
    expect(rows).toEqual([
      { id: 'a', since: 1 },
      { id: 'a', since: 3 },
      { id: 'b', since: 5 },
    ]);
  });
});
