import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { EventData } from '@eventstore/db-client';
import { leafParts, LedgerDamaged } from '#event-store';
import type { Damage } from '#event-store';
import {
  entryOf,
  EVENT_SERVER_COMMAND,
  NO_EVENT_SERVER,
  openEventStoreDB,
  sealed,
  soundBook,
  startEventServer,
} from '#event-store/testing';
import type { EventServerProcess, OpenedEventStoreDB } from '#event-store/testing';
import { announceServer, announceSkip } from '#test/announce';
import { until } from './until.js';

const command = EVENT_SERVER_COMMAND;

if (command === undefined) {
  it('says that nobody damaged a stream', () => {
    announceSkip('damaged streams of an event server', NO_EVENT_SERVER);
    expect(command).toBeUndefined();
  });
} else {
  describe('A stream that somebody else touched', () => {
    let server: EventServerProcess;
    let opened: OpenedEventStoreDB;
    let stranger: EventStoreDBClient;
    let count = 0;

    beforeAll(async () => {
      server = await startEventServer(command);
      announceServer(server.version, 'named by TEST_EVENTSTORE_COMMAND');
      opened = await openEventStoreDB(server.url);
      stranger = EventStoreDBClient.connectionString(server.url);
    }, 90_000);

    afterAll(async () => {
      await stranger.dispose();
      await opened.close();
      await server.remove();
    });

    /** A ledger of three events, and its stream. */
    async function ledgerOfThree(): Promise<{ ledger: string; stream: string }> {
      count += 1;
      const ledger = `schaden-${String(count)}`;
      const { incarnation } = await opened.store.createLedger(ledger, 'real');
      for (let nth = 1; nth <= 3; nth += 1) await opened.store.append(ledger, need(ledger));
      await opened.store.head(ledger);
      return { ledger, stream: `planbuch-${ledger}-${incarnation}` };
    }

    const need = (ledger: string) => entryOf([sealed(ledger, 'need-identified', ['need:a'])]);

    /** Nothing is written to the ledger any more, and nothing is told of what comes after. */
    async function expectStandsStill(ledger: string, number: number, why: Damage): Promise<void> {
      const store = await opened.another();
      for (const told of [
        store.append(ledger, need(ledger)),
        store.head(ledger),
        opened.store.append(ledger, need(ledger)),
      ]) {
        const error = await told.catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(LedgerDamaged);
        expect(error).toMatchObject({ ledger, number });
        expect((error as LedgerDamaged).why).toMatch(why);
      }
      const [row] = await opened.asOwner<{ head: number }>(
        'SELECT head FROM planbuch.ledgers WHERE ledger = $1',
        [ledger],
      );
      expect(row?.head).toBeLessThan(number);
    }

    it.each<[string, (ledger: string) => EventData, Damage]>([
      ['of another program', () => jsonEvent({ type: 'OrderPlaced', data: { order: 1 } }), 'foreign'],
      [
        'with our mark and no leaf',
        () => jsonEvent({ type: 'need-identified', data: { a: 1 }, metadata: { planbuch: 1 } }),
        'no-leaf',
      ],
      ['that is a leaf of another place', (ledger) => forged(ledger, 17), 'other-place'],
      ['that is a leaf of another ledger', () => forged('anderswo', 4), 'other-place'],
      ['whose time went back', (ledger) => forged(ledger, 4), 'time-back'],
    ])('is told at that event and never passed over: an event %s', async (_, made, why) => {
      const { ledger, stream } = await ledgerOfThree();
      await stranger.appendToStream(stream, made(ledger));

      await expectStandsStill(ledger, 4, why);
    });

    it('that was cut is not gone on with: the first events of what is left are missing', async () => {
      const { ledger, stream } = await ledgerOfThree();
      await stranger.setStreamMetadata(stream, { truncateBefore: 3 });
      await stranger.appendToStream(stream, forged(ledger, 4));

      const store = await opened.another();
      await expect(store.head(ledger)).rejects.toMatchObject({
        number: 3,
        why: expect.stringMatching(/^(cut|ended)$/),
      });
    });

    it.each<[string, (stream: string) => Promise<unknown>, Damage]>([
      ['cut', (stream) => stranger.setStreamMetadata(stream, { truncateBefore: 1 }), 'cut'],
      [
        'set so that it forgets',
        (stream) => stranger.setStreamMetadata(stream, { maxCount: 100 }),
        'may-vanish',
      ],
      ['deleted', (stream) => stranger.deleteStream(stream), 'ended'],
      ['deleted for ever', (stream) => stranger.tombstoneStream(stream), 'deleted'],
    ])('is not gone on with by a process that has known it whole: %s', async (_, touch, why) => {
      const { ledger, stream } = await ledgerOfThree();
      const worker = opened.keeper();
      try {
        expect(await worker.look(ledger)).toBeUndefined();
        await touch(stream);
        // The worker hears of it; whoever else has the ledger open looks again within a minute.
        await until(async () =>
          (await worker.damaged()).some((each) => each.ledger === ledger && each.why === why),
        );
      } finally {
        await worker.stop();
      }
      expect(await opened.store.look(ledger)).toMatchObject({ ledger, why });
      const store = await opened.another();
      const told = [store.append(ledger, need(ledger)), store.head(ledger), opened.store.head(ledger)];
      for (const each of await Promise.allSettled(told))
        expect(each).toMatchObject({ status: 'rejected', reason: { name: 'LedgerDamaged', ledger, why } });
    });

    it('is not told as damaged any more by a worker once its ledger lives elsewhere', async () => {
      const { ledger, stream } = await ledgerOfThree();
      const worker = opened.keeper();
      try {
        await worker.look(ledger);
        await stranger.appendToStream(stream, forged('anderswo', 4));
        await until(async () => (await worker.damaged()).some((each) => each.ledger === ledger));
        await opened.asOwner("UPDATE planbuch.ledgers SET store = 'postgres' WHERE ledger = $1", [ledger]);
        await stranger.appendToStream(stream, forged('anderswo', 5));
        await until(async () => (await worker.damaged()).every((each) => each.ledger !== ledger));
      } finally {
        await worker.stop();
      }
    });

    it('that was restored to an older state does not get a second history', async () => {
      const { ledger } = await ledgerOfThree();
      // The copy has seen three events; the stream of this incarnation has none.
      await opened.asOwner('UPDATE planbuch.ledgers SET incarnation = $2 WHERE ledger = $1', [
        ledger,
        randomUUID(),
      ]);

      const store = await opened.another();
      const told = await store.append(ledger, need(ledger)).catch((reason: unknown) => reason);

      expect(told).toBeInstanceOf(LedgerDamaged);
      expect(told).toMatchObject({ number: 3, why: 'ended' });
    });

    it('whose copy was set back beneath a living process is copied again; nothing acknowledged is lost', async () => {
      const { ledger } = await ledgerOfThree();
      await opened.asOwner('ALTER TABLE planbuch.events DISABLE TRIGGER ALL');
      await opened.asOwner('ALTER TABLE planbuch.event_tags DISABLE TRIGGER ALL');
      for (const table of ['events', 'event_tags'])
        await opened.asOwner(`DELETE FROM planbuch.${table} WHERE ledger = $1 AND number > 1`, [ledger]);
      await opened.asOwner(
        `UPDATE planbuch.ledgers l SET head = 1, leaf_hash = e.leaf_hash, recorded_at = e.leaf::json ->> 'recordedAt' FROM planbuch.events e
         WHERE l.ledger = $1 AND e.ledger = $1 AND e.number = 1`,
        [ledger],
      );

      expect((await opened.store.append(ledger, need(ledger))).firstNumber).toBe(4);
      await expect(opened.store.head(ledger)).rejects.toMatchObject({ why: 'copy-behind' });

      expect(await soundBook(opened.store, ledger)).toHaveLength(4);
      expect((await opened.store.append(ledger, need(ledger))).firstNumber).toBe(5);
    });

    it('is found by comparing the whole of it with the copy, wherever the difference stands', async () => {
      const { ledger, stream } = await ledgerOfThree();
      expect(await opened.store.compare(ledger)).toBeUndefined();

      await opened.asOwner('ALTER TABLE planbuch.events DISABLE TRIGGER ALL');
      await opened.asOwner(
        "UPDATE planbuch.events SET leaf_hash = '\\x00' WHERE ledger = $1 AND number = 2",
        [ledger],
      );
      expect(await opened.store.compare(ledger)).toMatchObject({ number: 2, why: 'other-event' });

      await stranger.setStreamMetadata(stream, { maxCount: 100 });
      expect(await opened.store.compare(ledger)).toMatchObject({ why: 'may-vanish' });
    });
  });
}

/** What a Planbuch could have written, but for its place; its time is long ago. */
function forged(ledger: string, number: number): EventData {
  const { upToNumber, upToRecordedAt, rest } = leafParts(sealed(ledger, 'need-identified', ['need:a']));
  const leaf = `${upToNumber}${String(number)}${upToRecordedAt}2001-01-01T00:00:00.000Z${rest}`;
  return jsonEvent({
    type: 'need-identified',
    data: JSON.parse(leaf) as Record<string, unknown>,
    metadata: { planbuch: 1 },
  });
}
