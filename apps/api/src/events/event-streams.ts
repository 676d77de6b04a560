import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Planbuch } from '#assembly';
import { PLANBUCH } from '../planbuch.token.js';
import { EdgeRefusal } from '../problems/problem.js';
import { LedgerTail } from './ledger-tail.js';

/** Each open stream holds a connection and some two megabytes at most; more than this is for several processes. */
const STREAMS = 1_000;

/** A program that opens streams in a loop must not take all of them. */
const STREAMS_OF_A_TOKEN = 50;

interface SharedTail {
  readonly tail: Promise<LedgerTail>;
  users: number;
}

/** Who listens to which ledger in this process: one tail for each ledger that anybody listens to. */
@Injectable()
export class EventStreams implements OnModuleDestroy {
  private readonly tails = new Map<string, SharedTail>();
  private readonly open = new Map<AbortController, string>();

  constructor(@Inject(PLANBUCH) private readonly planbuch: Planbuch) {}

  /** When the api closes, every stream ends: its client comes again elsewhere and goes on from its last event. */
  onModuleDestroy(): void {
    for (const ending of this.open.keys()) ending.abort();
  }

  get count(): number {
    return this.open.size;
  }

  /** Lends the tail of a ledger for one stream. Throws where there are too many, and LedgerUnknown. */
  async listen<T>(
    ledger: string,
    tokenId: string,
    work: (tail: LedgerTail, ending: AbortController) => Promise<T>,
  ): Promise<T> {
    const own = [...this.open.values()].filter((each) => each === tokenId).length;
    if (own >= STREAMS_OF_A_TOKEN) throw new EdgeRefusal('too-many-requests', { retryAfterSeconds: 60 });
    if (this.open.size >= STREAMS) throw new EdgeRefusal('busy', { retryAfterSeconds: 60 });
    const ending = new AbortController();
    this.open.set(ending, tokenId);
    const shared = this.share(ledger);
    try {
      return await work(await shared.tail, ending);
    } finally {
      ending.abort();
      this.open.delete(ending);
      this.release(ledger, shared);
    }
  }

  private share(ledger: string): SharedTail {
    const shared = this.tails.get(ledger) ?? { tail: this.tailOf(ledger), users: 0 };
    this.tails.set(ledger, shared);
    shared.users += 1;
    return shared;
  }

  private release(ledger: string, shared: SharedTail): void {
    shared.users -= 1;
    if (shared.users > 0) return;
    if (this.tails.get(ledger) === shared) this.tails.delete(ledger);
    shared.tail.then(
      (tail) => tail.stop(),
      () => undefined,
    );
  }

  private async tailOf(ledger: string): Promise<LedgerTail> {
    const head = await this.planbuch.store.head(ledger);
    const { store, logger } = this.planbuch;
    // Who comes next gets a tail of the ledger as it is then.
    return new LedgerTail(store, ledger, logger, head, () => this.tails.delete(ledger));
  }
}
