import { readFileSync, writeFileSync } from 'node:fs';
import { CommandLine } from '../cli/command-line.js';
import type { Running } from '../cli/command-line.js';

/** An operator at the command line, beside a service that goes on serving. */
const planbuch = new CommandLine();
const data = planbuch.path('data');
const here = ['--data', data];
const key = `${data}/secrets/master.key`;
const registering = ['act', 'register-organisation', '--ledger', 'musterstadt', ...here];
const organisation = { input: JSON.stringify({ name: 'Träger N', kind: 'organisation' }) };
let service: Running;

beforeAll(async () => {
  await planbuch.run(['demo', '--check', '--keep', ...here]);
  service = await planbuch.serve(['start', ...here]);
}, 60_000);

afterAll(async () => {
  await service.interrupt();
  await planbuch.remove();
});

it('a frozen ledger says so to whoever acts, is read, and is opened again', async () => {
  const frozen = await planbuch.json(['ledger', 'freeze', 'musterstadt', ...here]);
  expect(frozen).toMatchObject({ code: 0, document: { number: 995, state: 'frozen' } });
  const acted = await planbuch.json(registering, organisation);
  expect(acted.document).toMatchObject({ status: 503, code: 'ledger-frozen' });
  const listed = await planbuch.json(['ledger', 'list', ...here]);
  expect(listed.document).toMatchObject([{ ledger: 'musterstadt', number: 995, state: 'frozen' }]);
  expect((await planbuch.run(['why', 'Z-031', ...here])).code).toBe(0);
  const thawed = await planbuch.json(['ledger', 'thaw', 'musterstadt', ...here]);
  expect(thawed).toMatchObject({ code: 0, document: { state: 'open' } });
  expect((await planbuch.run(['ledger', 'freeze', 'nirgends', ...here])).code).toBe(1);
}, 60_000);

it('a backup beside the service holds what was acknowledged; from it the ledger is as it was, in another folder', async () => {
  const acted = await planbuch.json(registering, organisation);
  const number = acted.document.number as number;
  const to = planbuch.path('backup');
  const backup = await planbuch.json(['backup', '--to', to, ...here]);
  expect(backup).toMatchObject({
    code: 0,
    document: { ledgers: [{ ledger: 'musterstadt', events: number }] },
  });

  const there = ['--data', planbuch.path('there')];
  const restored = await planbuch.json(['restore', '--from', to, '--master-key-file', key, ...there]);
  const { sha256 } = backup.document.ledgers[0];
  expect(restored).toMatchObject({
    code: 0,
    document: { ok: true, ledgers: [{ events: number, sha256, state: 'open' }] },
  });
  expect((await planbuch.run(['restore', '--from', to, ...here])).code).toBe(1);
}, 60_000);

it('a file with a changed byte is refused with the line, in both languages; a wrong call ends with 2', async () => {
  const file = planbuch.path('m.ndjson');
  expect((await planbuch.run(['export', 'ledger', 'musterstadt', '--to', file, ...here])).code).toBe(0);
  expect((await planbuch.run(['export', 'ledger', 'musterstadt', '--to', file, ...here])).code).toBe(2);
  const text = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, text.with(99, (text[99] ?? '').replace('"version":1', '"version":2')).join('\n'));
  const words = ['import', 'ledger', file, '--master-key-file', key, '--data', planbuch.path('damaged')];
  const german = await planbuch.run(words);
  const english = await planbuch.run([...words, '--lang', 'en']);
  expect([german.code, english.code]).toEqual([1, 1]);
  expect(german.err).toContain('m.ndjson, Zeile 100:');
  expect(english.err).toContain('m.ndjson, line 100:');
  expect((await planbuch.run(['import', 'ledger', planbuch.path('keine'), ...here])).code).toBe(2);
  expect((await planbuch.run([...words, '--disclosures', 'x', '--without-disclosures'])).code).toBe(2);
}, 60_000);
