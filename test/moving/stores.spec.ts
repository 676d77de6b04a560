import { LedgerFrozen } from '#event-store';
import type { StreamRemains } from '#event-store';
import { freezeLedger, moveLedger, PostgresTarget, thawLedger } from '#moving';
import type { MoveTarget } from '#moving';
import { person } from '../town/asked.js';
import { chanceOf } from '../town/life.js';
import { lived } from '../town/lived.js';
import { Folder, openMovingPlace } from './moving-place.js';
import type { MovingPlace } from './moving-place.js';

/** Moving between two stores of one Planbuch. The other store is another database here: the mover knows only the port. */
const folder = new Folder();
const ledger = 'stadt';
let here: MovingPlace;
let other: MovingPlace;

beforeAll(async () => {
  const withoutEventServer = { withoutEventServer: true } as const;
  [here, other] = await Promise.all([
    openMovingPlace(folder, withoutEventServer),
    openMovingPlace(folder, withoutEventServer),
  ]);
  await lived(here, ledger, { chance: chanceOf(11), events: 80, isFounded: true });
}, 60_000);

afterAll(async () => {
  await here.close();
  await other.close();
  folder.remove();
});

const register = (key: string) =>
  here.planbuch.performer.perform({
    ledger,
    caller: person('00000000-0000-7000-8000-000000000001'),
    idempotencyKey: key,
    acts: [{ act: 'register-organisation', body: { name: key, kind: 'organisation' } }],
  });

/** In the other database each incarnation is a frozen ledger of its own, as each is a stream of its own elsewhere. */
function stream(_: string, incarnation: string): MoveTarget {
  const name = `i-${incarnation}`;
  const target = new PostgresTarget(other.owner, name, incarnation);
  return {
    reached: async () => {
      await other.owner.execute(
        `INSERT INTO planbuch.ledgers (ledger, mode, state, incarnation) VALUES ($1, 'real', 'frozen', $2) ON CONFLICT DO NOTHING`,
        [name, incarnation],
      );
      return target.reached();
    },
    take: (page) => target.take(page),
    held: (upTo) => target.held(upTo),
  };
}

/** Nothing is wrong with the stream; a spec says what is. */
const sound = (name: string): Promise<StreamRemains> =>
  Promise.resolve({ ledger: name, kept: 0, endsAt: 0, isHidden: false });

const move = (to: 'postgres' | 'eventstore', through: typeof stream = stream) =>
  moveLedger(
    { owner: here.owner, store: here.planbuch.store, stream: through, remains: sound },
    { ledger, to, settledAfterMs: 0 },
  );

it('a frozen ledger takes nothing, answers what it knows, and is read; then it goes on', async () => {
  const first = await register('davor');
  await freezeLedger(here.owner, ledger);

  await expect(register('waehrend')).rejects.toThrow(LedgerFrozen);
  expect(await register('davor')).toEqual({ ...first, repeated: true });
  expect(await here.book(ledger, first.number - 1)).toHaveLength(1);

  await thawLedger(here.owner, ledger);
  expect((await register('danach')).number).toBe(first.number + 1);
});

it('moves there and back, the same to the last byte; rows stay and nobody begins anew', async () => {
  const rows = await here.rows(ledger);
  const before = await here.planbuch.store.head(ledger);

  const there = await move('eventstore');
  expect(await here.planbuch.store.head(ledger)).toMatchObject({
    store: 'eventstore',
    incarnation: there.incarnation,
    state: 'open',
  });
  await expect(register('dort')).rejects.toThrow(LedgerFrozen);
  await expect(move('eventstore')).rejects.toMatchObject({ code: 'ledger-there-already' });
  const back = await move('postgres');

  expect(back).toMatchObject({ store: 'postgres', events: before.number, sha256: there.sha256 });
  expect(new Set([before.incarnation, there.incarnation, back.incarnation]).size).toBe(3);
  expect(await here.rows(ledger)).toEqual(rows);
  await register('wieder da');
  await here.planbuch.projections.catchUp();
  for (const { stopped, behindEvents } of await here.planbuch.projections.lag(ledger))
    expect({ stopped, behindEvents }).toEqual({ stopped: undefined, behindEvents: 0 });
});

it('a move that broke off goes on where it was; one after which the ledger went on begins anew', async () => {
  const broken = new Error('the power went');
  const breaking = (name: string, incarnation: string): MoveTarget => {
    let pages = 0;
    const target = stream(name, incarnation);
    return { ...target, take: async (page) => {
      if ((pages += 1) > 1) throw broken;
      await target.take(page.slice(0, 10));
      throw broken;
    } }; // prettier-ignore
  };
  await expect(move('eventstore', breaking)).rejects.toThrow(broken);
  await expect(register('eingefroren')).rejects.toThrow(LedgerFrozen);
  await thawLedger(here.owner, ledger);
  const { number } = await register('ging weiter');

  await expect(move('eventstore', breaking)).rejects.toThrow(broken);
  const moved = await move('eventstore');
  expect(moved.events).toBe(number);
  expect(await move('postgres')).toMatchObject({ sha256: moved.sha256 });
});

it('a copy that differs is never opened', async () => {
  const forged = (name: string, incarnation: string): MoveTarget => ({
    ...stream(name, incarnation),
    async *held(upTo) {
      for await (const envelope of stream(name, incarnation).held(upTo))
        yield envelope.number === 7 ? { ...envelope, leafHash: Buffer.alloc(32) } : envelope;
    },
  });
  const { incarnation } = await here.planbuch.store.head(ledger);
  await expect(move('eventstore', forged)).rejects.toMatchObject({ code: 'copy-differs' });
  expect(await here.planbuch.store.head(ledger)).toMatchObject({
    store: 'postgres',
    incarnation,
    state: 'frozen',
  });
});
