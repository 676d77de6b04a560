import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { openPlanbuch } from '#assembly';
import type { Planbuch } from '#assembly';
import { EVENT_SERVER_COMMAND, NO_EVENT_SERVER, startEventServer } from '#event-store/testing';
import type { EventServerProcess } from '#event-store/testing';
import { announceServer, announceSkip } from '#test/announce';
import { streamed } from '../api/event-source.js';
import type { Streamed } from '../api/event-source.js';
import { runningPlanbuch } from '../api/running-planbuch.js';
import type { Running } from '../api/running-planbuch.js';
import { Programs } from '../deployment/programs.js';
import type { Check } from '../deployment/programs.js';
import { until } from './until.js';

const command = EVENT_SERVER_COMMAND;

interface Readiness {
  readonly status: string;
  readonly damaged: readonly { readonly ledger: string; readonly number: number; readonly why: string }[];
}

if (command === undefined) {
  it('says that nobody listened to a damaged ledger', () => {
    announceSkip('subscribers of a damaged ledger', NO_EVENT_SERVER);
    expect(command).toBeUndefined();
  });
} else {
  describe('A ledger whose stream somebody touches, seen from an api beside a worker', () => {
    let server: EventServerProcess;
    let running: Running;
    let worker: Planbuch;
    let stranger: EventStoreDBClient;

    beforeAll(async () => {
      server = await startEventServer(command);
      announceServer(server.version, 'named by TEST_EVENTSTORE_COMMAND');
      running = await runningPlanbuch({ settings: { EVENTSTORE_URL: server.url } });
      worker = await openPlanbuch(running.planbuch.config, { name: 'worker' });
      worker.streamCopies!.start();
      stranger = EventStoreDBClient.connectionString(server.url);
    }, 90_000);

    afterAll(async () => {
      await stranger.dispose();
      await worker.close();
      await running.close();
      await server.remove();
    });

    const listen = (ledger: string, headers: Record<string, string> = {}): Streamed =>
      streamed(`${running.url}/v1/ledgers/${ledger}/events/stream`, running.administrator, headers);

    const act = (ledger: string) =>
      running
        .as()
        .post(`/v1/ledgers/${ledger}/acts/register-organisation`)
        .send({ name: 'Träger', kind: 'organisation' });

    /** A ledger of two events with a subscriber who has them; its stream. */
    async function heard(ledger: string): Promise<{ stream: string; listening: Streamed }> {
      await running.ledger(ledger);
      await act(ledger).expect(201);
      const { incarnation } = await running.planbuch.store.head(ledger);
      const listening = listen(ledger);
      await listening.until(2);
      return { stream: `planbuch-${ledger}-${incarnation}`, listening };
    }

    async function readiness(): Promise<Readiness> {
      const answer = await fetch(`${running.url}/health/ready`);
      expect(answer.status).toBe(200);
      return (await answer.json()) as Readiness;
    }

    const damaged = async (): Promise<string[]> => (await readiness()).damaged.map(({ ledger }) => ledger);

    async function counted(): Promise<number> {
      const text = await (await fetch(`${running.url}/metrics`)).text();
      return Number(/^planbuch_streams_damaged\S* (\d+)$/m.exec(text)?.[1]);
    }

    /** What doctor says of the event server; it looks for itself. */
    async function doctor(): Promise<Check | undefined> {
      const { database, masterKey } = running.planbuch.config;
      if (database === 'embedded') throw new TypeError('the specs have a server of their own');
      const checks = await new Programs({}).doctor({
        DATABASE_URL: database.appUrl,
        DATABASE_OWNER_URL: database.ownerUrl,
        EVENTSTORE_URL: server.url,
        PLANBUCH_MASTER_KEY: masterKey!.toString('hex'),
      });
      return checks.find(({ name }) => name === 'event-server');
    }

    const foreign = () => jsonEvent({ type: 'OrderPlaced', data: { order: 1 } });

    it('tells its subscribers why it ends, and who comes again; those of other ledgers notice nothing', async () => {
      const { stream, listening } = await heard('fremd');
      const other = await heard('daneben');

      await stranger.appendToStream(stream, foreign());
      await listening.ended();

      expect(listening.numbers()).toEqual([1, 2]);
      const [kind, data] = listening.text().trimEnd().split('\n\n').at(-1)!.split('\ndata: ');
      expect(kind).toBe('event: problem');
      expect(JSON.parse(data!)).toMatchObject({ code: 'ledger-damaged', status: 503 });
      const again = await running
        .as()
        .get('/v1/ledgers/fremd/events/stream')
        .set('Last-Event-ID', '2')
        .expect(503);
      expect(again.body).toMatchObject({ code: 'ledger-damaged' });
      expect((await act('fremd').expect(503)).body).toMatchObject({ code: 'ledger-damaged' });

      await act('daneben').expect(201);
      await other.listening.until(3);
      other.listening.close();
      expect(other.listening.text()).not.toContain('problem');
    });

    it('is named by the health of every api, which stays ready for the others, and counted', async () => {
      expect(await readiness()).toMatchObject({
        status: 'degraded',
        damaged: [{ ledger: 'fremd', number: 3, why: 'foreign' }],
      });
      expect(await counted()).toBe(1);
    });

    it('tells them also where nothing came after what they had: it was cut, and is known again once it is mended', async () => {
      const { stream, listening } = await heard('gekuerzt');

      await stranger.setStreamMetadata(stream, { truncateBefore: 1 });
      await listening.ended();
      expect(listening.text()).toMatch(/event: problem\ndata: .*"code":"ledger-damaged"/);
      expect(await damaged()).toEqual(['fremd', 'gekuerzt']);
      expect((await doctor())?.found).toMatch(/^fremd, \S+ 3: .*; gekuerzt, \S+ 1: /);

      await stranger.setStreamMetadata(stream, {});
      await until(async () => !(await damaged()).includes('gekuerzt'));
      expect(await counted()).toBe(1);
      const again = listen('gekuerzt', { 'Last-Event-ID': '2' });
      await act('gekuerzt').expect(201);
      await again.until(3);
      again.close();
    });
  });
}
