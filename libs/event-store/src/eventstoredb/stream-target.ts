import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnavailable } from '#platform';
import { LedgerDamaged } from '../damage.js';
import { eventOfLeaf, leafHash } from '../leaf.js';
import type { ProposedEvent } from './batch-append.js';
import type { EventServer } from './event-server.js';
import { streamOf } from './stream-name.js';
import { proposed, readBack } from './written-event.js';

/** An event with its request key, as a store holds it. */
export interface StreamEnvelope {
  readonly number: number;
  readonly leaf: string;
  readonly leafHash: Buffer;
  readonly entry?: { readonly key: Buffer; readonly bodyMac: Buffer; readonly count: number };
}

const PAGE = 500;

/** An event server that is away is waited for so often; then the move is begun again by whoever ordered it. */
const TRIES = 20;
const PAUSE_MS = 1_000;

/** The stream to which a ledger is moved; nobody else knows it before the ledger's row names its incarnation. */
export class StreamTarget {
  private readonly stream: string;

  constructor(
    private readonly server: EventServer,
    private readonly ledger: string,
    incarnation: string,
  ) {
    this.stream = streamOf(ledger, incarnation);
  }

  /** Number of the last event it holds. */
  reached(): Promise<number> {
    return this.server.lengthOf(this.stream);
  }

  /** Stores a page that begins with the event after `reached`, all or nothing; resolves when it is durable. */
  async take(page: readonly StreamEnvelope[]): Promise<void> {
    const [first, last] = [page[0], page.at(-1)];
    if (!first || !last) return;
    const events = page.map(proposedFrom);
    for (let tries = 1; ; tries += 1) {
      try {
        if ((await this.server.append(this.stream, first.number - 1, events)) === 'stored') return;
        // Stored before, and its answer lost: what stands there is compared at the end.
        if ((await this.reached()) === last.number) return;
        throw new LedgerDamaged(this.ledger, first.number, 'foreign');
      } catch (error) {
        if (!(error instanceof DatabaseUnavailable) || tries === TRIES) throw error;
        await sleep(PAUSE_MS);
      }
    }
  }

  /** What the stream holds up to a number, read back from it, in order. */
  async *held(upTo: number): AsyncGenerator<StreamEnvelope> {
    for (let length = 0; length < upTo;) {
      const page = await this.server.read(this.stream, length, Math.min(PAGE, upTo - length));
      if (page.length === 0) return;
      for (const event of page) {
        const { leaf, mark } = readBack(this.ledger, length, event);
        length += 1;
        const entry = mark && {
          key: Buffer.from(mark.keyHex, 'hex'),
          bodyMac: Buffer.from(mark.macHex, 'hex'),
          count: mark.count,
        };
        yield { number: length, leaf, leafHash: leafHash(leaf), ...(entry ? { entry } : {}) };
      }
    }
  }
}

function proposedFrom({ leaf, entry }: StreamEnvelope): ProposedEvent {
  const { type } = eventOfLeaf(leaf);
  const mark = entry && {
    keyHex: entry.key.toString('hex'),
    macHex: entry.bodyMac.toString('hex'),
    count: entry.count,
  };
  return proposed({ type, leaf, ...(mark ? { mark } : {}) });
}
