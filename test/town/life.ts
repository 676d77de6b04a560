import { idOf } from '#kernel';
import type { EventType, Leaf, StoredEvent } from '#kernel';
import { pseudorandom } from '#event-store/testing';
import { planning } from '#planning';
import { SerialLedger } from './serial-ledger.js';

/** An event of one type, with the id of its subject. */
export interface Happened<Data extends object> {
  readonly id: string;
  readonly number: number;
  readonly data: Leaf<Data>;
}

/** Draws at random, the same for the same seed. */
export interface Chance {
  /** From `min` to `max`, both included. */
  readonly whole: (min: number, max: number) => number;
}

export function chanceOf(seed: number): Chance {
  let drawn = 0;
  return {
    whole: (min, max) => {
      drawn += 1;
      return min + (pseudorandom(seed * 65_537 + drawn) % (max - min + 1));
    },
  };
}

/** One of several; undefined of none. */
export function oneOf<T>(chance: Chance, several: readonly T[]): T | undefined {
  return several.length === 0 ? undefined : several[chance.whole(0, several.length - 1)];
}

/** One of several that are there. */
export function anyOf<T>(chance: Chance, first: T, ...others: readonly T[]): T {
  return oneOf(chance, [first, ...others]) ?? first;
}

/** True once in so many times. */
export function onceIn(chance: Chance, times: number): boolean {
  return chance.whole(1, times) === 1;
}

/** What has happened in a town so far, as somebody knows it who thinks of what to do next. */
export class Life {
  readonly model: SerialLedger;

  constructor(
    readonly ledger: string,
    readonly chance: Chance,
  ) {
    this.model = new SerialLedger(ledger);
  }

  get length(): number {
    return this.model.book.length;
  }

  take(events: readonly StoredEvent[]): void {
    this.model.take(events);
  }

  /** Everything of a kind that came into being. */
  ids(kind: string): string[] {
    return this.model.book
      .filter(({ type, version, subject }) => {
        const made = planning.eventType(type, version);
        return made?.creates === true && subject.startsWith(`${kind}:`);
      })
      .map(({ subject }) => idOf(subject));
  }

  of<Data extends object>(type: EventType<Data>): Happened<Data>[] {
    return this.model.book.flatMap((event) =>
      type.is(event) ? [{ id: idOf(event.subject), number: event.number, data: event.data }] : [],
    );
  }

  /** What can be done about one of several, if there is any. */
  about<T, Done>(several: readonly T[], done: (one: T) => Done | undefined): Done | undefined {
    const one = oneOf(this.chance, several);
    return one === undefined ? undefined : done(one);
  }

  /** What can be done about the subject of one of the events of a type. */
  aboutOne<Data extends object, Done>(
    type: EventType<Data>,
    done: (one: Happened<Data>) => Done | undefined,
  ): Done | undefined {
    return this.about(this.of(type), done);
  }
}
