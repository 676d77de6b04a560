import { setTimeout as sleep } from 'node:timers/promises';
import {
  entryOf,
  EVENT_SERVER_COMMAND,
  NO_EVENT_SERVER,
  openEventStoreDB,
  sealed,
  soundBook,
  startEventServer,
} from '#event-store/testing';
import type { EventServerProcess, OpenedEventStoreDB, Writing } from '#event-store/testing';
import { openPool } from '#platform';
import type { Database } from '#platform';
import { announceMet, announceSkip } from '#test/announce';
import { expectFates, expectKeysOnce, storedBook } from '../crash/book-checks.js';
import { fatesOf } from '../crash/crash-run.js';

const command = EVENT_SERVER_COMMAND;
const ENTRIES = 600;
const CALLERS = 32;
/** Longer than an answer is waited for, and than an outcome may stay unknown. */
const FROZEN_FOR_MS = 13_000;

if (command === undefined) {
  it('says that nobody killed an event server', () => {
    announceSkip('faults of the event server', NO_EVENT_SERVER);
    expect(command).toBeUndefined();
  });
} else {
  describe('An event server that fails while 32 callers append', () => {
    let server: EventServerProcess;
    let opened: OpenedEventStoreDB;
    let database: Database;
    let count = 0;

    beforeAll(async () => {
      server = await startEventServer(command);
      opened = await openEventStoreDB(server.url);
      database = openPool(opened.place.appUrl, { max: 2, name: 'faults' });
    }, 90_000);

    afterAll(async () => {
      await database.close();
      await opened.close();
      await server.remove();
    });

    async function newLedger(): Promise<string> {
      count += 1;
      const ledger = `stoerung-${String(count)}`;
      await opened.store.createLedger(ledger, 'real');
      return ledger;
    }

    function writing(ledger: string, writer: string, contended = 8): Writing {
      const process = opened.startWriter();
      const begun = process.write({
        ledger,
        writer,
        seed: count,
        entries: ENTRIES,
        callers: CALLERS,
        contended,
      });
      void begun.finished.then(() => process.end());
      return begun;
    }

    /** No acknowledged event is lost, none is there twice, the order is kept, each condition was true at its number. */
    async function expectWholeBook(ledger: string, writings: readonly Writing[]): Promise<number> {
      const fates = await fatesOf(opened.store, ledger, writings);
      expectFates({ ledger, fates }, await storedBook(opened.store, database, ledger));
      await expectKeysOnce(database, { ledger, fates });
      return fates.reduce((sum, { unknown }) => sum + unknown, 0);
    }

    it('killed and started again, twice', async () => {
      const ledger = await newLedger();
      const writings = [writing(ledger, 'a'), writing(ledger, 'b')];
      for (const lines of [150, 700]) {
        await writings[0]?.hasSaid(lines);
        await server.kill();
        await sleep(300);
        await server.start();
      }
      await Promise.all(writings.map(({ finished }) => finished));

      const unknown = await expectWholeBook(ledger, writings);
      announceMet(
        `an event server killed twice under ${String(2 * CALLERS)} callers: ${String(unknown)} unknown outcomes`,
      );
    }, 120_000);

    it('frozen for longer than every deadline: the callers are told, and nothing is lost or repeated', async () => {
      const ledger = await newLedger();
      const begun = writing(ledger, 'a');
      await begun.hasSaid(200);
      server.freeze();
      await sleep(FROZEN_FOR_MS);
      const told = begun.said.filter(({ is }) => is === 'unknown' || is === 'unreachable').length;
      server.thaw();
      await begun.finished;

      expect(told).toBeGreaterThan(0);
      await expectWholeBook(ledger, [begun]);
    }, 120_000);

    it('whose writer is killed with appends under way: what it was told stands, and the rest is cleared up', async () => {
      const ledger = await newLedger();
      const doomed = opened.startWriter();
      const orders = { ledger, writer: 'a', seed: 1, entries: ENTRIES, callers: CALLERS, contended: 0 };
      const begun = doomed.write(orders);
      await begun.hasSaid(400);
      await doomed.kill();

      await expectWholeBook(ledger, [begun]);
    }, 60_000);

    it('killed: what is known can be read, nothing is taken, and it goes on by itself', async () => {
      const ledger = await newLedger();
      const entry = () => entryOf([sealed(ledger, 'need-identified', ['need:a'])]);
      for (let nth = 0; nth < 5; nth += 1) await opened.store.append(ledger, entry());
      await opened.store.head(ledger);
      await server.kill();

      expect((await opened.store.head(ledger)).number).toBe(5);
      expect(await soundBook(opened.store, ledger)).toHaveLength(5);
      const stranger = await opened.another();
      expect((await stranger.head(ledger)).number).toBe(5);
      await expect(stranger.append(ledger, entry())).rejects.toMatchObject({ outcome: 'none' });

      await server.start();
      expect((await opened.store.append(ledger, entry())).firstNumber).toBe(6);
    }, 60_000);

    it('answering slowly: everything is stored once, only later', async () => {
      const ledger = await newLedger();
      const { store, slow } = await opened.wired();
      slow(400);

      const entries = Array.from({ length: 40 }, () =>
        entryOf([sealed(ledger, 'need-identified', ['need:a'])]),
      );
      const appended = await Promise.all(entries.map((entry) => store.append(ledger, entry)));

      const numbers = appended.map(({ firstNumber }) => firstNumber).sort((a, b) => a - b);
      expect(numbers).toEqual(entries.map((_, index) => index + 1));
    }, 60_000);
  });
}
