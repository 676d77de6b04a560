import { randomBytes } from 'node:crypto';
import type { WriterProcess } from '../writer-process.js';
import { conditions } from './conditions.js';
import { contention } from './contention.js';
import { following } from './following.js';
import { ledgers } from './ledgers.js';
import { limits } from './limits.js';
import { numbers } from './numbers.js';
import type { OpenedStore, Place } from './opening.js';
import { payloads } from './payloads.js';
import { reading } from './reading.js';
import { requestKeys } from './request-keys.js';
import { serialModel } from './serial-model.js';
import { time } from './time.js';
import { unknownOutcomes } from './unknown-outcomes.js';

export type { CutMoment, OpenedStore, PausedAppend, WiredStore } from './opening.js';

/**
 * What the port promises, as stories that every adapter must pass unchanged. An adapter that cannot pass one of them is
 * wrong, or the port's comment is.
 */
export function eventStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} keeps the promises of the event store`, () => {
    let opened: OpenedStore | undefined;
    const writers: WriterProcess[] = [];

    beforeAll(async () => {
      opened = await open();
    });

    afterAll(async () => {
      await Promise.all(writers.map((writer) => writer.end()));
      await opened?.close();
    });

    const place: Place = {
      get opened() {
        if (!opened) throw new Error('the store was not opened');
        return opened;
      },
      newLedger: async (mode = 'real') => {
        const ledger = `l-${randomBytes(6).toString('hex')}`;
        await place.opened.store.createLedger(ledger, mode);
        return ledger;
      },
      writers: (count) => {
        while (writers.length < count) writers.push(place.opened.startWriter());
        return writers.slice(0, count);
      },
    };

    describe('ledgers', () => ledgers(place));
    describe('numbers', () => numbers(place));
    describe('conditions', () => conditions(place));
    describe('conditions under contention', () => contention(place));
    describe('request keys', () => requestKeys(place));
    describe('unknown outcomes', () => unknownOutcomes(place));
    describe('reading', () => reading(place));
    describe('following', () => following(place));
    describe('time', () => time(place));
    describe('payloads', () => payloads(place));
    describe('limits', () => limits(place));
    describe('any history is one that could have happened one by one', () => serialModel(place));
  });
}
