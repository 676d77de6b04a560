import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '#event-store';
import type { ReadModel, StoredEvent } from '#kernel';
import { isLockTimeout, openPool } from '#platform';
import type { Database, Logger } from '#platform';
import type { Projections } from '#projecting';

/** A redaction is rare and nobody waits for its last byte by the millisecond. */
const LOOK_EVERY_MS = 2_000;

/** Work that nobody has claimed anew for so long was left by a worker that died. */
const CLAIM_SECONDS = 60;

/** Nobody who appends waits longer than this because a table is to be written anew. */
const LOCK_WAIT_MS = 500;
const LOCK_PAUSE_MS = 2_000;
/** Ten minutes of readers without a gap; then the work is left to the next look. */
const LOCK_TRIES = 240;

export interface ForgettingParts {
  readonly store: EventStore;
  /** Under the application's role. */
  readonly database: Database;
  /** Of the role that owns the tables: only an owner may write them anew. */
  readonly ownerUrl: string;
  readonly projections: Pick<Projections, 'rebuild'>;
  readonly readModels: readonly ReadModel[];
  /** What may hold a text besides the ledger and its registers, such as reports of refused rows. */
  readonly beside: Beside;
  readonly logger: Logger;
}

/** A place outside the ledger that is emptied where something of the ledger is to be forgotten. */
export interface Beside {
  readonly forget: (ledger: string) => Promise<void>;
  /** Tables of the schema that are written anew afterwards. */
  readonly tables: readonly string[];
}

export type ForgettingState = 'in-progress' | 'done';

interface Order {
  readonly ledger: string;
  readonly number: number;
}

/**
 * Ends what a redaction or an erasure began. The text is gone from the disclosures with the event that orders it
 * (migrations/0002_append.sql); what is left is to build the read models that showed it anew beside the old ones, to
 * swap them, and to drive the bytes out of the database's files. Begun again after a kill it starts over.
 */
export class Forgetting {
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly parts: ForgettingParts) {}

  /** Works until `stop`. */
  start(): void {
    this.timer ??= setInterval(() => {
      this.working = this.working.then(() => this.finishOpen());
    }, LOOK_EVERY_MS);
  }

  /** Resolves when what is under way is done. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }

  /** How far the redaction or erasure of this event number is; undefined where the event is neither. */
  async state({ ledger, number }: Order): Promise<ForgettingState | undefined> {
    const [row] = await this.parts.database.query<{ done: boolean }>(
      'SELECT done_at IS NOT NULL AS done FROM planbuch.forgetting WHERE ledger = $1 AND number = $2',
      [ledger, number],
    );
    return row && (row.done ? 'done' : 'in-progress');
  }

  /** Ends everything that is open now. Errors are logged and the work is tried again at the next look. */
  async finishOpen(): Promise<void> {
    try {
      for (let order = await this.claim(); order; order = await this.claim()) await this.finish(order);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.parts.logger.error({ reason }, 'a redaction or erasure is not finished; it is tried again');
    }
  }

  private async claim(): Promise<Order | undefined> {
    const [order] = await this.parts.database.query<Order>(
      `UPDATE planbuch.forgetting SET claimed_at = clock_timestamp()
       WHERE (ledger, number) = (
         SELECT ledger, number FROM planbuch.forgetting
         WHERE done_at IS NULL AND (claimed_at IS NULL OR claimed_at < clock_timestamp() - make_interval(secs => $1))
         ORDER BY ledger, number LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING ledger, number`,
      [CLAIM_SECONDS],
    );
    return order;
  }

  private async finish(order: Order): Promise<void> {
    const { readModels, projections, database, logger } = this.parts;
    const type = await this.concernedType(order);
    const concerned = readModels.filter(({ projectors }) => projectors.has(type)).map(({ name }) => name);
    await projections.rebuild(concerned, { ledger: order.ledger, forget: true });
    await this.parts.beside.forget(order.ledger);
    await this.scrub();
    await database.execute(
      'UPDATE planbuch.forgetting SET done_at = clock_timestamp() WHERE ledger = $1 AND number = $2',
      [order.ledger, order.number],
    );
    logger.info(order, 'a redaction or erasure is finished');
  }

  /** The type of the event that held what is forgotten: read models that know it may have shown it. */
  private async concernedType({ ledger, number }: Order): Promise<string> {
    for await (const event of this.parts.store.read(ledger, { after: number - 1, upTo: number }))
      return typeNamed(event);
    throw new Error(`event ${String(number)} of ${ledger} is not there`);
  }

  /**
   * Writes the tables anew without the dead rows, ends the WAL segment that still holds the old ones and lets it be
   * deleted (the embedded server does not recycle segments; on another server its backups and recycled segments remain).
   */
  private async scrub(): Promise<void> {
    const owner = openPool(this.parts.ownerUrl, {
      max: 1,
      name: 'planbuch forgetting',
      statementTimeoutMs: 0,
    });
    try {
      for (const table of ['disclosures', 'person_keys', ...this.parts.beside.tables])
        await writtenAnew(owner, table);
      await owner.query('SELECT pg_switch_wal()');
      await owner.query('CHECKPOINT');
    } finally {
      await owner.close();
    }
  }
}

/**
 * Appends queue up behind whoever waits for a table, so the wait for readers (a long verification) is short, and begun
 * again: in between the appends pass.
 */
async function writtenAnew(owner: Database, table: string): Promise<void> {
  await owner.execute(`SET lock_timeout = '${String(LOCK_WAIT_MS)}ms'`);
  for (let tries = 1; ; tries += 1) {
    try {
      await owner.execute(`VACUUM FULL planbuch.${table}`);
      return;
    } catch (error) {
      if (!isLockTimeout(error) || tries === LOCK_TRIES) throw error;
      await sleep(LOCK_PAUSE_MS);
    }
  }
}

/** A redaction names the event it concerns; an erasure concerns what registered the person. */
function typeNamed({ type, data }: StoredEvent): string {
  return 'eventType' in data && typeof data.eventType === 'string' ? data.eventType : type;
}
