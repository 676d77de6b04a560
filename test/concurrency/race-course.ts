import { essenceOf, SerialLedger } from '../town/serial-ledger.js';
import { openTownPlace } from '../town/town-place.js';
import type { TownPlace } from '../town/town-place.js';
import { isRejection } from '#kernel';
import type { Rejection, StoredEvent } from '#kernel';
import type { Asked } from '../town/asked.js';
import { startPerforming } from './performing-process.js';
import type { Finish, PerformingProcess } from './performing-process.js';

/** As many as can get in each other's way on two cores, and one more. */
const PROCESSES = 3;

/** Somebody who starts in a race; who starts later has a handicap. */
export interface Starter {
  readonly asked: Asked;
  readonly afterMs?: number;
}

export interface Raced {
  readonly asked: Asked;
  readonly finish: Exclude<Finish, { readonly is: 'broken' }>;
}

/** Real processes that perform acts on one ledger, and the ledger of their acts. */
export class RaceCourse {
  /** How often in all a caller was told that others moved what it read. */
  contended = 0;

  private constructor(
    readonly place: TownPlace,
    private readonly processes: readonly PerformingProcess[],
  ) {}

  static async open(): Promise<RaceCourse> {
    const place = await openTownPlace();
    const processes = Array.from({ length: PROCESSES }, () => startPerforming(place.environment));
    await Promise.all(processes.map(({ ready }) => ready));
    return new RaceCourse(place, processes);
  }

  /** All start at once, one after the other in another process, and every one of them comes to an end. */
  async race(ledger: string, starters: readonly Starter[]): Promise<Raced[]> {
    const racing = starters.map(({ asked, afterMs = 0 }, nth) => ({
      key: `${ledger}/${String(nth)}`,
      ledger,
      asked,
      afterMs,
    }));
    const finished = await Promise.all(
      this.processes.map((each, of) => each.perform(racing.filter((_, nth) => nth % PROCESSES === of))),
    );
    const byKey = new Map(finished.flat().map((finish) => [finish.key, finish]));
    return racing.map(({ key, asked }) => {
      const finish = byKey.get(key);
      if (!finish || finish.is === 'broken') throw new Error(`${asked.act}: ${finish?.message ?? 'lost'}`);
      this.contended += finish.contended;
      return { asked, finish };
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map((each) => each.end()));
    await this.place.close();
  }
}

/** The number at which an act stands; undefined where it was refused. */
export function numberOf({ finish }: Raced): number | undefined {
  return finish.is === 'done' ? finish.numbers[0] : undefined;
}

/** Why an act was refused; undefined where it was done. */
export function codeOf({ finish }: Raced): string | undefined {
  return finish.is === 'refused' ? finish.rejection.code : undefined;
}

/**
 * What in a race did not go as if all acts had been performed one after the other in the order of their numbers: an act that
 * the rules refuse there or that would have made other events, an event of nobody, and a refusal that was never due.
 */
export function faultsOf(raced: readonly Raced[], book: readonly StoredEvent[], foundedAt: number): string[] {
  const model = new SerialLedger(book[0]?.ledger ?? '').take(book);
  const told = raced.flatMap(({ finish }) => (finish.is === 'done' ? finish.numbers : []));
  const faults = book
    .slice(foundedAt)
    .filter(({ number }) => told.filter((each) => each === number).length !== 1)
    .map(({ number, type }) => `${type} at ${String(number)} is not the doing of one act`);
  for (const { asked, finish } of raced) {
    const fault =
      finish.is === 'done'
        ? doneWrongly(asked, finish.numbers, model)
        : refusedWrongly(asked, finish.rejection, model, foundedAt);
    if (fault !== undefined) faults.push(fault);
  }
  return faults;
}

function doneWrongly(asked: Asked, numbers: readonly number[], model: SerialLedger): string | undefined {
  const [first = 0] = numbers;
  const decided = model.decide(asked, first - 1);
  if (isRejection(decided)) return `${asked.act} stands at ${String(first)}, where it is ${decided.code}`;
  const stored = numbers.map((number) => model.book[number - 1]);
  const [expected, found] = [decided, stored].map((events) =>
    JSON.stringify(events.map((event) => event && essenceOf(event))),
  );
  return expected === found
    ? undefined
    : `${asked.act} made ${String(found)} at ${String(first)}, where it makes ${String(expected)}`;
}

function refusedWrongly(
  asked: Asked,
  { code }: Rejection,
  model: SerialLedger,
  foundedAt: number,
): string | undefined {
  for (let upTo = foundedAt; upTo <= model.book.length; upTo += 1) {
    const decided = model.decide(asked, upTo);
    if (isRejection(decided) && decided.code === code) return undefined;
  }
  return `${asked.act} was refused as ${code}, which it never was`;
}
