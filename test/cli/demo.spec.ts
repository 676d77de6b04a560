import { existsSync, readdirSync } from 'node:fs';
import { CommandLine } from './command-line.js';

const planbuch = new CommandLine();
afterAll(() => planbuch.remove());

/** What no version of the program may change without saying so: the demo's events are the same for everybody. */
const FACTS = {
  ledger: 'musterstadt',
  events: 995,
  cycles: 3,
  needs: 24,
  criteria: 14,
  grants: 40,
  findings: 10,
};

/** What was planted for the auditor, as facts and inheritance can hold it. */
const FOUND = [
  'R3 budget-line-exhausted',
  'R6 recusal-unknown',
  'R4 mandate-missing',
  'backdated',
  'R11 paid-beyond-granted',
  'R4 deviation-unexplained',
  'R11 booked-otherwise-than-ordered',
  'proof-overdue',
  'proof-unexamined',
  'identical-sums',
];

describe('demo --check', () => {
  it('fills a folder of its own, verifies, prints the same facts every time, and leaves nothing', async () => {
    const [one, other] = await Promise.all([
      planbuch.run(['demo', '--check', '--json']),
      planbuch.run(['demo', '--check', '--json']),
    ]);
    expect([one.code, other.code]).toEqual([0, 0]);
    const told = JSON.parse(one.out);
    expect(told).toMatchObject({ ...FACTS, verified: true });
    expect(told.found.map(({ finding }: { finding: string }) => finding)).toEqual(FOUND);
    expect(other.out).toBe(one.out);
    expect(readdirSync(planbuch.tmp).filter((name) => name.startsWith('planbuch'))).toEqual([]);
  }, 120_000);

  it('keeps a folder that is named with --keep, goes on where a killed fill stopped, and says the same', async () => {
    const data = planbuch.path('kept');
    const words = ['demo', '--check', '--keep', '--data', data];
    await planbuch.killAfter(words, 2_500);
    const { code, document } = await planbuch.json(words);
    expect(code).toBe(0);
    const again = await planbuch.json(words);
    expect(again.document).toEqual(document);
    expect(document).toMatchObject({ ...FACTS, verified: true });
    expect(existsSync(data)).toBe(true);
    expect(planbuch.serverPid(data)).toBeUndefined();
  }, 120_000);

  it('does not delete a folder that somebody names', async () => {
    const { code, err } = await planbuch.run(['demo', '--check', '--data', planbuch.path('mine')]);
    expect([code, existsSync(planbuch.path('mine'))]).toEqual([2, false]);
    expect(err).toContain('--keep und --data');
  });

  it('does not tell its story into a ledger that somebody else has opened', async () => {
    const data = planbuch.path('foreign');
    await planbuch.run(['ledger', 'open', 'musterstadt', '--federal-state', 'HE', '--data', data]);
    const { code, document } = await planbuch.json(['demo', '--check', '--keep', '--data', data]);
    expect([code, document.code]).toEqual([1, 'demo-ledger-differs']);
  }, 120_000);
});

describe('demo', () => {
  it('serves, survives a kill without loss, lets others in, turns away a second one, and ends everything', async () => {
    const data = planbuch.path('served');
    const first = await planbuch.serve(['demo', '--data', data]);
    const { port, pid, facts, why } = first.document;
    expect(facts).toMatchObject(FACTS);
    expect(why!.gaps).toEqual([]);

    const [second, list, open] = await Promise.all([
      planbuch.run(['demo', '--data', data]),
      planbuch.json(['ledger', 'list', '--data', data]),
      fetch(`http://127.0.0.1:${String(port)}/health/ready`),
    ]);
    expect(second.code).toBe(1);
    expect(second.err).toContain(`PID ${String(pid)}, Port ${String(port)}`);
    expect(list.document).toMatchObject([{ ledger: 'musterstadt', number: FACTS.events }]);
    expect(open.status).toBe(200);

    const server = planbuch.serverPid(data);
    await first.kill();
    expect(planbuch.serverPid(data)).toBe(server);
    const again = await planbuch.serve(['demo', '--data', data]);
    expect(planbuch.serverPid(data)).toBe(server);
    expect(again.document.facts).toEqual(facts);

    expect(await again.interrupt()).toMatchObject({ code: 0, err: expect.stringContaining('Beende') });
    expect(planbuch.serverPid(data)).toBeUndefined();
    await expect(fetch(`http://127.0.0.1:${String(again.document.port)}/health/live`)).rejects.toThrow();
  }, 120_000);
});
