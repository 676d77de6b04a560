import { once } from 'node:events';
import type { ApiResponse } from '../edge/api-request.js';
import type { ShownEvent } from './shown-event.js';

/** A live subscriber for whom more than this waits may not keep up. */
const UNSENT_BYTES = 1024 * 1024;

/** What came in one go, such as a large import, takes longer to travel; who has not taken it by then comes again and goes on. */
const KEEPS_UP_MS = 5_000;

/** While history is sent, the reader of the store waits for the subscriber, who must take something within this time. */
const STALLED_MS = 30_000;

/** Proxies close what is silent for a minute. */
const HEARTBEAT_MS = 15_000;

/** When a subscriber should come again after a cut. */
const RETRY_MS = 2_000;

/** The writing end of one stream of server-sent events (WHATWG HTML, 9.2). */
export class EventChannel {
  private readonly heartbeat: NodeJS.Timeout;
  private position: number;

  /** `ending` is aborted when the subscriber is gone, too slow, or at a heartbeat no longer `allowed`. */
  constructor(
    private readonly response: ApiResponse,
    private readonly ending: AbortController,
    after: number,
    private readonly allowed: () => Promise<unknown>,
  ) {
    this.position = after;
    response.status(200);
    response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    response.setHeader('X-Accel-Buffering', 'no');
    response.once('close', () => ending.abort());
    response.write(`retry: ${String(RETRY_MS)}\n\n`);
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS);
  }

  /** Writes events and remembers that nothing up to `upTo` is missing. */
  send(events: readonly ShownEvent[], upTo: number): void {
    for (const event of events) {
      this.response.write(`id: ${String(event.number)}\ndata: ${JSON.stringify(event)}\n\n`);
    }
    this.position = upTo;
  }

  /** Says why the stream ends, for `end` to follow. It bears no id: who comes again goes on where the events ended. */
  tell(problem: object): void {
    this.response.write(`event: problem\ndata: ${JSON.stringify(problem)}\n\n`);
  }

  /** In history: waits until the subscriber has taken what was written. */
  async drained(): Promise<void> {
    if (this.response.writableNeedDrain) await this.takenWithin(STALLED_MS);
  }

  /** Live: waits where too much is on its way. */
  async keptUp(): Promise<void> {
    if (this.response.writableLength > UNSENT_BYTES) await this.takenWithin(KEEPS_UP_MS);
  }

  private async takenWithin(timeoutMs: number): Promise<void> {
    const stalled = setTimeout(() => this.ending.abort(), timeoutMs);
    try {
      await once(this.response, 'drain', { signal: this.ending.signal });
    } catch {
      // The subscriber is gone or takes nothing; the loop that writes sees the signal.
    } finally {
      clearTimeout(stalled);
    }
  }

  end(): void {
    clearInterval(this.heartbeat);
    if (this.response.writableLength > 0 && this.response.writableNeedDrain) this.response.destroy();
    else this.response.end();
  }

  /** Carries the position, so that a stream whose filter matches nothing for long still resumes near the end. */
  private beat(): void {
    this.response.write(`id: ${String(this.position)}\n: heartbeat\n\n`);
    this.allowed().catch(() => this.ending.abort());
  }
}
