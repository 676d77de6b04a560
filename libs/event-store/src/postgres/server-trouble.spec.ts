import { DatabaseUnavailable } from '#platform';
import { openPool } from '#platform';
import { entryOf, sealed } from '../testing.js';
import { soundBook } from '../testing/contract/book.js';
import { openPostgres } from '../testing/postgres/opened-postgres.js';
import type { OpenedPostgres } from '../testing/postgres/opened-postgres.js';

const ledger = 'musterstadt';
let opened: OpenedPostgres;

beforeEach(async () => {
  opened = await openPostgres();
  await opened.store.createLedger(ledger, 'real');
});

afterEach(() => opened.close());

const need = (id: string) => entryOf([sealed(ledger, 'need-identified', [`need:${id}`])]);

/** Does something to the server process that is in the midst of an append. */
async function toTheAppending(action: 'pg_cancel_backend' | 'pg_terminate_backend'): Promise<void> {
  const superuser = openPool(opened.place.superuserUrl, { max: 1, name: 'trouble' });
  const hit = await superuser.query(
    `SELECT ${action}(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND usename = 'planbuch_app' AND query LIKE 'SELECT planbuch.append%' AND state = 'active'`,
  );
  await superuser.close();
  expect(hit).toHaveLength(1);
}

it('an append that the server gives up has stored nothing, and says so', async () => {
  const paused = await opened.pauseNextAppend();
  const entries = ['a', 'b', 'c'].map(need);
  const appending = Promise.allSettled(entries.map((entry) => opened.store.append(ledger, entry)));
  await paused.reached;

  await toTheAppending('pg_cancel_backend');

  await paused.release();
  const [first, ...others] = await appending;
  expect(first).toMatchObject({ status: 'rejected', reason: { outcome: 'none' } });
  expect(first?.status === 'rejected' && first.reason instanceof DatabaseUnavailable).toBe(true);
  expect(others.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  expect(await soundBook(opened.store, ledger)).toHaveLength(2);
  expect(await opened.store.append(ledger, entries[0]!)).toEqual({
    firstNumber: 3,
    count: 1,
    repeated: false,
  });
});

it('an append whose server process is ended is sent again and stored once', async () => {
  const paused = await opened.pauseNextAppend();
  const appending = opened.store.append(ledger, need('a'));
  await paused.reached;

  await toTheAppending('pg_terminate_backend');

  await new Promise((resolve) => setTimeout(resolve, 100));
  await paused.release();
  expect((await appending).firstNumber).toBe(1);
  expect(await soundBook(opened.store, ledger)).toHaveLength(1);
});

it('a real ledger whose clock was ahead waits for no one and never goes back', async () => {
  const ahead = new Date(Date.now() + 3_600_000).toISOString();
  await opened.store.append(ledger, need('a'));
  // As if the server's clock had been an hour ahead at the last append, and was then set right.
  await opened.asOwner('UPDATE planbuch.ledgers SET recorded_at = $2 WHERE ledger = $1', [ledger, ahead]);

  await opened.store.append(ledger, need('b'));
  await Promise.all(['c', 'd'].map((id) => opened.store.append(ledger, need(id))));

  const times = (await soundBook(opened.store, ledger)).map(({ recordedAt }) => recordedAt);
  expect(times.slice(1)).toEqual([ahead, ahead, ahead]);
});
