import { DatabaseUnavailable } from '#platform';
import { advanceLedger, type Advanced, type Advancer } from './advance-ledger.js';
import { buildMissing } from './build-generation.js';
import { addMissingCheckpoints, laggingLedgers } from './checkpoints.js';
import { HeadHints, pause } from './head-hints.js';
import { faultOf } from './projection-fault.js';
import { retireOld } from './retire-generations.js';

/** Truth is this sweep; a hint only makes work begin sooner. */
const SWEEP_MS = 1_000;

/** Where hints come, the sweep is for what a process that died could not say any more, and for what a worker left. */
const SWEEP_BESIDE_HINTS_MS = 2_500;

/** Old generations are looked for this often. */
const RETIRE_EVERY_MS = 30_000;

/** After an error that is not the projection's own, a ledger rests: its neighbours go on, and the log stays readable. */
const REST_MS = 5_000;

/**
 * What another worker builds is left to it for so long; it needs seconds at least. Who is killed meanwhile is replaced after this
 * time and a sweep.
 */
const BUILT_ELSEWHERE_MS = 2_000;

/** So many ledgers at a time: one waits for the server while the other is folded. The folding has one thread anyway. */
const LANES = 2;

/**
 * Keeps the read models of all ledgers up to date. Any number of workers may run: what they do is divided by row locks
 * on the checkpoints, for one batch at a time, so that a worker's death frees its work at once.
 */
export class ProjectionWorker {
  private readonly waiting = new Set<string>();
  private readonly resting = new Set<string>();
  /** Ledgers whose checkpoints all exist, as far as this worker knows. */
  private readonly furnished = new Set<string>();
  private readonly active = new Map<string, Promise<void>>();
  private readonly loops: Promise<void>[] = [];
  private building: Promise<void> | undefined;
  private hints: HeadHints | undefined;
  /** Whether the last sweep found nothing to do. */
  private isSettled = false;
  /** Whether it was said that the database is away; once is enough. */
  private isAway = false;

  constructor(
    private readonly advancer: Advancer,
    private readonly ending: AbortController,
  ) {}

  start(): void {
    const { database } = this.advancer.context;
    this.hints = new HeadHints(database, (ledgers) => ledgers.forEach((ledger) => this.enqueue(ledger)));
    this.build();
    this.loops.push(
      this.every(
        () => (this.isSettled && this.hints?.heard === true ? SWEEP_BESIDE_HINTS_MS : SWEEP_MS),
        () => this.sweep(),
      ),
      this.every(
        () => RETIRE_EVERY_MS,
        () => retireOld(this.advancer.context),
      ),
    );
  }

  /** Ends after the batches under way. */
  async stop(): Promise<void> {
    this.ending.abort();
    this.waiting.clear();
    await Promise.all([this.hints?.close(), this.building, ...this.loops, ...this.active.values()]);
  }

  private async every(ms: () => number, work: () => Promise<void>): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      try {
        await work();
        this.isAway = false;
      } catch (error) {
        this.report(error, {});
      }
      await pause(ms(), signal);
    }
  }

  private async sweep(): Promise<void> {
    const { context, known, since } = this.advancer;
    const lagging = await laggingLedgers(context.database, known, since);
    this.isSettled = lagging.length === 0;
    for (const { ledger, unfurnished } of shuffled(lagging)) {
      if (unfurnished) this.furnished.delete(ledger);
      this.enqueue(ledger);
    }
  }

  private enqueue(ledger: string): void {
    if (this.ending.signal.aborted || this.resting.has(ledger)) return;
    this.waiting.add(ledger);
    this.pump();
  }

  /** Those who wait longest come first; a ledger with more to do stands at the end again after each batch. */
  private pump(): void {
    for (const ledger of this.waiting) {
      if (this.active.size >= LANES) return;
      if (this.active.has(ledger)) continue;
      this.waiting.delete(ledger);
      const step = this.step(ledger).finally(() => {
        this.active.delete(ledger);
        this.pump();
      });
      this.active.set(ledger, step);
    }
  }

  private async step(ledger: string): Promise<void> {
    try {
      await this.furnish(ledger);
      const advanced = await advanceLedger(this.advancer, ledger);
      reportFaults(this.advancer, ledger, advanced);
      if (advanced.state === 'more') this.enqueue(ledger);
    } catch (error) {
      if (this.ending.signal.aborted) return;
      this.report(error, { ledger });
      this.resting.add(ledger);
      void pause(REST_MS, this.ending.signal).then(() => this.resting.delete(ledger));
    }
  }

  private async furnish(ledger: string): Promise<void> {
    if (this.furnished.has(ledger)) return;
    const { context, known } = this.advancer;
    const unbuilt = await addMissingCheckpoints(context.database, known, ledger);
    if (unbuilt.length === 0) this.furnished.add(ledger);
    else this.build();
  }

  /** One build at a time; what is missing after it is found by the next sweep. */
  private build(): void {
    const { context, known } = this.advancer;
    const { signal } = this.ending;
    this.building ??= buildMissing(context, known, { signal })
      .then(({ built, elsewhere }) => {
        if (built.length > 0) context.logger.info({ models: built }, 'read models built');
        return elsewhere.length > 0 ? pause(BUILT_ELSEWHERE_MS, signal) : undefined;
      })
      .catch((error: unknown) => {
        if (!signal.aborted) this.report(error, {});
        return pause(REST_MS, signal);
      })
      .finally(() => {
        this.building = undefined;
      });
  }

  private report(error: unknown, about: object): void {
    const { logger } = this.advancer.context;
    if (error instanceof DatabaseUnavailable) {
      if (!this.isAway) logger.warn(about, error.message);
      this.isAway = true;
    } else {
      // Not the error itself: what a database refuses, it quotes.
      const { type, message } = faultOf(error, 0, []);
      logger.error({ ...about, error: type, message }, 'projecting failed; it is tried again');
    }
  }
}

/** In another order in each worker: in the same one they would meet at every ledger. */
function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** A projection that stops says so once; its retries every minute do not fill the log. */
export function reportFaults({ context: { logger } }: Advancer, ledger: string, { results }: Advanced): void {
  for (const { model, generation, fault, stoppedBefore } of results) {
    if (fault && !stoppedBefore) {
      logger.error(
        { ledger, model, generation, number: fault.number, error: fault.type, message: fault.message },
        'projection stopped',
      );
    } else if (!fault && stoppedBefore) {
      logger.info({ ledger, model, generation }, 'projection goes on');
    }
  }
}
