import type { MovedEnvelope, StoredEnvelope } from './stored-envelope.js';

/**
 * Where a ledger is moved to. It takes stored events as they are, numbers, hashes, times and request keys included, and
 * goes on wherever it was left: whoever moves asks `reached`, and sends what follows.
 */
export interface MoveTarget {
  /** Number of the last event it holds durably; 0 where it holds none. */
  reached(): Promise<number>;
  /**
   * Stores a page that begins with the event after `reached`, all of it or nothing. MUST NOT resolve before it is durable.
   * A page that was stored before, its answer lost, is not stored twice.
   */
  take(page: readonly MovedEnvelope[]): Promise<void>;
  /** What it holds, read back from where it lies: from event 1 up to a number, in order. */
  held(upTo: number): AsyncIterable<StoredEnvelope>;
}

/** A page is one transaction or one append of the target: at most so many events, and so many bytes of leaves. */
const PAGE_EVENTS = 500;
/** An event server takes 1 MiB at once, with its own envelope round each event. */
const PAGE_BYTES = 800 * 1024;

/** Gathers events into pages. */
export async function* pagesOf<E extends StoredEnvelope>(envelopes: AsyncIterable<E>): AsyncGenerator<E[]> {
  let page: E[] = [];
  let bytes = 0;
  for await (const envelope of envelopes) {
    const own = Buffer.byteLength(envelope.leaf);
    if (page.length === PAGE_EVENTS || (page.length > 0 && bytes + own > PAGE_BYTES)) {
      yield page;
      [page, bytes] = [[], 0];
    }
    page.push(envelope);
    bytes += own;
  }
  if (page.length > 0) yield page;
}
