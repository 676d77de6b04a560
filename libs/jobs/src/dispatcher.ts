import type { Database, Logger } from '#platform';
import type { Carrier } from './carrier/carrier.js';
import type { Queue } from './queue.js';
import { IS_SILENT } from './work-records.js';

/** What this process did not ask for itself is found within this time. */
const LOOK_EVERY_MS = 1_000;

/** A job that stood in the carrier may be gone from there: it is put again, which changes nothing where it still stands. */
const PUT_AGAIN_SECONDS = 5;

/** At one look; the next one follows at once while there is more. */
const AT_ONE_LOOK = 200;

/** Put again at one look: as many as are done in a second, so that the others in a long queue cost nothing. */
const AGAIN_AT_ONE_LOOK = 50;

interface Open {
  readonly id: string;
  readonly queue: string;
  readonly delayMs: number | null;
  /** It stood in the carrier before. */
  readonly again: boolean;
}

/**
 * Brings what is asked for from the outbox to the carrier, and does so again for what the carrier may have lost. Several
 * may run at once: a job stands in the carrier once, under its id.
 */
export class Dispatcher {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private again = false;
  private reachable = true;

  constructor(
    private readonly database: Database,
    private readonly carrier: Carrier,
    private readonly queues: ReadonlyMap<string, Queue>,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer ??= setInterval(() => this.wake(), LOOK_EVERY_MS);
    this.wake();
  }

  /** Looks now, and once more if it looks already. */
  wake(): void {
    if (this.timer === undefined) return;
    if (this.looking) {
      this.again = true;
      return;
    }
    this.looking = this.look().finally(() => {
      this.looking = undefined;
      if (!this.again) return;
      this.again = false;
      this.wake();
    });
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.looking;
  }

  private async look(): Promise<void> {
    try {
      const open = await this.open();
      for (const { id, queue, delayMs } of open) await this.put(id, queue, delayMs);
      if (open.filter(({ again }) => !again).length === AT_ONE_LOOK) this.again = true;
      if (!this.reachable)
        this.logger.info({ carrier: this.carrier.name }, 'the carrier of the jobs answers again');
      this.reachable = true;
    } catch (error) {
      // The jobs stay where they are; nothing is lost, and the next look comes.
      if (this.reachable)
        this.logger.warn(
          { carrier: this.carrier.name, reason: error instanceof Error ? error.message : String(error) },
          'jobs wait in the outbox: the carrier or the database does not answer',
        );
      this.reachable = false;
    }
  }

  private open(): Promise<Open[]> {
    const delay = `greatest(0, extract(epoch FROM not_before - clock_timestamp()) * 1000)::int AS "delayMs"`;
    return this.database.query<Open>(
      `(SELECT id, queue, ${delay}, false AS again FROM planbuch.jobs
        WHERE ended_at IS NULL AND queue = ANY ($1) AND handed_at IS NULL
        ORDER BY asked_at LIMIT ${String(AT_ONE_LOOK)})
       UNION ALL
       (SELECT id, queue, ${delay}, true FROM planbuch.jobs
        WHERE ended_at IS NULL AND queue = ANY ($1) AND handed_at < clock_timestamp() - make_interval(secs => $2)
          AND (state <> 'active' OR ${IS_SILENT})
        ORDER BY handed_at LIMIT ${String(AGAIN_AT_ONE_LOOK)})`,
      [[...this.queues.keys()], PUT_AGAIN_SECONDS],
    );
  }

  private async put(id: string, name: string, delayMs: number | null): Promise<void> {
    const queue = this.queues.get(name);
    if (!queue) return;
    await this.carrier.put(queue, id, delayMs ?? 0);
    await this.database.execute('UPDATE planbuch.jobs SET handed_at = clock_timestamp() WHERE id = $1', [id]);
  }
}
