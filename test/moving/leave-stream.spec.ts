import { LedgerDamaged } from '#event-store';
import type { StreamRemains } from '#event-store';
import { leaveStream, moveLedger } from '#moving';
import { person } from '../town/asked.js';
import { chanceOf } from '../town/life.js';
import { lived } from '../town/lived.js';
import { Folder, openMovingPlace } from './moving-place.js';
import type { MovingPlace } from './moving-place.js';

/** Leaving a damaged stream, as far as PostgreSQL has to say: what an event server says of its stream is told here. */
const folder = new Folder();
const ledger = 'stadt';
let here: MovingPlace;

beforeAll(async () => {
  here = await openMovingPlace(folder, { withoutEventServer: true });
  await lived(here, ledger, { chance: chanceOf(12), events: 60, isFounded: true });
  await here.rows(ledger);
  await here.owner.execute(
    `UPDATE planbuch.ledgers SET store = 'eventstore', begun = true WHERE ledger = $1`,
    [ledger],
  );
}, 60_000);

afterAll(async () => {
  await here.close();
  folder.remove();
});

const damage = (number: number) => new LedgerDamaged(ledger, number, 'foreign');

const sound: StreamRemains = { ledger, kept: 0, endsAt: 0, isHidden: false };

/** What the stream would say of itself: it holds the whole copy, and then an event that is not ours. */
async function remains(other: Partial<StreamRemains> = {}): Promise<StreamRemains> {
  const { number: kept } = await head();
  const beyond = { from: kept + 1, to: kept + 2, maybeOurs: 1 };
  return { ledger, kept, endsAt: kept + 2, damage: damage(kept + 1), beyond, isHidden: false, ...other };
}

const leave = (keepUpTo: number, found: () => Promise<StreamRemains> = () => remains()) =>
  leaveStream(
    { owner: here.owner, masterKey: here.masterKey, remains: found },
    { ledger, keepUpTo, settledAfterMs: 0 },
  );

const head = async () => {
  const [row] = await here.owner.query<{
    number: number;
    store: string;
    state: string;
    incarnation: string;
  }>('SELECT head AS number, store, state, incarnation FROM planbuch.ledgers WHERE ledger = $1', [ledger]);
  return row!;
};

it('is told with what would be kept and given up when it is moved, and stays where it is', async () => {
  const before = await head();
  const parts = { owner: here.owner, store: damagedStore(), stream: noStream, remains: () => remains() };
  const told = await moveLedger(parts, { ledger, to: 'postgres', settledAfterMs: 0 }).catch(
    (error: unknown) => error,
  );
  expect(told).toMatchObject({ code: 'stream-damaged' });
  const [kept, from, to] = [before.number, before.number + 1, before.number + 2].map(String);
  expect(String(told)).toContain(`--keep-up-to ${kept!}`);
  expect(String(told)).toContain(`Given up are ${from!} to ${to!} of the stream; 1 of them bear`);
  expect(await head()).toEqual(before);
});

function noStream(): never {
  throw new Error('no stream is asked for');
}

function damagedStore() {
  return { head: async () => Promise.reject(damage((await head()).number + 1)) };
}

it('is not left with another number, where nothing is damaged, or where more may be hidden', async () => {
  const before = await head();
  const { number } = before;
  for (const other of [number - 1, number + 1])
    await expect(leave(other)).rejects.toMatchObject({ code: 'another-number-kept' });
  await expect(leave(number, () => Promise.resolve(sound))).rejects.toMatchObject({
    code: 'stream-not-damaged',
  });
  await expect(leave(number, () => remains({ isHidden: true }))).rejects.toMatchObject({
    code: 'stream-hidden',
  });
  expect(await head()).toEqual(before);
});

it('is not left where stream and copy contradict each other, or the copy cannot be proved', async () => {
  const { number, incarnation } = await head();
  await expect(leave(number, () => remains({ contradiction: 7 }))).rejects.toMatchObject({
    code: 'copy-not-proved',
  });
  expect(await head()).toMatchObject({ state: 'open' });

  const change = `UPDATE planbuch.events SET leaf_hash = decode(md5('') || md5(''), 'hex') WHERE ledger = $1 AND number = 7 RETURNING 1`;
  await here.owner.execute('ALTER TABLE planbuch.events DISABLE TRIGGER USER');
  const [event] = await here.owner.query<{ hash: Buffer }>(
    'SELECT leaf_hash AS hash FROM planbuch.events WHERE ledger = $1 AND number = 7',
    [ledger],
  );
  await here.owner.execute(change, [ledger]);
  await expect(leave(number)).rejects.toMatchObject({ code: 'copy-not-proved' });
  expect(await head()).toMatchObject({ store: 'eventstore', state: 'frozen', incarnation });
  await here.owner.execute('UPDATE planbuch.events SET leaf_hash = $2 WHERE ledger = $1 AND number = 7', [
    ledger,
    event!.hash,
  ]);
  await here.owner.execute('ALTER TABLE planbuch.events ENABLE TRIGGER USER');
});

it('is not left where a read model has seen another event than the copy has', async () => {
  const { number } = await head();
  await here.owner.execute(
    `UPDATE planbuch.checkpoints SET leaf_hash = decode(md5('') || md5(''), 'hex') WHERE ledger = $1 AND model = 'needs'`,
    [ledger],
  );
  await expect(leave(number)).rejects.toMatchObject({ code: 'copy-not-proved' });
  await here.owner.execute(
    `UPDATE planbuch.checkpoints c SET leaf_hash = e.leaf_hash FROM planbuch.events e
     WHERE c.ledger = $1 AND c.model = 'needs' AND e.ledger = c.ledger AND e.number = c.number`,
    [ledger],
  );
});

it('goes on with its copy in PostgreSQL, as a new incarnation; what was given up is kept with the move', async () => {
  const before = await head();
  const rows = await here.rows(ledger);
  await here.owner.execute(
    `INSERT INTO planbuch.staged_disclosures (ledger, event_id, entries) VALUES ($1, gen_random_uuid(), '[]')`,
    [ledger],
  );

  const left = await leave(before.number);

  const { number } = before;
  const givenUp = { from: number + 1, to: number + 2, maybeOurs: 1 };
  expect(left).toMatchObject({ store: 'postgres', events: number, damagedAt: number + 1, givenUp });
  expect(await head()).toMatchObject({
    number,
    store: 'postgres',
    state: 'open',
    incarnation: left.incarnation,
  });
  expect(left.incarnation).not.toBe(before.incarnation);
  const [arrival] = await here.owner.query<{ left: string }>(
    'SELECT left_stream AS left FROM planbuch.arrivals WHERE ledger = $1 AND incarnation = $2',
    [ledger, left.incarnation],
  );
  expect(JSON.parse(arrival!.left)).toEqual({
    why: 'foreign',
    damagedAt: number + 1,
    streamEndedAt: number + 2,
    givenUp,
  });
  expect(await here.owner.query('SELECT FROM planbuch.staged_disclosures')).toEqual([]);
  expect(await here.rows(ledger)).toEqual(rows);
  const act = { act: 'register-organisation', body: { name: 'ohne Strom', kind: 'organisation' } };
  const caller = person('00000000-0000-7000-8000-000000000001');
  const acted = await here.planbuch.performer.perform({ ledger, caller, acts: [act] });
  expect(acted.number).toBe(number + 1);
  await expect(leave(number)).rejects.toMatchObject({ code: 'ledger-there-already' });
});
