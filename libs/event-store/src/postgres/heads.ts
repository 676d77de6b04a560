import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Database } from '#platform';

/** Truth is this query; a hint only makes it come sooner. */
const POLL_MS = 1_000;

/** At most one hint in this time leaves a process, however many appends it makes. */
const HINT_EVERY_MS = 20;

const CHANNEL = 'planbuch_heads';

const POLL = {
  name: 'planbuch-heads',
  text: `SELECT ledger, head, d.ledger IS NOT NULL AS damaged
    FROM planbuch.ledgers LEFT JOIN planbuch.damaged_streams d USING (ledger, incarnation)`,
};

/**
 * Who waits for which ledger to grow. One query a second serves all of them, whatever the number of ledgers; hints of
 * other processes come by LISTEN where the connection allows it (a transaction pooler does not).
 */
export class Heads {
  private readonly waiting = new Map<string, Set<() => void>>();
  private readonly known = new Map<string, number>();
  private readonly damaged = new Set<string>();
  private readonly hints = new Set<string>();
  private poll: NodeJS.Timeout | undefined;
  private hinting: NodeJS.Timeout | undefined;
  private listening: Promise<void> | undefined;
  private readonly closing = new AbortController();
  private stopListening = (): void => undefined;

  constructor(private readonly database: Database) {}

  /** Whether nobody will be woken again. */
  get closed(): boolean {
    return this.closing.signal.aborted;
  }

  /** Whether a worker has noted the ledger's stream as damaged, as the last poll has it. */
  isDamaged(ledger: string): boolean {
    return this.damaged.has(ledger);
  }

  /** This process appended: its own readers wake at once, those of other processes by one hint for many appends. */
  appended(ledger: string): void {
    this.wake(ledger);
    this.hints.add(ledger);
    if (this.closed) return;
    this.hinting ??= setTimeout(() => void this.hint(), HINT_EVERY_MS);
  }

  /** Resolves when the ledger may have grown, was noted as damaged, or the signal comes, or this is closed. */
  async changed(ledger: string, signal: AbortSignal): Promise<void> {
    if (this.closed || signal.aborted) return;
    this.listening ??= this.listen();
    this.poll ??= setInterval(() => void this.look(), POLL_MS);
    await new Promise<void>((resolve) => {
      const same = this.waiting.get(ledger) ?? new Set();
      const done = (): void => {
        same.delete(done);
        if (same.size === 0) this.waiting.delete(ledger);
        signal.removeEventListener('abort', done);
        resolve();
      };
      same.add(done);
      this.waiting.set(ledger, same);
      signal.addEventListener('abort', done);
    });
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.stopListening();
    clearInterval(this.poll);
    clearTimeout(this.hinting);
    for (const ledger of [...this.waiting.keys()]) this.wake(ledger);
    await this.listening;
  }

  private wake(ledger: string): void {
    for (const done of [...(this.waiting.get(ledger) ?? [])]) done();
  }

  private async look(): Promise<void> {
    if (this.waiting.size === 0) return;
    try {
      const rows = await this.database.query<{ ledger: string; head: number; damaged: boolean }>(POLL);
      for (const { ledger, head, damaged } of rows) {
        if (damaged) this.damaged.add(ledger);
        else this.damaged.delete(ledger);
        // Until those who follow a damaged one have looked: the event server may have been away when they did.
        if (this.known.get(ledger) === head && !damaged) continue;
        this.known.set(ledger, head);
        this.wake(ledger);
      }
    } catch {
      // Without the database there is nothing new to see; the next look comes in a second.
    }
  }

  private async hint(): Promise<void> {
    this.hinting = undefined;
    const ledgers = [...this.hints];
    this.hints.clear();
    try {
      await this.database.query({ name: 'planbuch-hint', text: 'SELECT pg_notify($1, $2)' }, [
        CHANNEL,
        ledgers.slice(0, 100).join(' '),
      ]);
    } catch {
      // A lost hint costs a reader at most a second.
    }
  }

  private async listen(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      try {
        await this.database.session((client) => this.hear(client));
      } catch {
        // Listening is tried again below; the poll serves meanwhile.
      }
      await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Passes the hints of one connection on until it breaks or this is closed, which may have happened by now. */
  private async hear(client: pg.PoolClient): Promise<void> {
    await client.query(`LISTEN ${CHANNEL}`);
    if (!this.closed) {
      await new Promise<void>((resolve, reject) => {
        this.stopListening = resolve;
        client.on('notification', ({ payload = '' }) => {
          for (const ledger of payload.split(' ')) this.wake(ledger);
        });
        client.once('error', reject);
        client.once('end', resolve);
      });
    }
    client.removeAllListeners('notification');
    await client.query(`UNLISTEN ${CHANNEL}`);
  }
}
