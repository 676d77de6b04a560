import { openPool } from '#platform';
import { testDatabase } from '#platform/testing';
import { prepare } from '../appending/prepared.js';
import { eventStoreMigrations } from '../postgres/index.js';
import { entryOf, sealed } from '../testing/entries.js';
import { BatchCheck } from './batch-check.js';
import { EventServer } from './event-server.js';
import { LedgerStream } from './ledger-stream.js';
import { StreamCopy } from './stream-copy.js';
import { written } from './written-event.js';

const ledger = 'musterstadt';
const head = {
  ledger,
  store: 'eventstore',
  mode: 'real',
  incarnation: '01890a5d-ac96-774b-bcce-b302099a8057',
  state: 'open',
  number: 0,
  recordedAt: '',
  leafHash: Buffer.alloc(32),
} as const;

it('does not take a ledger for open, nor a stored batch for refused, where PostgreSQL cannot be asked', async () => {
  const database = openPool('postgres://nobody@127.0.0.1:1/nothing', { max: 1, name: 'nowhere' });
  const server = new EventServer('esdb://127.0.0.1:1?tls=false');
  const copy = new StreamCopy(ledger, head.incarnation, database);
  const stream = new LedgerStream(
    head,
    server,
    copy,
    () => Promise.resolve(head),
    () => undefined,
  );
  const check = new BatchCheck({ ledger, stream, copy, onClosed: () => undefined });
  await expect(check.isOpen()).resolves.toBe(false);
  await database.close();
});

it('looks up a key that was new once its batch was sent: what became of it then may not be known', async () => {
  const place = await testDatabase({ dirs: [eventStoreMigrations], schema: 'planbuch' });
  const database = openPool(place.appUrl, { max: 1, name: 'spec' });
  await database.query("SELECT planbuch.create_ledger($1, 'real', 'eventstore')", [ledger]);
  const [row] = await database.query<{ incarnation: string }>('SELECT incarnation FROM planbuch.ledgers');
  const incarnation = row?.incarnation ?? '';
  const copy = new StreamCopy(ledger, incarnation, database);
  const server = new EventServer('esdb://127.0.0.1:1?tls=false');
  const stream = new LedgerStream(
    { ...head, incarnation },
    server,
    copy,
    () => Promise.resolve(head),
    () => undefined,
  );
  const check = new BatchCheck({ ledger, stream, copy, onClosed: () => undefined });
  const told: unknown[] = [];
  const callers = {
    resolve: (answer: unknown) => told.push(answer),
    reject: (error: unknown) => told.push(error),
  };
  const entry = entryOf([sealed(ledger, 'need-identified', ['need:a'])], { isKeyNew: true });
  const prepared = prepare(ledger, entry, callers);
  // It was stored after all, and the copy knows; memory does not any more.
  await copy.extend(written([prepared], { length: 0, recordedAt: '2027-03-15T10:00:00.000Z' }));
  const open = new Set([prepared]);

  await check.look(open, { always: [], ifMoved: [] });
  expect(told).toEqual([]);
  await check.lookAgain(open);

  expect(told).toEqual([{ firstNumber: 1, count: 1, repeated: true }]);
  expect(open.size).toBe(0);
  await database.close();
  await place.drop();
});
