import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { migrations, openPlanbuch } from '#assembly';
import type { Planbuch } from '#assembly';
import { LedgerDamaged, LedgerReplaced } from '#event-store';
import { EVENT_SERVER_COMMAND, NO_EVENT_SERVER, startEventServer } from '#event-store/testing';
import type { EventServerProcess } from '#event-store/testing';
import { leaveStream, moveLedger } from '#moving';
import type { MoveFault } from '#moving';
import { readConfig } from '#platform';
import { testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { announceServer, announceSkip } from '#test/announce';
import { setCopyBack } from './set-copy-back.js';
import { until } from './until.js';

const command = EVENT_SERVER_COMMAND;
const caller = { actor: 'operator:test', roles: ['administrator', 'planning'] } as const;

/** So long a process remembers where a ledger is kept. */
const PLACE_KNOWN_FOR_MS = 5_000;

if (command === undefined) {
  it('says that no damaged stream was left', () => {
    announceSkip('the way out of a damaged stream', NO_EVENT_SERVER);
    expect(command).toBeUndefined();
  });
} else {
  describe('The way out of a stream that somebody else touched', () => {
    let server: EventServerProcess;
    let place: TestDatabase;
    let planbuch: Planbuch;
    let stranger: EventStoreDBClient;

    beforeAll(async () => {
      server = await startEventServer(command);
      announceServer(server.version, 'named by TEST_EVENTSTORE_COMMAND');
      place = await testDatabase(migrations);
      const settings = {
        DATABASE_URL: place.appUrl,
        DATABASE_OWNER_URL: place.ownerUrl,
        EVENTSTORE_URL: server.url,
        PLANBUCH_MASTER_KEY: place.masterKey.toString('hex'),
        PLANBUCH_LOG_LEVEL: 'silent',
      };
      planbuch = await openPlanbuch(readConfig(settings), { name: 'way out' });
      stranger = EventStoreDBClient.connectionString(server.url);
    }, 90_000);

    afterAll(async () => {
      await stranger.dispose();
      await planbuch.close();
      await place.drop();
      await server.remove();
    });

    const register = (ledger: string, name: string) =>
      planbuch.performer.perform({
        ledger,
        caller,
        acts: [{ act: 'register-organisation', body: { name, kind: 'organisation' } }],
        idempotencyKey: name,
      });

    /** A ledger of three events, and its stream. */
    async function ledgerOfThree(ledger: string): Promise<string> {
      const body = { title: 'Musterstadt', mode: 'real', kind: 'municipality', federalState: 'HE' };
      await planbuch.performer.perform({ ledger, caller, acts: [{ act: 'open-ledger', body }] });
      await register(ledger, 'eins');
      await register(ledger, 'zwei');
      const { incarnation } = await planbuch.store.head(ledger);
      return `planbuch-${ledger}-${incarnation}`;
    }

    const copies = () => planbuch.streamCopies!;
    const remains = (ledger: string) => copies().remains(ledger);

    const move = (ledger: string, to: 'postgres' | 'eventstore') =>
      planbuch.asOwner(({ owner }) =>
        moveLedger(
          {
            owner,
            store: planbuch.store,
            remains,
            stream: (name, incarnation) => copies().target(name, incarnation),
          },
          { ledger, to, settledAfterMs: PLACE_KNOWN_FOR_MS },
        ),
      );

    const leave = (ledger: string, keepUpTo: number, signal?: AbortSignal) =>
      planbuch.asOwner(({ owner, masterKey }) =>
        leaveStream(
          { owner, masterKey, remains },
          { ledger, keepUpTo, settledAfterMs: PLACE_KNOWN_FOR_MS, ...(signal ? { signal } : {}) },
        ),
      );

    const refusalOf = (moved: Promise<unknown>): Promise<MoveFault> =>
      moved.then(
        () => {
          throw new Error('it was moved');
        },
        (error: unknown) => error as MoveFault,
      );

    const foreign = () => jsonEvent({ type: 'OrderPlaced', data: { order: 1 } });

    async function expectSound(ledger: string, number: number): Promise<void> {
      expect((await planbuch.store.head(ledger)).number).toBe(number);
      const { problems } = await planbuch.verify(ledger, { signal: new AbortController().signal });
      expect(problems).toEqual([]);
    }

    it('a foreign event: what was acknowledged before it goes on, and everybody who had seen more notices', async () => {
      const ledger = 'fremd';
      const stream = await ledgerOfThree(ledger);
      const following = planbuch.store.follow(ledger, { after: 3 })[Symbol.asyncIterator]();
      const next = following.next();
      await stranger.appendToStream(stream, [foreign(), foreign()]);
      await expect(register(ledger, 'drei')).rejects.toThrow(LedgerDamaged);

      const told = await refusalOf(move(ledger, 'postgres'));
      expect(told).toMatchObject({ code: 'stream-damaged' });
      expect(told.text.en).toMatch(
        /up to event 3\..*Given up are 4 to 5 of the stream; nothing of it is of a Planbuch.*--keep-up-to 3/s,
      );
      await expect(leave(ledger, 5)).rejects.toMatchObject({ code: 'another-number-kept' });
      await expect(register(ledger, 'drei')).rejects.toThrow(LedgerDamaged);

      const left = await leave(ledger, 3);

      expect(left).toMatchObject({ events: 3, damagedAt: 4, givenUp: { from: 4, to: 5, maybeOurs: 0 } });
      await expect(next).rejects.toThrow(/damaged|replaced|does not go on/);
      expect((await register(ledger, 'zwei')).number).toBe(3);
      expect((await register(ledger, 'drei')).number).toBe(4);
      await expectSound(ledger, 4);
      const told2 = planbuch.store.follow(ledger, { after: 5 })[Symbol.asyncIterator]().next();
      await expect(told2).rejects.toThrow(LedgerReplaced);

      await move(ledger, 'eventstore');
      expect((await register(ledger, 'vier')).number).toBe(5);
      expect(await copies().compare(ledger)).toBeUndefined();
      await expectSound(ledger, 5);
    }, 90_000);

    it('acknowledged events that the copy does not have yet are brought in from a stream that is still sound there', async () => {
      const ledger = 'spaet';
      const stream = await ledgerOfThree(ledger);
      await register(ledger, 'drei');
      await stranger.appendToStream(stream, foreign());
      await setCopyBack(planbuch, ledger, 2);

      const left = await leave(ledger, 4);

      expect(left).toMatchObject({ events: 4, damagedAt: 5, givenUp: { from: 5, to: 5, maybeOurs: 0 } });
      await expectSound(ledger, 4);
    }, 60_000);

    it('a setting that hides events is taken back first; then nothing need be given up, and the ledger goes on by itself', async () => {
      const ledger = 'verborgen';
      const stream = await ledgerOfThree(ledger);
      await register(ledger, 'drei');
      await setCopyBack(planbuch, ledger, 2);
      await stranger.setStreamMetadata(stream, { truncateBefore: 3 });

      const beyond = { from: 3, to: 4, maybeOurs: 2 };
      expect(await remains(ledger)).toMatchObject({ kept: 2, endsAt: 4, beyond, isHidden: true });
      expect(await refusalOf(move(ledger, 'postgres'))).toMatchObject({ code: 'stream-hidden' });
      expect(await refusalOf(leave(ledger, 2))).toMatchObject({ code: 'stream-hidden' });

      await stranger.setStreamMetadata(stream, {});
      // This process had seen the copy reach further, and looks it up anew.
      await until(() =>
        register(ledger, 'vier').then(
          ({ number }) => number === 5,
          () => false,
        ),
      );
      await expectSound(ledger, 5);
    }, 60_000);

    it('a stream whose beginning is gone is left whole where the copy has it; a deleted one too, up to the copy', async () => {
      const [cut, deleted] = ['gekuerzt', 'geloescht'];
      await stranger.setStreamMetadata(await ledgerOfThree(cut), { truncateBefore: 2 });
      await stranger.tombstoneStream(await ledgerOfThree(deleted));

      const [one, other] = await Promise.all([leave(cut, 3), leave(deleted, 3)]);

      expect(one).toMatchObject({ events: 3, streamEndedAt: 3 });
      expect(one).not.toHaveProperty('givenUp');
      expect(other).toMatchObject({ events: 3, streamEndedAt: 0 });
      for (const ledger of [cut, deleted]) {
        expect((await register(ledger, 'drei')).number).toBe(4);
        await expectSound(ledger, 4);
      }
    }, 60_000);

    it('what bears our mark after a foreign event is given up with it, and counted: it may have been acknowledged', async () => {
      const ledger = 'danach';
      const stream = await ledgerOfThree(ledger);
      await register(ledger, 'drei');
      await register(ledger, 'vier');
      await stranger.appendToStream(stream, foreign());
      await planbuch.store.head(ledger).catch(() => undefined);
      await setCopyBack(planbuch, ledger, 5);
      await stranger.appendToStream(stream, markedAsOurs());

      expect(await remains(ledger)).toMatchObject({
        kept: 5,
        endsAt: 7,
        beyond: { from: 6, to: 7, maybeOurs: 1 },
      });
    }, 60_000);

    function markedAsOurs() {
      return jsonEvent({ type: 'need-identified', data: { a: 1 }, metadata: { planbuch: 1 } });
    }

    it('where stream and copy contradict each other nobody decides', async () => {
      const ledger = 'zweierlei';
      await ledgerOfThree(ledger);
      await planbuch.asOwner(async ({ owner }) => {
        await owner.execute('ALTER TABLE planbuch.events DISABLE TRIGGER USER');
        await owner.execute(
          `UPDATE planbuch.events SET leaf_hash = decode(md5('') || md5(''), 'hex') WHERE ledger = $1 AND number = 2`,
          [ledger],
        );
        await owner.execute('ALTER TABLE planbuch.events ENABLE TRIGGER USER');
      });

      expect(await refusalOf(move(ledger, 'postgres'))).toMatchObject({ code: 'copy-differs' });
      expect(await refusalOf(leave(ledger, 3))).toMatchObject({ code: 'copy-not-proved' });
    }, 60_000);

    it('broken off, the same order goes on; until then the ledger is frozen where it was', async () => {
      const ledger = 'abgebrochen';
      const stream = await ledgerOfThree(ledger);
      await stranger.appendToStream(stream, foreign());
      await refusalOf(leave(ledger, 3, AbortSignal.timeout(2_000)));
      const [row] = await planbuch.asOwner(({ owner }) =>
        owner.query('SELECT store, state, head FROM planbuch.ledgers WHERE ledger = $1', [ledger]),
      );
      expect(row).toEqual({ store: 'eventstore', state: 'frozen', head: 3 });

      expect(await leave(ledger, 3)).toMatchObject({ events: 3 });
      expect((await register(ledger, 'drei')).number).toBe(4);
    }, 60_000);
  });
}
