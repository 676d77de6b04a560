import { Inject, Injectable } from '@nestjs/common';
import type { Planbuch } from '#assembly';
import { systemClock } from '#platform';
import { numberAsOf } from '#projecting';
import type { AsOf } from '#projecting';
import type { QueryReader } from './query-reader.js';
import { PLANBUCH } from '../planbuch.token.js';
import { EdgeRefusal, notThereYet } from '../problems/problem.js';

/** The parameters every read takes. */
export const MOMENT = ['asOf', 'minNumber'] as const;

/** Whoever waits longer than this asks again; a proxy before us would give up soon. */
const WAITS_MS = 5_000;

/** Which state of the ledger a read is about. */
export interface Moment {
  readonly asOf?: AsOf;
  readonly minNumber?: number;
}

export function momentIn(query: QueryReader): Moment {
  // A `+` of a time zone arrives as a space.
  const asOf = query.text('asOf')?.replace(' ', '+');
  const minNumber = query.whole('minNumber');
  if (asOf === '') query.fault('asOf', expectedMoment);
  return {
    ...(asOf === undefined || asOf === '' ? {} : { asOf: /^\d{1,16}$/.test(asOf) ? Number(asOf) : asOf }),
    ...(minNumber === undefined ? {} : { minNumber }),
  };
}

const expectedMoment = {
  de: 'die Nummer eines Ereignisses oder ein Zeitpunkt nach RFC 3339',
  en: 'the number of an event, or a time in RFC 3339',
};

/** Waits for read models, and finds the event number a question is about. */
@Injectable()
export class ReadMoment {
  constructor(@Inject(PLANBUCH) private readonly planbuch: Planbuch) {}

  /** Resolves when the read models are as far as the caller wants; 503 where that takes too long. */
  async reached(ledger: string, models: readonly string[], { minNumber }: Moment): Promise<void> {
    if (minNumber === undefined) return;
    const patience = AbortSignal.timeout(WAITS_MS);
    try {
      await this.planbuch.readModels.waitFor(ledger, models, minNumber, patience);
    } catch (error) {
      if (!patience.aborted) throw error;
      const behind = await this.planbuch.projections.lag(ledger);
      const concerned = behind.filter(({ model }) => models.includes(model)).map(({ number }) => number);
      throw notThereYet(minNumber, Math.min(minNumber, ...concerned));
    }
  }

  /** For reads of the ledger itself, which wait for nothing: up to which event. Throws AheadOfTheLedger, TimeToCome. */
  async upTo(ledger: string, head: number, { asOf, minNumber = 0 }: Moment): Promise<number> {
    const number =
      asOf === undefined ? head : await numberAsOf(this.planbuch.store, systemClock, ledger, asOf);
    for (const wanted of [number, minNumber]) {
      if (wanted > head)
        throw new EdgeRefusal('ahead-of-ledger', { facts: { ledger, number: wanted, head } });
    }
    return number;
  }
}
