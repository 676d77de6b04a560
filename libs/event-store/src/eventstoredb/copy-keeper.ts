import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Logger } from '#platform';
import { LedgerDamaged } from '../damage.js';
import type { EventServer } from './event-server.js';
import type { EventStoreDBEventStore } from './eventstoredb-event-store.js';
import { ledgerOf, SETTINGS_OF, STREAM_PREFIX } from './stream-name.js';
import { StreamTarget } from './stream-target.js';

/** What could not be copied is tried again after this time. */
const AGAIN_AFTER_MS = 1_000;

/** All ledgers are looked at so often, and what was staged in vain is deleted then. */
const LOOK_EVERY_MS = 3_600_000;

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
  private readonly faults = new Map<string, LedgerDamaged>();
  private listening: Promise<void> | undefined;
  private working: Promise<void> | undefined;
  private looks: NodeJS.Timeout | undefined;

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

  /** The stream to which a ledger is moved. */
  target(ledger: string, incarnation: string): StreamTarget {
    return new StreamTarget(this.parts.server, ledger, incarnation);
  }

  /** Works until `stop`. */
  start(): void {
    const { signal } = this.ending;
    this.looks = setInterval(() => void this.lookAtAll(true), LOOK_EVERY_MS);
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
    clearInterval(this.looks);
    await this.listening;
    await this.working;
  }

  private async lookAtAll(sweeps: boolean): Promise<void> {
    const { store, database, logger } = this.parts;
    try {
      for (const { ledger, store: place } of await store.ledgers()) {
        if (place !== 'eventstore') continue;
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
    if (isSetting && ledger !== undefined) this.parts.store.distrust(ledger);
    this.keep(ledger);
  }

  private keep(ledger: string | undefined): void {
    if (ledger === undefined) return;
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
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
