import { openPool } from '#platform';
import { BatchCheck } from './batch-check.js';
import { EventServer } from './event-server.js';
import { LedgerStream } from './ledger-stream.js';
import { StreamCopy } from './stream-copy.js';

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
  const stream = new LedgerStream(head, server, copy, () => undefined);
  const check = new BatchCheck({ ledger, stream, copy, onClosed: () => undefined });
  await expect(check.isOpen()).resolves.toBe(false);
  await database.close();
});
