import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Logger } from '#platform';
import { LedgerDamaged } from '../damage.js';
import { LedgerFrozen } from '../errors.js';
import type { StreamRemains } from '../event-store.js';
import type { EventServer } from './event-server.js';
import type { EventStoreDBEventStore } from './eventstoredb-event-store.js';
import { incarnationOf, ledgerOf, SETTINGS_OF, STREAM_PREFIX } from './stream-name.js';
import { StreamTarget } from './stream-target.js';

/** What could not be copied is tried again after this time. */
const AGAIN_AFTER_MS = 1_000;

/** All ledgers are looked at so often, and what was staged in vain is deleted then. */
const LOOK_EVERY_MS = 3_600_000;

/** A damaged ledger is looked at again so often: somebody may have mended its stream, or moved it away. */
const LOOK_AT_DAMAGED_EVERY_MS = 60_000;

export interface CopyKeeperParts {
  readonly server: EventServer;
  readonly store: EventStoreDBEventStore;
  readonly database: Database;
  readonly logger: Logger;
}

/**
 * Keeps the copies of all streams up to date, also where the process that appended has died before it did so itself. Any
 * number of workers may do it at once. A stream that is damaged is told in the log, once, and looked at again when it grows.
 */
export class CopyKeeper {
  private readonly ending = new AbortController();
  private readonly due = new Set<string>();
  /** The incarnation whose stream was heard of last, by ledger. */
  private readonly heardOf = new Map<string, string>();
  private readonly faults = new Map<string, LedgerDamaged>();
  private listening: Promise<void> | undefined;
  private working: Promise<void> | undefined;
  private looks: readonly NodeJS.Timeout[] = [];

  constructor(private readonly parts: CopyKeeperParts) {}

  /** The ledgers that stand still because their stream is not what was written to it. */
  get damaged(): readonly LedgerDamaged[] {
    return [...this.faults.values()];
  }

  compare(ledger: string): Promise<LedgerDamaged | undefined> {
    return this.parts.store.compare(ledger);
  }

  look(ledger: string): Promise<LedgerDamaged | undefined> {
    return this.parts.store.look(ledger);
  }

  remains(ledger: string): Promise<StreamRemains> {
    return this.parts.store.remains(ledger);
  }

  /** The stream to which a ledger is moved. */
  target(ledger: string, incarnation: string): StreamTarget {
    return new StreamTarget(this.parts.server, ledger, incarnation);
  }

  /** Works until `stop`. */
  start(): void {
    const { signal } = this.ending;
    this.looks = [
      setInterval(() => void this.lookAtAll(true), LOOK_EVERY_MS),
      setInterval(() => {
        for (const ledger of this.faults.keys()) this.keep(ledger);
      }, LOOK_AT_DAMAGED_EVERY_MS),
    ];
    this.listening = this.parts.server.watch(
      STREAM_PREFIX,
      {
        onStart: () => void this.lookAtAll(false),
        onEvent: (stream) => {
          this.heard(stream);
        },
      },
      signal,
    );
  }

  async stop(): Promise<void> {
    this.ending.abort();
    for (const look of this.looks) clearInterval(look);
    await this.listening;
    await this.working;
  }

  private async lookAtAll(sweeps: boolean): Promise<void> {
    const { store, database, logger } = this.parts;
    try {
      for (const { ledger, store: place, incarnation } of await store.ledgers()) {
        if (place !== 'eventstore') continue;
        await store.letGoOther(ledger, incarnation);
        // Who was away may have come back with an older state.
        if (!sweeps) store.distrust(ledger);
        this.keep(ledger);
        if (!sweeps) continue;
        // Only what the copy would have taken over by now is left over.
        await store.refresh(ledger);
        await database.query('SELECT planbuch.sweep_staged($1)', [ledger]);
      }
    } catch (error) {
      logger.warn({ reason: reasonOf(error) }, 'not all ledgers of the event server were looked at');
    }
  }

  private heard(stream: string): void {
    const isSetting = stream.startsWith(SETTINGS_OF);
    const ledger = ledgerOf(isSetting ? stream.slice(SETTINGS_OF.length) : stream);
    if (ledger === undefined) return;
    if (isSetting) this.parts.store.distrust(ledger);
    const incarnation = incarnationOf(stream);
    if (this.heardOf.get(ledger) === incarnation) {
      this.keep(ledger);
      return;
    }
    this.heardOf.set(ledger, incarnation);
    void this.parts.store.letGoOther(ledger, incarnation).then(() => {
      this.keep(ledger);
    });
  }

  private keep(ledger: string): void {
    this.due.add(ledger);
    this.working ??= this.work().finally(() => {
      this.working = undefined;
    });
  }

  private async work(): Promise<void> {
    const { signal } = this.ending;
    for (const ledger of this.due) {
      this.due.delete(ledger);
      if (signal.aborted) return;
      if (await this.isKept(ledger)) continue;
      this.due.add(ledger);
      await sleep(AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async isKept(ledger: string): Promise<boolean> {
    const { store, logger } = this.parts;
    try {
      await store.refresh(ledger);
      this.faults.delete(ledger);
      return true;
    } catch (error) {
      if (error instanceof LedgerFrozen && !(await this.livesHere(ledger))) {
        this.faults.delete(ledger);
        return true;
      }
      if (!(error instanceof LedgerDamaged)) {
        logger.warn({ ledger, reason: reasonOf(error) }, 'the copy of a stream is late; it is tried again');
        return false;
      }
      if (this.faults.get(ledger)?.number !== error.number)
        logger.error(
          { ledger, number: error.number, why: error.why },
          'a ledger is damaged and stands still',
        );
      this.faults.set(ledger, error);
      return true;
    }
  }

  private async livesHere(ledger: string): Promise<boolean> {
    const heads = await this.parts.store.ledgers().catch(() => undefined);
    return heads?.some((head) => head.ledger === ledger && head.store === 'eventstore') ?? true;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
