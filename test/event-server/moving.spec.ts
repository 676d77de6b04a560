import { setTimeout as sleep } from 'node:timers/promises';
import { migrations, openPlanbuch } from '#assembly';
import type { Planbuch } from '#assembly';
import { LedgerFrozen } from '#event-store';
import { EVENT_SERVER_COMMAND, NO_EVENT_SERVER, startEventServer } from '#event-store/testing';
import type { EventServerProcess } from '#event-store/testing';
import { moveLedger } from '#moving';
import { OperatorError, readConfig } from '#platform';
import { testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { announceServer, announceSkip } from '#test/announce';

const command = EVENT_SERVER_COMMAND;
const ledger = 'musterstadt';
const caller = { actor: 'operator:test', roles: ['administrator', 'planning'] } as const;

if (command === undefined) {
  it('says that no ledger was moved into an event server', () => {
    announceSkip('moving between PostgreSQL and EventStoreDB', NO_EVENT_SERVER);
    expect(command).toBeUndefined();
  });
} else {
  describe('A ledger that is moved into the event server and back', () => {
    let server: EventServerProcess;
    let place: TestDatabase;
    let planbuch: Planbuch;
    let open = true;

    const settings = (): Record<string, string> => ({
      DATABASE_URL: place.appUrl,
      DATABASE_OWNER_URL: place.ownerUrl,
      PLANBUCH_MASTER_KEY: place.masterKey.toString('hex'),
      PLANBUCH_LOG_LEVEL: 'silent',
    });

    beforeAll(async () => {
      server = await startEventServer(command);
      announceServer(server.version, 'named by TEST_EVENTSTORE_COMMAND');
      place = await testDatabase(migrations);
      const before = await openPlanbuch(readConfig(settings()), { name: 'before' });
      await before.performer.perform({
        ledger,
        caller,
        acts: [
          {
            act: 'open-ledger',
            body: { title: 'Musterstadt', mode: 'real', kind: 'municipality', federalState: 'HE' },
          },
        ],
      });
      await before.close();
      planbuch = await openPlanbuch(readConfig({ ...settings(), EVENTSTORE_URL: server.url }), {
        name: 'moving',
      });
    }, 90_000);

    afterAll(async () => {
      await (planbuch as Planbuch | undefined)?.close();
      await place.drop();
      await server.remove();
    });

    const register = (nth: number, key?: string) =>
      planbuch.performer.perform({
        ledger,
        caller,
        acts: [
          { act: 'register-organisation', body: { name: `Träger ${String(nth)}`, kind: 'organisation' } },
        ],
        ...(key === undefined ? {} : { idempotencyKey: key }),
      });

    /** Somebody acts all the while; whoever is turned away because the ledger rests comes again. */
    async function acting(name: string, told: number[]): Promise<void> {
      for (let nth = 0; open;) {
        try {
          told.push((await register(nth, `${name}-${String(nth)}`)).number);
          nth += 1;
        } catch (error) {
          if (!(error instanceof LedgerFrozen)) throw error;
          await sleep(100);
        }
      }
    }

    const move = (to: 'postgres' | 'eventstore') =>
      planbuch.asOwner(({ owner }) => {
        const stream = (name: string, incarnation: string) =>
          planbuch.streamCopies!.target(name, incarnation);
        const remains = (name: string) => planbuch.streamCopies!.remains(name);
        return moveLedger({ owner, store: planbuch.store, stream, remains }, { ledger, to });
      });

    it('keeps every event, number and request key, while acts go on before and after', async () => {
      const told: number[] = [];
      const actors = [acting('a', told), acting('b', told)];
      await sleep(500);
      const there = await move('eventstore');
      expect(await planbuch.store.head(ledger)).toMatchObject({
        store: 'eventstore',
        incarnation: there.incarnation,
      });
      await sleep(1_000);
      const reached = Math.max(...told);
      expect(reached).toBeGreaterThan(there.events);

      const back = await move('postgres');
      await sleep(500);
      open = false;
      await Promise.all(actors);

      expect(back.events).toBeGreaterThanOrEqual(reached);
      const { number, store } = await planbuch.store.head(ledger);
      expect(store).toBe('postgres');
      expect([...told].sort((a, b) => a - b)).toEqual(
        Array.from({ length: number - 1 }, (_, index) => index + 2),
      );
      const { problems } = await planbuch.verify(ledger, { signal: new AbortController().signal });
      expect(problems).toEqual([]);
    }, 120_000);

    it('answers a repeated request as the first time, wherever the ledger lies by now', async () => {
      const first = await register(7, 'einmal');
      await move('eventstore');
      expect((await register(7, 'einmal')).number).toBe(first.number);
      expect(await planbuch.streamCopies?.compare(ledger)).toBeUndefined();
    }, 60_000);

    it('away and back again is read to its end by who knew its former stream, and no act is refused', async () => {
      const other = await openPlanbuch(readConfig({ ...settings(), EVENTSTORE_URL: server.url }), {
        name: 'other',
      });
      try {
        await other.store.head(ledger);
        await move('postgres');
        await move('eventstore');

        const { number } = await register(8);

        expect((await other.store.head(ledger)).number).toBe(number);
        const act = { act: 'register-organisation', body: { name: 'Träger', kind: 'organisation' } };
        const there = await other.performer.perform({ ledger, caller, acts: [act] });
        expect(there.number).toBe(number + 1);
      } finally {
        await other.close();
      }
    }, 90_000);

    it('that lies there is not served by who knows no event server', async () => {
      const told = await openPlanbuch(readConfig(settings()), { name: 'without' }).catch(
        (error: unknown) => error,
      );
      expect(told).toBeInstanceOf(OperatorError);
      expect(told).toMatchObject({ code: 'event-server-missing' });
    });
  });
}
