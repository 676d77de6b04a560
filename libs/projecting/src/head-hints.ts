import type { Database } from '#platform';

/** The channel on which processes that appended name their ledgers, at most every 20 ms. */
const CHANNEL = 'planbuch_heads';

const LISTEN_AGAIN_MS = 1_000;

/**
 * Hears which ledgers have grown. A hint makes work begin sooner and nothing else: behind a transaction pooler none
 * comes, and the sweep of every second serves.
 */
export class HeadHints {
  private readonly ending = new AbortController();
  private readonly listening: Promise<void>;
  private isHearing = false;

  constructor(
    private readonly database: Database,
    private readonly onGrown: (ledgers: readonly string[]) => void,
  ) {
    this.listening = this.listen();
  }

  /** Whether hints come: a hint may still be lost with the process that was to give it. */
  get heard(): boolean {
    return this.isHearing;
  }

  async close(): Promise<void> {
    this.ending.abort();
    await this.listening;
  }

  private async listen(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      try {
        await this.database.session((client) => this.hear(client));
      } catch {
        await pause(LISTEN_AGAIN_MS, signal);
      }
    }
  }

  private async hear(client: Parameters<Parameters<Database['session']>[0]>[0]): Promise<void> {
    const { signal } = this.ending;
    const onNotification = ({ payload = '' }: { payload?: string | undefined }): void =>
      this.onGrown(payload.split(' ').filter((ledger) => ledger !== ''));
    client.on('notification', onNotification);
    try {
      await client.query(`LISTEN ${CHANNEL}`);
      this.isHearing = true;
      await new Promise<void>((resolve, reject) => {
        client.once('error', reject);
        client.once('end', () => reject(new Error('the connection ended')));
        signal.addEventListener('abort', () => resolve(), { once: true });
        if (signal.aborted) resolve();
      });
      await client.query(`UNLISTEN ${CHANNEL}`);
    } finally {
      this.isHearing = false;
      client.off('notification', onNotification);
    }
  }
}

/** Resolves after the time, or as soon as the signal comes. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
