import { LedgerDamaged } from '#event-store';
import {
  entryOf,
  EVENT_SERVER_COMMAND,
  NO_EVENT_SERVER,
  openEventStoreDB,
  sealed,
  startEventServer,
} from '#event-store/testing';
import type { EventServerProcess, OpenedEventStoreDB } from '#event-store/testing';
import { announceServer, announceSkip } from '#test/announce';
import { until } from './until.js';

const command = EVENT_SERVER_COMMAND;

/** Whoever cannot go on must say so; whoever tries for longer than this is taken to try for ever. */
const ANSWERED_WITHIN_MS = 40_000;

if (command === undefined) {
  it('says that no event server was set back', () => {
    announceSkip('an event server that shows an older state', NO_EVENT_SERVER);
    expect(command).toBeUndefined();
  });
} else {
  describe('An event server that was restored to an older state beneath living processes', () => {
    const ledger = 'zurueck';
    let server: EventServerProcess;
    let opened: OpenedEventStoreDB;

    beforeEach(async () => {
      server = await startEventServer(command);
      announceServer(server.version, 'named by TEST_EVENTSTORE_COMMAND');
      opened = await openEventStoreDB(server.url);
    }, 90_000);

    afterEach(async () => {
      await opened.close();
      await server.remove();
    });

    const need = () => entryOf([sealed(ledger, 'need-identified', ['need:a'])]);

    /** Three events are in the backup; two more are acknowledged before the server is set back to it. */
    async function setBack(meanwhile: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
      await opened.store.createLedger(ledger, 'real');
      for (let nth = 1; nth <= 3; nth += 1) await opened.store.append(ledger, need());
      await meanwhile();
      const backup = await server.backUp();
      await until(async () => (await told(opened.store.append(ledger, need()))) === 'stored');
      await opened.store.append(ledger, need());
      await opened.store.head(ledger);
      await server.setBack(backup);
    }

    async function told(append: Promise<unknown>): Promise<unknown> {
      return append.then(
        () => 'stored',
        (error: unknown) => error,
      );
    }

    /** What an append ends with once the server can be reached again. */
    async function endOf(append: () => Promise<unknown>): Promise<unknown> {
      for (;;) {
        const end = await told(append());
        if (!(end instanceof Error) || end.name !== 'DatabaseUnavailable') return end;
      }
    }

    it(
      'is noticed by who had appended more: the act is refused, and does not wait for ever',
      async () => {
        await setBack();

        const end = await endOf(() => opened.store.append(ledger, need()));

        expect(end).toBeInstanceOf(LedgerDamaged);
        expect(end).toMatchObject({ ledger, number: 5, why: 'ended' });
        await expect(opened.store.head(ledger)).rejects.toMatchObject({ number: 5, why: 'ended' });
      },
      ANSWERED_WITHIN_MS,
    );

    it(
      'is noticed by who has seen less than the copy holds: no second history begins',
      async () => {
        const quiet = await opened.another();
        await setBack(() => quiet.head(ledger));

        const end = await endOf(() => quiet.append(ledger, need()));

        expect(end).toBeInstanceOf(LedgerDamaged);
        expect(end).toMatchObject({ ledger, number: 5, why: 'ended' });
        expect(await opened.asOwner('SELECT head FROM planbuch.ledgers')).toEqual([{ head: 5 }]);
      },
      ANSWERED_WITHIN_MS,
    );

    it(
      'is noticed by a worker as soon as it hears of the server again, though nobody appends',
      async () => {
        const worker = opened.keeper();
        try {
          await setBack(async () => {
            expect(await worker.look(ledger)).toBeUndefined();
          });
          await until(
            async () => (await worker.damaged()).some(({ number, why }) => number === 5 && why === 'ended'),
            20_000,
          );
        } finally {
          await worker.stop();
        }
      },
      ANSWERED_WITHIN_MS,
    );
  });
}
