import { deciding, eventsOf, isRejection, queryOf, union } from '#kernel';
import type {
  ActContext,
  AppendCondition,
  Act,
  ActGiven,
  DecidedEvent,
  Decision,
  EventRead,
  FoldedEvent,
  ModelRead,
  Query,
  Read,
  Rejection,
  StoredEvent,
  Vocabulary,
} from '#kernel';
import { ActRefused } from './errors.js';
import { fold } from './state-loader.js';
import type { LoadedState, StateLoader } from './state-loader.js';

/** An act ready to be decided: its right is checked, its body has the right shape. */
export interface ReadyAct {
  readonly act: Act;
  readonly given: ActGiven;
  readonly context: ActContext;
}

/** An event and the act of the batch that made it. */
export interface BatchEvent {
  readonly decided: DecidedEvent;
  readonly index: number;
}

export interface BatchDecision {
  readonly seen: number;
  readonly events: readonly BatchEvent[];
  readonly condition: AppendCondition;
  /** Number of the last event that moved anything the batch read. */
  readonly movedAt: number;
}

type Run = ReturnType<typeof deciding>;

/**
 * Decides the acts of a batch one after the other, each on states that include the events of those before it. All first
 * rounds are loaded at once; the number of that load bounds every later one.
 */
export class BatchDecider {
  private readonly loaded = new Map<string, LoadedState>();
  private readonly asked = new Map<string, ModelRead<unknown>>();
  private readonly pending: BatchEvent[] = [];
  private readonly pendingByTag = new Map<string, FoldedEvent[]>();
  private seen: number | undefined;

  constructor(
    private readonly ledger: string,
    private readonly vocabulary: Vocabulary,
    private readonly loader: Pick<StateLoader, 'load' | 'event'>,
  ) {}

  /** At a number, or at the head. Throws ActRefused with the index of the act. */
  async decide(acts: readonly ReadyAct[], number?: number): Promise<BatchDecision> {
    const runs = acts.map(({ act, given, context }) => deciding(act, this.vocabulary, given.input, context));
    const firsts = runs.map((run) => run.next());
    await this.begin(
      firsts.flatMap((step) => (step.done ? [] : step.value)),
      number,
    );
    for (const [index, run] of runs.entries()) {
      const ready = acts[index];
      const first = firsts[index];
      if (ready && first) this.take(await this.drive(run, first), ready, index);
    }
    const reads = [...this.asked.values()];
    const query: Query = union(reads.map(queryOf));
    const moved = reads.map((read) => this.loaded.get(read.name)?.movedAt ?? 0);
    const seen = this.seen ?? 0;
    return { seen, events: this.pending, condition: { query, after: seen }, movedAt: Math.max(0, ...moved) };
  }

  private async drive(run: Run, first: ReturnType<Run['next']>): Promise<Decision> {
    let step = first;
    while (!step.done) {
      await this.need(step.value);
      const answers: unknown[] = [];
      // Only an event by its number is waited for; an act asks for dozens of states, which are there by now.
      for (const read of step.value)
        answers.push('model' in read ? this.state(read) : await this.event(read));
      step = run.next(answers);
    }
    for (const read of step.value.conditional) this.asked.set(read.name, read);
    return step.value.decision;
  }

  private take(decision: Decision, { act, context }: ReadyAct, index: number): void {
    if (isRejection(decision)) throw new ActRefused(act.name, index, this.withoutProvisional(decision));
    for (const decided of eventsOf(decision)) {
      const number = (this.seen ?? 0) + this.pending.length + 1;
      const event: FoldedEvent = { ...decided, number, effectiveOn: context.effectiveOn };
      this.pending.push({ decided, index });
      for (const tag of decided.tags) {
        const same = this.pendingByTag.get(tag);
        if (same) same.push(event);
        else this.pendingByTag.set(tag, [event]);
      }
    }
  }

  /** A fact that an earlier act of the same batch made has no number yet. */
  private withoutProvisional(rejection: Rejection): Rejection {
    return { ...rejection, restsOn: rejection.restsOn.filter((number) => number <= (this.seen ?? 0)) };
  }

  private async begin(reads: readonly Read<unknown>[], number: number | undefined): Promise<void> {
    const { seen, states } = await this.loader.load(this.ledger, this.missing(reads), number, true);
    this.seen = seen;
    for (const [name, state] of states) this.loaded.set(name, state);
  }

  private async need(reads: readonly Read<unknown>[]): Promise<void> {
    const missing = this.missing(reads);
    if (missing.length === 0) return;
    const { states } = await this.loader.load(this.ledger, missing, this.seen);
    for (const [name, state] of states) this.loaded.set(name, state);
  }

  private missing(reads: readonly Read<unknown>[]): ModelRead<unknown>[] {
    const missing: ModelRead<unknown>[] = [];
    for (const read of reads) if ('model' in read && !this.loaded.has(read.name)) missing.push(read);
    return missing;
  }

  private event({ eventNumber }: EventRead): Promise<StoredEvent | undefined> {
    return this.loader.event(this.ledger, eventNumber, this.seen ?? 0);
  }

  private state(read: ModelRead<unknown>): unknown {
    const base = this.loaded.get(read.name)?.state;
    const own = this.pendingByTag.get(read.tag)?.filter(({ type }) => read.model.types.includes(type));
    return own === undefined || own.length === 0 ? base : fold(read, base, own);
  }
}

/** The id a creating act brings into being: natural, given, or minted. */
export function ownId(act: Act, given: ActGiven, ledger: string, mint: () => string): string {
  return act.idFrom ? act.idFrom(given.input, ledger) : (given.circumstances.id ?? mint());
}
