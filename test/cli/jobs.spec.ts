import { openPlanbuch } from '#assembly';
import { queues } from '#jobs';
import { redisProgram, redisServer } from '#jobs/testing';
import { readConfig } from '#platform';
import { announceServer, announceSkip } from '#test/announce';
import { CommandLine } from './command-line.js';

const planbuch = new CommandLine();
const data = planbuch.path('data');
const program = redisProgram();
if (program === undefined)
  announceSkip('the command with a Redis', 'no redis-server (apt-get install redis-server)');

beforeAll(async () => {
  const { code } = await planbuch.run([
    'ledger',
    'open',
    'musterstadt',
    '--federal-state',
    'HE',
    '--title',
    'Musterstadt',
    '--data',
    data,
  ]);
  expect(code).toBe(0);
}, 120_000);

afterAll(() => planbuch.remove());

interface Listed {
  readonly id: string;
  readonly state: string;
  readonly queue: string;
}

describe('planbuch jobs', () => {
  let id: string;

  it('lists what was asked for over HTTP, and shows its result', async () => {
    const service = await planbuch.serve(['start', '--port', '0', '--data', data]);
    const token = await planbuch.json([
      'token',
      'create',
      '--name',
      'x',
      '--role',
      'auditor',
      '--data',
      data,
    ]);
    const headers = { Authorization: `Bearer ${String(token.document.token)}` };
    const asked = await fetch(`${service.document.url}/v1/ledgers/musterstadt/verifications`, {
      method: 'POST',
      headers,
    });
    expect(asked.status).toBe(202);
    id = ((await asked.json()) as Listed).id;
    const deadline = performance.now() + 20_000;
    let shown = await planbuch.json(['jobs', 'show', id, '--data', data]);
    while (shown.document.state !== 'done' && performance.now() < deadline)
      shown = await planbuch.json(['jobs', 'show', id, '--data', data]);
    expect(shown).toMatchObject({
      code: 0,
      document: {
        id,
        queue: 'verifications',
        state: 'done',
        attempts: 1,
        result: { ledger: 'musterstadt', problemCount: 0 },
      },
    });
    await service.interrupt();
    const { out } = await planbuch.run(['jobs', '--queue', 'verifications', '--data', data]);
    expect(out).toContain(id);
    const { document } = await planbuch.json(['jobs', 'list', '--state', 'dead', '--data', data]);
    expect(document).toEqual([]);
  }, 120_000);

  it('discards what nobody has done yet, and nothing that has ended', async () => {
    const config = readConfig({ PLANBUCH_DATA: data, PLANBUCH_LOG_LEVEL: 'silent' });
    const service = await openPlanbuch(config, { name: 'jobs spec' });
    const waiting = await service.jobs.ask(queues.verifications, { ledger: 'musterstadt' });
    await service.close();
    const discarded = await planbuch.json(['jobs', 'discard', waiting, '--data', data]);
    expect(discarded).toEqual({ code: 0, document: { id: waiting, state: 'discarded' } });
    const { document } = await planbuch.json(['jobs', 'list', '--state', 'discarded', '--data', data]);
    expect(document).toMatchObject([{ id: waiting, state: 'discarded' }]);
    const again = await planbuch.run(['jobs', 'discard', waiting, '--data', data, '--lang', 'en']);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('has ended (state: discarded)') });
    const done = await planbuch.run(['jobs', 'discard', id, '--data', data]);
    expect(done).toMatchObject({ code: 1, err: expect.stringContaining('ist zu Ende (Stand: done)') });
  }, 120_000);

  it('repeats only what was given up, and says so in both languages', async () => {
    const german = await planbuch.run(['jobs', 'retry', id, '--data', data]);
    expect(german).toMatchObject({ code: 1, err: expect.stringContaining('nicht aufgegeben') });
    const english = await planbuch.run(['jobs', 'retry', id, '--data', data, '--lang', 'en']);
    expect(english.err).toContain('is not given up (state: done)');
    expect(await planbuch.run(['jobs', 'show', 'nobody', '--data', data])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Auftrag'),
    });
  }, 120_000);
});

it('jobs and tokens are at hand while the event server is away, and what touches a ledger is refused', async () => {
  // Nobody listens there.
  const environment = { EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false' };
  const commands = [
    ['jobs', 'list'],
    ['token', 'list'],
  ];
  for (const words of commands)
    expect(await planbuch.run([...words, '--data', data], { environment })).toMatchObject({
      code: 0,
      err: '',
    });
  const refused = await planbuch.run(['verify', '--data', data], { environment });
  expect(refused).toMatchObject({
    code: 3,
    err: expect.stringContaining('(EVENTSTORE_URL) antwortet nicht'),
  });
}, 120_000);

describe.each(program === undefined ? [] : [program])('with a Redis (%s)', (server) => {
  it('start and doctor refuse one that may throw keys away', async () => {
    const redis = await redisServer(server, { policy: 'allkeys-lru' });
    announceServer(`Redis ${redis.version}`, 'redis-server, started for the suite');
    const environment = { REDIS_URL: redis.url };
    const started = await planbuch.run(['start', '--port', '0', '--data', data], { environment });
    expect(started).toMatchObject({ code: 3, err: expect.stringContaining('maxmemory-policy noeviction') });
    const { code, document } = await planbuch.json(['doctor', '--data', data], { environment });
    expect(code).toBe(1);
    const wrong = document.checks.filter(({ ok }: { ok: boolean }) => !ok);
    expect(wrong.map(({ name }: { name: string }) => name)).toEqual(['redis']);
    await redis.remove();
  }, 120_000);

  it('doctor tells of one that keeps nothing across a restart, and finds it fit', async () => {
    const redis = await redisServer(server, { appendOnly: false });
    const { out, code } = await planbuch.run(['doctor', '--data', data], {
      environment: { REDIS_URL: redis.url },
    });
    expect(code).toBe(0);
    expect(out).toContain('appendonly no');
    await redis.remove();
  }, 120_000);
});
