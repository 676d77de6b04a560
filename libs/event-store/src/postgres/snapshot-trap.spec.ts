import { twoWhoWantTheSame } from '../testing/contract/contention.js';
import { openPostgres } from '../testing/postgres/opened-postgres.js';
import type { OpenedPostgres } from '../testing/postgres/opened-postgres.js';

let opened: OpenedPostgres;

beforeEach(async () => {
  opened = await openPostgres();
  await opened.store.createLedger('musterstadt', 'real');
});

afterEach(() => opened.close());

const LOCK = 'FROM ledgers WHERE ledger = p_ledger FOR UPDATE;';
const AFTER_THE_LOOK = '  v_now := to_char(';

/** Lets the append function look at its conditions before it waits for the head's lock, as a single statement would. */
async function lookBeforeLocking(): Promise<void> {
  const [row] = await opened.asOwner<{ source: string }>(
    "SELECT pg_get_functiondef('planbuch.append'::regproc) AS source",
  );
  const source = row?.source ?? '';
  expect(source.split(LOCK)).toHaveLength(2);
  expect(source.split(AFTER_THE_LOOK)).toHaveLength(2);
  const faulty = source
    .replace(LOCK, LOCK.replace(' FOR UPDATE', ''))
    .replace(AFTER_THE_LOOK, `  SELECT * INTO v_ledger ${LOCK}\n${AFTER_THE_LOOK}`);
  await opened.asOwner(faulty);
}

const stored = (outcomes: readonly PromiseSettledResult<unknown>[]): number =>
  outcomes.filter(({ status }) => status === 'fulfilled').length;

it('two who want the same, one of them paused inside the append: one gets it', async () => {
  expect(stored(await twoWhoWantTheSame(opened, 'musterstadt'))).toBe(1);
});

it('the story would tell: where the function looks before it locks, both get it', async () => {
  await lookBeforeLocking();

  expect(stored(await twoWhoWantTheSame(opened, 'musterstadt'))).toBe(2);
});
