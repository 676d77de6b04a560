import type { ModelRead, States } from '#kernel';
import { LedgerUnknown } from '#event-store';
import type { EventStore } from '#event-store';
import { fold } from './state-loader.js';

/** Decision models asked of tags, each under a name: one, or a list of them. */
export type ModelReads = Readonly<Record<string, ModelRead<unknown> | readonly ModelRead<unknown>[]>>;

/** What decision models say at one moment. */
export interface StatesRead<Questions extends ModelReads> {
  /** Number of the ledger they were read at; 0 where there is no such ledger yet. */
  readonly seen: number;
  readonly states: States<Questions>;
}

/**
 * Reads decision models for whoever plans acts before performing them (an import, which acts only where something is
 * missing). Acts planned on it are performed with `ifLedgerNumber: seen`: where what they rest on moved meanwhile they
 * are refused (LedgerMoved) and planned anew. Nothing is remembered, so that a plan over a whole file needs no memory
 * for it.
 */
export class StateReader {
  constructor(private readonly store: EventStore) {}

  /** All states at one number: the head, or `upTo` for what follows from an earlier answer. */
  async read<Questions extends ModelReads>(
    ledger: string,
    asked: Questions,
    upTo?: number,
  ): Promise<StatesRead<Questions>> {
    const reads = Object.values(asked).flatMap((question) => ('model' in question ? [question] : question));
    const { seen, states } = await this.folded(ledger, reads, upTo);
    const answers = states.values();
    const answer = (): unknown => answers.next().value;
    const named = Object.entries(asked).map(([name, question]) => [
      name,
      'model' in question ? answer() : question.map(answer),
    ]);
    return { seen, states: Object.fromEntries(named) as States<Questions> };
  }

  private async folded(
    ledger: string,
    reads: readonly ModelRead<unknown>[],
    upTo: number | undefined,
  ): Promise<{ readonly seen: number; readonly states: readonly unknown[] }> {
    const items = reads.map(({ tag, model }) => ({ tag, types: model.types, after: 0 }));
    try {
      const { seen, events } = await this.store.load(ledger, items, upTo);
      return {
        seen,
        states: reads.map((read, index) => fold(read, read.model.initial, events[index] ?? [])),
      };
    } catch (error) {
      if (!(error instanceof LedgerUnknown)) throw error;
      return { seen: 0, states: reads.map(({ model }) => model.initial) };
    }
  }
}
