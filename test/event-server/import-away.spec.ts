import { setTimeout as sleep } from 'node:timers/promises';
import { EVENT_SERVER_COMMAND, NO_EVENT_SERVER, startEventServer } from '#event-store/testing';
import type { EventServerProcess } from '#event-store/testing';
import { startWorker } from '#worker';
import type { RunningWorker } from '#worker';
import { announceServer, announceSkip } from '#test/announce';
import { runningPlanbuch } from '../api/running-planbuch.js';
import type { Running } from '../api/running-planbuch.js';
import { settled } from '../api/settled-job.js';
import { BUDGET, budgetText, manyLines } from '../import/importing-town.js';
import { until } from './until.js';

const command = EVENT_SERVER_COMMAND;
const ledger = 'musterstadt';

/** Enough that a server can go away in their midst. */
const LINES = 3_000;

if (command === undefined) {
  it('says that no event server went away under an import', () => {
    announceSkip('an import whose event server is away', NO_EVENT_SERVER);
    expect(command).toBeUndefined();
  });
} else {
  describe('An import whose event server goes away in its midst', () => {
    let server: EventServerProcess;
    let running: Running;
    let worker: RunningWorker;

    beforeAll(async () => {
      server = await startEventServer(command);
      announceServer(server.version, 'named by TEST_EVENTSTORE_COMMAND');
      running = await runningPlanbuch({ settings: { EVENTSTORE_URL: server.url } });
      await running.ledger(ledger);
      worker = await startWorker(running.planbuch);
    }, 90_000);

    afterAll(async () => {
      await worker.close();
      await running.close();
      await server.remove();
    });

    async function uploaded(): Promise<string> {
      const { body } = await running
        .as()
        .post(`/v1/ledgers/${ledger}/imports`)
        .field('kind', 'budget')
        .attach('profile', Buffer.from(BUDGET), 'stadt.yaml')
        .attach('file', Buffer.from(budgetText(...manyLines(LINES))), 'haushalt.csv')
        .expect(202);
      return (body.links as { self: string }).self;
    }

    const head = async (): Promise<number> => (await running.planbuch.store.head(ledger)).number;

    it('waits for it, without using its attempts up, and takes each row over once', async () => {
      const before = await head();
      const self = await uploaded();
      while ((await head()) < before + 1_000) await sleep(5);
      await server.kill();

      const pauses = new Set<string>();
      await until(async () => {
        const { body } = await running.as().get(self).expect(200);
        expect(['active', 'failed']).toContain(body.state);
        if (body.state !== 'failed') return false;
        expect(body).toMatchObject({ attempts: 0, problem: { code: 'database-unavailable' } });
        pauses.add(body.notBefore as string);
        return pauses.size === 2;
      }, 30_000);
      await server.start();

      const done = await settled(running, self, 40_000);
      expect(done).toMatchObject({
        state: 'done',
        attempts: 1,
        result: { rows: LINES, taken: LINES, unchanged: 0 },
      });
      expect((await head()) - before).toBe((done.result as { events: number }).events);
      const again = await settled(running, await uploaded(), 40_000);
      expect(again).toMatchObject({ state: 'done', result: { taken: 0, unchanged: LINES, events: 0 } });
    }, 150_000);
  });
}
