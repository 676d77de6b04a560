import type { Advancer } from './advance-ledger.js';
import { advanceLedger } from './advance-ledger.js';
import { buildAnew, buildMissing, type BuildOptions } from './build-generation.js';
import { addMissingCheckpoints, laggingLedgers, type KnownVersions } from './checkpoints.js';
import { ProjectionStopped, UnknownReadModel, VersionNotRaised } from './errors.js';
import { refuseOtherShape } from './generations.js';
import { pause } from './head-hints.js';
import { projectionLag, type ProjectionLag } from './lag.js';
import { projectionContext, type ProjectionContext, type ProjectionOptions } from './projection-context.js';
import { ProjectionWorker, reportFaults } from './projection-worker.js';
import { retireOld } from './retire-generations.js';
import { verifyReadModels, type VerifiedReadModels } from './verify-read-models.js';

export interface RebuildOptions extends BuildOptions {
  /** Only this ledger; all where it is missing. */
  readonly ledger?: string;
  /**
   * Deletes the replaced rows at once and from the files too, as after a redaction. Otherwise a worker deletes them half
   * a minute later.
   */
  readonly forget?: boolean;
}

/** Another worker holds what is waited for; it needs a batch's time. */
const WAIT_MS = 50;

/** Another process builds tables; it needs seconds, and may have little left. */
const WAIT_FOR_BUILD_MS = 500;

/** The read models of all ledgers: keeps them up to date, rebuilds them, says how far they are. */
export class Projections {
  private readonly context: ProjectionContext;
  private readonly ending = new AbortController();
  private advancer: Promise<Advancer> | undefined;
  private worker: ProjectionWorker | undefined;

  /** Throws TypeError on a read model that no table can hold. */
  constructor(options: ProjectionOptions) {
    this.context = projectionContext(options);
  }

  /** Works until `stop`. Any number of processes may do so. */
  async start(): Promise<void> {
    this.worker ??= new ProjectionWorker(await this.advancing(), this.ending);
    this.worker.start();
  }

  /** Resolves when the batches under way are stored. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.worker?.stop();
  }

  /** Resolves when every read model that has not stopped is at the head of its ledger, as far as that was known. */
  async catchUp(): Promise<void> {
    const advancer = await this.advancing();
    const { context, known, since } = advancer;
    for (;;) {
      const { elsewhere } = await buildMissing(context, known, { signal: this.ending.signal });
      const lagging = await laggingLedgers(context.database, known, since);
      if (lagging.length === 0) return;
      for (const { ledger } of lagging) {
        await addMissingCheckpoints(context.database, known, ledger);
        if (!(await this.advance(advancer, ledger))) await pause(WAIT_MS, this.ending.signal);
      }
      if (elsewhere.length > 0) await pause(WAIT_FOR_BUILD_MS, this.ending.signal);
      this.ending.signal.throwIfAborted();
    }
  }

  /**
   * Builds read models anew from event 1 beside those in use and swaps them in; several together read each ledger once.
   * Killed at any time it leaves those in use; begun again it starts over. Throws UnknownReadModel, VersionNotRaised, or
   * ProjectionStopped where an event cannot be taken: then the old rows stay in use.
   */
  async rebuild(models: string | readonly string[], options: RebuildOptions = {}): Promise<void> {
    const names = typeof models === 'string' ? [models] : models;
    const shapes = names.map((name) => {
      const shape = this.context.shapes.get(name);
      if (!shape) throw new UnknownReadModel(name);
      return shape;
    });
    const advancer = await this.advancing();
    await buildAnew(this.context, shapes, options.ledger, options);
    for (;;) {
      options.signal?.throwIfAborted();
      const [next] = await this.buildingLedgers(names, options.ledger);
      if (!next) break;
      if (next.stopped !== null) throw new ProjectionStopped(next.model, next.ledger, next.stopped);
      if (!(await this.advance(advancer, next.ledger))) await pause(WAIT_MS, this.ending.signal);
      options.onProgress?.({ models: names, ...next });
    }
    if (options.forget === true) await this.forgetOld(names, options);
  }

  /** Resolves when no replaced row is left, whoever deleted it. */
  private async forgetOld(models: readonly string[], { ledger, signal }: RebuildOptions): Promise<void> {
    const { database } = this.context;
    for (;;) {
      signal?.throwIfAborted();
      await retireOld(this.context, { graceMs: 0, scrub: true });
      const left = await database.query(
        `SELECT FROM planbuch.checkpoints WHERE model = ANY ($1::text[]) AND state = 'old' AND ($2::text IS NULL OR ledger = $2) LIMIT 1`,
        [models, ledger ?? null],
      );
      if (left.length === 0) return;
      await pause(WAIT_MS, this.ending.signal);
    }
  }

  /** Every read model of every ledger, or of one. */
  lag(ledger?: string): Promise<ProjectionLag[]> {
    return projectionLag(this.context, ledger);
  }

  /** Compares the rows that readers see with a replay of the ledger from event 1. Works beside running workers. */
  verify(ledger: string, options: Parameters<typeof verifyReadModels>[2] = {}): Promise<VerifiedReadModels> {
    return verifyReadModels(this.context, ledger, options);
  }

  /** Returns whether something moved. */
  private async advance(advancer: Advancer, ledger: string): Promise<boolean> {
    const advanced = await advanceLedger(advancer, ledger);
    reportFaults(advancer, ledger, advanced);
    return advanced.state === 'more';
  }

  private buildingLedgers(
    models: readonly string[],
    ledger: string | undefined,
  ): Promise<{ model: string; ledger: string; number: number; head: number; stopped: number | null }[]> {
    return this.context.database.query(
      `SELECT c.model, c.ledger, c.number, l.head, c.stopped_number AS stopped
       FROM planbuch.checkpoints c JOIN planbuch.ledgers l ON l.ledger = c.ledger
       WHERE c.model = ANY ($1::text[]) AND c.state = 'building' AND ($2::text IS NULL OR c.ledger = $2)
       ORDER BY c.ledger, c.model LIMIT 1`,
      [models, ledger ?? null],
    );
  }

  private advancing(): Promise<Advancer> {
    this.advancer ??= this.makeAdvancer().catch((error: unknown) => {
      this.advancer = undefined;
      throw error;
    });
    return this.advancer;
  }

  private async makeAdvancer(): Promise<Advancer> {
    const [now] = await this.context.database.query<{ since: string }>('SELECT clock_timestamp() AS since');
    return {
      context: this.context,
      known: await this.knownVersions(),
      since: now?.since ?? 'now',
      signal: this.ending.signal,
    };
  }

  /** A read model changed without a new version is left alone, loudly; the others go on. */
  private async knownVersions(): Promise<KnownVersions> {
    const known: { model: string; version: number }[] = [];
    for (const shape of this.context.shapes.values()) {
      try {
        await refuseOtherShape(this.context.database, shape);
        known.push({ model: shape.model.name, version: shape.model.version });
      } catch (error) {
        if (!(error instanceof VersionNotRaised)) throw error;
        this.context.logger.error({ model: error.model, version: error.version }, error.message);
      }
    }
    return { models: known.map(({ model }) => model), versions: known.map(({ version }) => version) };
  }
}
