import { createReadStream } from 'node:fs';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { queues } from '#jobs';
import type { Job } from '#jobs';
import { redisProgram, redisServer } from '#jobs/testing';
import type { RedisServer } from '#jobs/testing';
import { systemIds } from '#platform';
import { announceServer, announceSkip } from '#test/announce';
import { BUDGET, budgetText, ImportingTown, manyLines } from './importing-town.js';

/** What an operator starts on each machine. */
const WORKER = fileURLToPath(new URL('../../dist/apps/worker/src/main.js', import.meta.url));

/** Enough for several batches, so that a worker can be killed between any two. */
const LINES = 300;
const EVENTS = 5 + 4 * LINES;

const program = redisProgram();
if (program === undefined)
  announceSkip('killed workers on Redis', 'no redis-server (apt-get install redis-server)');

describe.each(program === undefined ? ['PostgreSQL'] : ['PostgreSQL', 'Redis'])(
  'An uploaded import over %s',
  (carrier) => {
    let town: ImportingTown;
    let redis: RedisServer | undefined;
    const workers = new Set<ChildProcess>();

    beforeAll(async () => {
      town = await ImportingTown.open();
      if (carrier === 'Redis' && program !== undefined) {
        redis = await redisServer(program);
        announceServer(`Redis ${redis.version}`, 'redis-server, started for the suite');
      }
    });

    afterAll(async () => {
      await Promise.all([...workers].map(kill));
      await town.close();
      await redis?.remove();
    });

    function startWorker(): ChildProcess {
      const redisUrl = redis === undefined ? {} : { REDIS_URL: redis.url };
      const child = spawn(process.execPath, [WORKER], {
        env: {
          PATH: process.env['PATH'],
          ...town.environment,
          ...redisUrl,
          PLANBUCH_PORT: '0',
          // What a killed one leaves there goes with the town.
          TMPDIR: town.folder,
        },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      workers.add(child);
      return child;
    }

    async function kill(child: ChildProcess): Promise<void> {
      workers.delete(child);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    }

    async function upload(ledger: string): Promise<string> {
      const { uploads, tokens, performer } = town.planbuch;
      const body = { title: ledger, mode: 'real', kind: 'municipality', federalState: 'HE', ags: '06999001' };
      const caller = { actor: 'operator:clerk', roles: ['administrator'] as const };
      await performer.perform({ ledger, acts: [{ act: 'open-ledger', body }], caller });
      const { record } = await tokens.create({ name: 'clerk', roles: ['administrator'] });
      const id = systemIds.uuidv7();
      const file = createReadStream(town.file(budgetText(...manyLines(LINES))));
      const sha256 = await uploads.keep(id, 'haushalt.csv', file);
      await uploads.keepProfile(id, BUDGET);
      const asked = {
        ledger,
        sha256,
        kind: 'budget',
        dryRun: false,
        skipRefused: false,
        language: 'de',
      } as const;
      return town.planbuch.jobs.ask(queues.imports, asked, { id, tokenId: record.id });
    }

    async function done(id: string): Promise<Job> {
      const deadline = performance.now() + 40_000;
      for (;;) {
        const job = await town.planbuch.jobs.show(id);
        if (job.endedAt !== undefined || performance.now() > deadline) return job;
        await pause(50);
      }
    }

    /** Resolves when a worker that began after this time is at the database. */
    async function comeUp(after: string): Promise<void> {
      const workers = (): Promise<readonly object[]> =>
        town.planbuch.database.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database()
             AND application_name LIKE 'planbuch worker%' AND backend_start > $1::timestamptz`,
          [after],
        );
      while ((await workers()).length === 0) await pause(20);
    }

    const numberOf = async (ledger: string): Promise<number> =>
      (await town.planbuch.store.head(ledger)).number;

    it('whose worker is killed in its midst ends with the same ledger and the same report as an undisturbed one', async () => {
      const undisturbed = await upload('ungestoert');
      const killed = startWorker();
      const first = await done(undisturbed);
      expect(first).toMatchObject({ state: 'done', attempts: 1, result: { rows: LINES, taken: LINES } });
      const story = await town.story('ungestoert');
      expect(story).toHaveLength(EVENTS);

      const id = await upload('getoetet');
      while ((await numberOf('getoetet')) < EVENTS / 3) await pause(2);
      await kill(killed);
      const [{ stoppedAt } = { stoppedAt: '' }] = await town.planbuch.database.query<{ stoppedAt: string }>(
        'SELECT clock_timestamp()::text AS "stoppedAt"',
      );
      const stoodAt = await numberOf('getoetet');
      expect(stoodAt).toBeLessThan(EVENTS);
      const heir = startWorker();
      // Its coming up takes as long as the machine is busy, and is no part of taking over.
      await comeUp(stoppedAt);
      const thereMs = performance.now();
      while ((await town.planbuch.jobs.show(id)).attempts < 2) await pause(20);
      expect(performance.now() - thereMs).toBeLessThan(10_000);

      const job = await done(id);
      expect(job).toMatchObject({ state: 'done', attempts: 2 });
      expect(job.result).toEqual({ ...(first.result as object), ledger: 'getoetet' });
      expect(withoutActors(await town.story('getoetet'))).toEqual(withoutActors(story));
      await kill(heir);
    }, 120_000);
  },
);

/** Each upload has its own token. */
function withoutActors(story: readonly string[]): string[] {
  return story.map((event) => event.replace(/"actor":"[^"]*",/, ''));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
