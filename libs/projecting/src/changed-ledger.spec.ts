import { openPool } from '#platform';
import { madeUp } from './testing/made-up.js';
import { projectingPlace, type ProjectingPlace } from './testing/projecting-place.js';

let place: ProjectingPlace;

beforeAll(async () => {
  place = await projectingPlace();
});

afterAll(() => place.close());

describe('a ledger that is not the one the rows were made from', () => {
  it.each([
    [
      'another incarnation',
      `UPDATE planbuch.ledgers SET incarnation = gen_random_uuid() WHERE ledger = $1`,
      'moved or restored',
    ],
    ['a lower head', `UPDATE planbuch.ledgers SET head = head - 1 WHERE ledger = $1`, 'ends at event 2'],
    [
      'another event at that number',
      `UPDATE planbuch.checkpoints SET leaf_hash = sha256('x') WHERE ledger = $1`,
      'another one now',
    ],
  ])('stops everything loudly: %s', async (what, change, message) => {
    const ledger = what.replaceAll(' ', '-');
    await place.append(ledger, madeUp.opened('a'), madeUp.opened('b'), madeUp.opened('c'));
    const worker = place.projections();
    await worker.catchUp();
    const owner = openPool(place.test.ownerUrl, { max: 1, name: 'owner' });
    await owner.execute(change, [ledger]);
    await owner.close();
    await worker.catchUp();
    for (const { stopped } of await worker.lag(ledger)) {
      expect(stopped).toMatchObject({
        type: 'LedgerChanged',
        message: expect.stringContaining(message) as string,
      });
    }
    await worker.rebuild('accounts', { ledger });
    expect((await worker.lag(ledger))[0]).toMatchObject({
      model: 'accounts',
      stopped: undefined,
      behindEvents: 0,
    });
  });

  it('is noticed in the middle too: an event before the head that is another one', async () => {
    const ledger = 'vertauscht';
    await place.append(ledger, madeUp.opened('a'), madeUp.opened('b'));
    const worker = place.projections();
    await worker.catchUp();
    await place.database.execute(
      `UPDATE planbuch.checkpoints SET leaf_hash = sha256('x') WHERE ledger = $1`,
      [ledger],
    );
    await place.append(ledger, madeUp.opened('c'));
    await worker.catchUp();
    expect((await worker.lag(ledger)).map(({ number, stopped }) => [number, stopped?.type])).toEqual([
      [2, 'LedgerChanged'],
      [2, 'LedgerChanged'],
    ]);
  });
});
