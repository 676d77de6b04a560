import type { Vocabulary } from '#kernel';
import { LedgerUnknown } from '#event-store';
import type { EventStore, LedgerMode } from '#event-store';
import type { Role } from '#planning';
import { BatchDecider } from './batch-decision.js';
import type { BatchDecision, ReadyAct } from './batch-decision.js';
import { ActRefused, LedgerBehind, LedgerMoved } from './errors.js';
import type { ActRequest } from './perform-act.js';
import { StateLoader } from './state-loader.js';
import type { LoadedState } from './state-loader.js';

/** Decides the acts of a request on the ledger as it stands. */
export class RequestDecider {
  private readonly loader: StateLoader;

  constructor(
    private readonly store: EventStore,
    private readonly vocabulary: Vocabulary<Role>,
  ) {
    this.loader = new StateLoader(store);
  }

  /** At the head. Throws ActRefused, LedgerBehind, LedgerMoved. */
  async atHead(request: ActRequest, acts: readonly ReadyAct[]): Promise<BatchDecision> {
    return this.decide(request, acts);
  }

  /**
   * At a number that the store knows by itself, if that leads to an append, which then proves that nothing the decision rests
   * on moved since. What is refused there, or changes nothing, may rest on something old: that is found out at the head.
   */
  async unasked(
    request: ActRequest,
    acts: readonly ReadyAct[],
    number: number,
  ): Promise<BatchDecision | undefined> {
    try {
      const decision = await this.decide(request, acts, number);
      return decision.events.length > 0 ? decision : undefined;
    } catch (error) {
      const isRefused =
        error instanceof ActRefused || error instanceof LedgerBehind || error instanceof LedgerMoved;
      if (isRefused) return undefined;
      throw error;
    }
  }

  /** The act that opens a ledger makes it known first; empty, it does no harm if the act is then refused. */
  private async decide(
    request: ActRequest,
    acts: readonly ReadyAct[],
    number?: number,
  ): Promise<BatchDecision> {
    const { ledger, dryRun } = request;
    const decideOn = async (loader: Pick<StateLoader, 'load' | 'event'>): Promise<BatchDecision> => {
      const decision = await new BatchDecider(ledger, this.vocabulary, loader).decide(acts, number);
      refuseOtherState(request, decision);
      return decision;
    };
    try {
      return await decideOn(this.loader);
    } catch (error) {
      const opening = acts[0]?.act.creates === 'ledger' ? acts[0].given.input : undefined;
      if (!(error instanceof LedgerUnknown) || !opening) throw error;
      if (dryRun === true) return decideOn(emptyLedger);
      await this.store.createLedger(ledger, (opening as { mode: LedgerMode }).mode);
      return decideOn(this.loader);
    }
  }
}

/** A ledger that is not there yet, for trying what would open it. */
const emptyLedger: Pick<StateLoader, 'load' | 'event'> = {
  load: (_, reads) => {
    const states = reads.map((read): [string, LoadedState] => [
      read.name,
      { state: read.model.initial, movedAt: 0 },
    ]);
    return Promise.resolve({ seen: 0, states: new Map(states) });
  },
  event: () => Promise.resolve(undefined),
};

/** Whoever names a number has seen the ledger up to it: what the act reads must not have moved since, nor the ledger gone back. */
function refuseOtherState(
  { ledger, ifLedgerNumber: named }: ActRequest,
  { seen, movedAt }: BatchDecision,
): void {
  if (named === undefined) return;
  if (named > seen) throw new LedgerBehind(ledger, named, seen);
  if (movedAt > named) throw new LedgerMoved(named, movedAt);
}
