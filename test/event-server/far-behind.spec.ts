import type { Planbuch } from '#assembly';
import { ConditionFailed } from '#event-store';
import type { EventStoreDBEventStore } from '#event-store/eventstoredb';
import {
  entryOf,
  EVENT_SERVER_COMMAND,
  NO_EVENT_SERVER,
  openEventStoreDB,
  sealed,
  soundBook,
  startEventServer,
} from '#event-store/testing';
import type { EntryOptions, EventServerProcess, OpenedEventStoreDB } from '#event-store/testing';
import { DatabaseUnavailable, openPool, systemClock } from '#platform';
import type { Database } from '#platform';
import { announceServer, announceSkip } from '#test/announce';
import { setBackTo } from '../moving/set-back.js';

const command = EVENT_SERVER_COMMAND;

/** More than a process remembers, and some forty pages of the stream. */
const MANY = 20_000;

/** Whoever begins anew at the copy's end looks twice at the stream, with two reads each, and asks for its end. */
const FEW_READS = 10;

/** Appending so many events, and an event server that starts anew. */
const TAKES_MS = 120_000;

if (command === undefined) {
  it('says that no process lagged far behind an event server', () => {
    announceSkip('a process that lags far behind an event server', NO_EVENT_SERVER);
    expect(command).toBeUndefined();
  });
} else {
  describe('A process that others have left far behind', () => {
    let server: EventServerProcess;
    let opened: OpenedEventStoreDB;
    let owner: Database;
    const closing: (() => Promise<void>)[] = [];
    let count = 0;

    beforeAll(async () => {
      server = await startEventServer(command);
      announceServer(server.version, 'named by TEST_EVENTSTORE_COMMAND');
      opened = await openEventStoreDB(server.url);
      owner = openPool(opened.place.ownerUrl, { max: 1, name: 'far behind, owner' });
    }, 90_000);

    afterAll(async () => {
      for (const close of closing.reverse()) await close();
      await owner.close();
      await opened.close();
      await server.remove();
    });

    const need = (ledger: string, options: EntryOptions = {}) =>
      entryOf([sealed(ledger, 'need-identified', ['need:a'])], options);

    async function newLedger(): Promise<string> {
      count += 1;
      const ledger = `fern-${String(count)}`;
      await opened.store.createLedger(ledger, 'real');
      for (let nth = 1; nth <= 3; nth += 1) await opened.store.append(ledger, need(ledger));
      await opened.store.head(ledger);
      return ledger;
    }

    async function append(store: EventStoreDBEventStore, ledger: string, events: number): Promise<void> {
      for (let left = events; left > 0; left -= 500) {
        const page = Array.from({ length: Math.min(left, 500) }, () =>
          sealed(ledger, 'measure-planned', ['measure:m']),
        );
        await store.append(ledger, entryOf(page));
      }
      await store.head(ledger);
    }

    /** A store of its own that counts how often it reads of a stream, as another process would have it. */
    async function quiet(): Promise<{ store: EventStoreDBEventStore; reads: () => number }> {
      const { EventServer, EventStoreDBEventStore } = await import('#event-store/eventstoredb');
      let reads = 0;
      class CountedServer extends EventServer {
        override read(...which: Parameters<InstanceType<typeof EventServer>['read']>) {
          reads += 1;
          return super.read(...which);
        }
      }
      const counted = new CountedServer(server.url);
      const database = openPool(opened.place.appUrl, { max: 3, name: 'far behind' });
      const store = new EventStoreDBEventStore({ server: counted, database, clock: systemClock });
      closing.push(
        () => database.close(),
        () => counted.close(),
        () => store.close(),
      );
      return { store, reads: () => reads };
    }

    const item = (after: number) => ({ tag: 'need:a', types: ['need-identified'], after }) as const;

    it(
      'goes on from the end of the copy, and knows all that was appended meanwhile',
      async () => {
        const ledger = await newLedger();
        const { store, reads } = await quiet();
        expect(await store.load(ledger, [item(0)])).toMatchObject({ seen: 3 });
        await append(opened.store, ledger, MANY);
        await opened.store.append(ledger, need(ledger, { key: 'dort' }));
        await opened.store.head(ledger);

        const before = reads();
        const { seen, events } = await store.load(ledger, [item(2)]);

        expect(seen).toBe(MANY + 4);
        expect(events[0]?.map(({ number }) => number)).toEqual([3, MANY + 4]);
        expect(reads() - before).toBeLessThan(FEW_READS);
        expect(await store.append(ledger, need(ledger, { key: 'dort' }))).toMatchObject({
          firstNumber: MANY + 4,
          repeated: true,
        });
        await soundBook(store, ledger);
      },
      TAKES_MS,
    );

    it(
      'has an append refused by what happened meanwhile, and stored where nothing forbids it',
      async () => {
        const ledger = await newLedger();
        const { store, reads } = await quiet();
        await store.append(ledger, need(ledger));
        await opened.store.append(ledger, entryOf([sealed(ledger, 'goal-set', ['goal:z'])]));
        await append(opened.store, ledger, MANY);
        const condition = (tag: 'goal:z' | 'goal:y') => ({
          after: 4,
          query: [{ tags: [tag], types: ['goal-set'] }],
        });

        const before = reads();
        const ends = await Promise.allSettled([
          store.append(ledger, need(ledger, { isKeyNew: true, condition: condition('goal:z') })),
          store.append(ledger, need(ledger, { isKeyNew: true, condition: condition('goal:y') })),
        ]);

        expect(ends).toMatchObject([
          { status: 'rejected', reason: { number: 5 } },
          { status: 'fulfilled', value: { firstNumber: MANY + 6, repeated: false } },
        ]);
        expect((ends[0] as PromiseRejectedResult).reason).toBeInstanceOf(ConditionFailed);
        expect(reads() - before).toBeLessThan(FEW_READS);
      },
      TAKES_MS,
    );

    /** What it ends with once the event server can be reached again. */
    async function endOf(work: () => Promise<unknown>): Promise<unknown> {
      for (;;) {
        const end = await work().catch((error: unknown) => error);
        if (!(end instanceof DatabaseUnavailable)) return end;
      }
    }

    it(
      'notices that the copy it goes on from continues another history than the one it has seen',
      async () => {
        const ledger = await newLedger();
        const backup = await server.backUp();
        const { store } = await quiet();
        await endOf(() => store.append(ledger, need(ledger)));
        expect(await store.load(ledger, [])).toMatchObject({ seen: 4 });
        await server.setBack(backup);
        const place: Pick<Planbuch, 'asOwner'> = {
          asOwner: (work) => work({ owner, masterKey: opened.place.masterKey }),
        };
        await setBackTo(place, ledger, 3);
        const another = await opened.another();
        await endOf(() => another.head(ledger));
        await append(another, ledger, MANY);

        expect(await endOf(() => store.load(ledger, [item(0)]))).toMatchObject({
          name: 'LedgerDamaged',
          number: 4,
          why: 'other-event',
        });
      },
      TAKES_MS,
    );

    it(
      'notices that the stream ends before the copy that it goes on from',
      async () => {
        const ledger = await newLedger();
        const { store } = await quiet();
        expect(await store.load(ledger, [])).toMatchObject({ seen: 3 });
        await append(opened.store, ledger, MANY);
        const backup = await server.backUp();
        await endOf(() => opened.store.append(ledger, need(ledger)));
        expect(await endOf(() => opened.store.head(ledger))).toMatchObject({ number: MANY + 4 });
        await server.setBack(backup);

        expect(await endOf(() => store.load(ledger, [item(0)]))).toMatchObject({
          name: 'LedgerDamaged',
          number: MANY + 4,
          why: 'ended',
        });
      },
      TAKES_MS,
    );
  });
}
