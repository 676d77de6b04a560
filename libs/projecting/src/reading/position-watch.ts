import type { EventStore } from '#event-store';
import type { Database } from '#platform';
import { ProjectionStopped } from '../errors.js';
import { pause } from '../head-hints.js';
import { refuseAhead } from './as-of.js';

/** Who wrote and reads at once should not notice the wait; who waits longer waits for a queue. */
const LOOK_MS = 20;
const LOOK_LATER_MS = 100;
const SOON_MS = 1_000;

interface Waiting {
  readonly ledger: string;
  readonly models: readonly string[];
  readonly number: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

interface Position {
  readonly ledger: string;
  readonly model: string;
  readonly number: number;
  readonly stopped: number | null;
}

const POSITIONS = {
  name: 'planbuch-positions',
  text: `
SELECT ledger, model, number, stopped_number AS stopped FROM planbuch.checkpoints
WHERE state = 'live' AND ledger = ANY ($1::text[])`,
};

/** One look at the checkpoints serves everyone in this process who waits for read models to come so far. */
export class PositionWatch {
  private readonly waiting = new Set<Waiting>();
  private readonly ending = new AbortController();
  private looking: Promise<void> | undefined;
  private soonUntil = 0;

  constructor(
    private readonly database: Database,
    private readonly store: EventStore,
  ) {}

  /** Resolves when all the read models can be read as of the number. Holds no connection meanwhile. */
  async reached(
    ledger: string,
    models: readonly string[],
    number: number,
    signal?: AbortSignal,
  ): Promise<void> {
    signal?.throwIfAborted();
    const positions = await this.positions([ledger]);
    if (isThere(positions, { ledger, models, number })) return;
    await refuseAhead(this.store, ledger, number);
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        this.waiting.delete(waiting);
        signal?.removeEventListener('abort', onAbort);
      };
      const onAbort = (): void => {
        leave();
        reject(signal?.reason as Error);
      };
      const waiting: Waiting = {
        ledger,
        models,
        number,
        resolve: () => {
          leave();
          resolve();
        },
        reject: (error) => {
          leave();
          reject(error);
        },
      };
      this.waiting.add(waiting);
      signal?.addEventListener('abort', onAbort, { once: true });
      this.soonUntil = performance.now() + SOON_MS;
      this.looking ??= this.look();
    });
  }

  /** Sends everyone away. */
  async close(): Promise<void> {
    this.ending.abort();
    for (const each of [...this.waiting]) each.reject(new Error('the program ends'));
    await this.looking;
  }

  private async look(): Promise<void> {
    const { signal } = this.ending;
    while (this.waiting.size > 0 && !signal.aborted) {
      await pause(performance.now() < this.soonUntil ? LOOK_MS : LOOK_LATER_MS, signal);
      try {
        const positions = await this.positions([...new Set([...this.waiting].map(({ ledger }) => ledger))]);
        for (const each of [...this.waiting]) settle(each, positions);
      } catch {
        // The database is away; those who wait have their own time limit.
      }
    }
    // In the same turn in which nobody was left: who comes next starts a look of their own.
    this.looking = undefined;
  }

  private positions(ledgers: readonly string[]): Promise<Position[]> {
    return this.database.query<Position>(POSITIONS, [ledgers]);
  }
}

function settle(waiting: Waiting, positions: readonly Position[]): void {
  if (isThere(positions, waiting)) return waiting.resolve();
  const stopped = positions.find(
    ({ ledger, model, stopped }) =>
      ledger === waiting.ledger &&
      waiting.models.includes(model) &&
      stopped !== null &&
      stopped <= waiting.number,
  );
  if (stopped) waiting.reject(new ProjectionStopped(stopped.model, stopped.ledger, stopped.stopped ?? 0));
}

function isThere(
  positions: readonly Position[],
  { ledger, models, number }: Pick<Waiting, 'ledger' | 'models' | 'number'>,
): boolean {
  return models.every((name) =>
    positions.some(
      (position) => position.ledger === ledger && position.model === name && position.number >= number,
    ),
  );
}
