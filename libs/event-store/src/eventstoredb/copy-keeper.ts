import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Logger } from '#platform';
import { LedgerDamaged } from '../damage.js';
import { LedgerFrozen } from '../errors.js';
import type { NotedDamage } from '../damage.js';
import type { StreamRemains } from '../event-store.js';
import { DamageNotes } from './damage-notes.js';
import type { EventServer } from './event-server.js';
import type { EventStoreDBEventStore } from './eventstoredb-event-store.js';
import { incarnationOf, ledgerOf, SETTINGS_OF, STREAM_PREFIX } from './stream-name.js';
import { StreamTarget } from './stream-target.js';

/** What could not be copied is tried again after this time. */
const AGAIN_AFTER_MS = 1_000;

/** All ledgers are looked at so often, and what was staged in vain is deleted then. */
const LOOK_EVERY_MS = 3_600_000;

/** A damaged ledger, whoever found it, is looked at again so often: somebody may have mended its stream, or moved it away. */
const LOOK_AT_DAMAGED_EVERY_MS = 60_000;

export interface CopyKeeperParts {
  readonly server: EventServer;
  readonly store: EventStoreDBEventStore;
  readonly database: Database;
  readonly logger: Logger;
}

/**
 * Keeps the copies of all streams up to date, also where the process that appended has died before it did so itself. Any
 * number of workers may do it at once. A stream that is damaged is told in the log, once, noted for all processes, and looked
 * at again when it grows.
 */
export class CopyKeeper {
  private readonly ending = new AbortController();
  private readonly due = new Set<string>();
  /** The incarnation whose stream was heard of last, by ledger. */
  private readonly heardOf = new Map<string, string>();
  /** Ledgers that are noted as damaged, by this worker or another one. */
  private readonly noted = new Set<string>();
  /** Where the log says that a ledger is damaged. */
  private readonly told = new Map<string, number>();
  private readonly notes: DamageNotes;
  private listening: Promise<void> | undefined;
  private working: Promise<void> | undefined;
  private looks: readonly NodeJS.Timeout[] = [];

  constructor(private readonly parts: CopyKeeperParts) {
    this.notes = new DamageNotes(parts.database);
  }

  /** The ledgers that stand still because their stream is not what was written to it, as any worker found them. */
  damaged(): Promise<readonly NotedDamage[]> {
    return this.notes.all();
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
      setInterval(() => void this.lookAtNoted(), LOOK_AT_DAMAGED_EVERY_MS),
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

  private async lookAtNoted(): Promise<void> {
    try {
      const noted = await this.notes.all();
      this.noted.clear();
      for (const { ledger } of noted) {
        this.noted.add(ledger);
        this.keep(ledger);
      }
    } catch (error) {
      this.parts.logger.warn({ reason: reasonOf(error) }, 'the damaged ledgers were not looked at');
    }
  }

  private async lookAtAll(sweeps: boolean): Promise<void> {
    const { store, database, logger } = this.parts;
    await this.lookAtNoted();
    try {
      for (const { ledger, store: place, incarnation } of await store.ledgers()) {
        if (place !== 'eventstore') continue;
        await store.letGoOther(ledger, incarnation);
        // Who was away may have come back with an older state.
        if (!sweeps) store.distrust(ledger);
        this.keep(ledger);
        if (!sweeps) continue;
        // Only what the copy would have taken over by now is left over; of a damaged stream nobody knows that.
        if (await this.damageOf(ledger)) continue;
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
    try {
      // What another worker found need not be at the end.
      if (this.noted.has(ledger)) this.parts.store.distrust(ledger);
      const damage = await this.damageOf(ledger);
      if (damage) await this.tellDamage(damage);
      else await this.takeBack(ledger);
      return true;
    } catch (error) {
      const reason = reasonOf(error);
      this.parts.logger.warn({ ledger, reason }, 'the copy of a stream is late; it is tried again');
      return false;
    }
  }

  /** Brings the copy to the end of the stream, or up to its damage. */
  private async damageOf(ledger: string): Promise<LedgerDamaged | undefined> {
    try {
      await this.parts.store.refresh(ledger);
      return undefined;
    } catch (error) {
      if (error instanceof LedgerDamaged) return error;
      if (error instanceof LedgerFrozen && !(await this.livesHere(ledger))) return undefined;
      throw error;
    }
  }

  private async tellDamage(damage: LedgerDamaged): Promise<void> {
    const { ledger, number, why } = damage;
    if (this.told.get(ledger) !== number)
      this.parts.logger.error({ ledger, number, why }, 'a ledger is damaged and stands still');
    this.told.set(ledger, number);
    this.noted.add(ledger);
    await this.notes.note(damage);
  }

  private async takeBack(ledger: string): Promise<void> {
    this.told.delete(ledger);
    if (!this.noted.has(ledger)) return;
    await this.notes.clear(ledger);
    this.noted.delete(ledger);
  }

  private async livesHere(ledger: string): Promise<boolean> {
    const heads = await this.parts.store.ledgers().catch(() => undefined);
    return heads?.some((head) => head.ledger === ledger && head.store === 'eventstore') ?? true;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
