import { setTimeout as sleep } from 'node:timers/promises';
import { ActRefused, IdempotencyKeyReused, InputInvalid, LedgerMoved, TooContended } from '#acting';
import type { AskedAct, Performed, Performer } from '#acting';
import { OutcomeUnknown } from '#event-store';
import type { EventStore } from '#event-store';
import { explain } from '#kernel';
import type { Label, RejectionText } from '#kernel';
import { rejections } from '#planning';
import { DatabaseUnavailable } from '#platform';
import type { PartOfImport } from './part-of-import.js';
import type { PlannedAct } from './plan.js';

/** Another import of the same file is met in every batch and done with after it; whoever loses this often meets something else. */
const TRIES = 20;
const PAUSE_MS = 10;

export interface PerformingParts {
  readonly performer: Performer;
  readonly store: EventStore;
}

/** Acts planned on the ledger as it was at number `seen`. */
export interface Planned {
  readonly seen: number;
  readonly acts: readonly PlannedAct[];
}

/** The ledger does not take what a row asks for, although the plan saw nothing against it. */
export class RowRefused extends Error {
  constructor(
    readonly line: number,
    readonly why: Label,
    cause: unknown,
  ) {
    super(why.en, { cause });
  }
}

/** A plan and what was stored of it; nothing where nothing was missing. */
export interface PlanPerformed<P extends Planned> {
  readonly planned: P;
  readonly performed: Performed | undefined;
}

/**
 * Performs what is planned, all of it or nothing. Where the ledger moved since, it is planned anew: what another import of
 * the same file has done meanwhile is then no longer missing. What an earlier run of the same import stored is not done
 * again; its plan is made once more, on the ledger as it was before. Throws RowRefused, DatabaseUnavailable, and what
 * performing throws.
 *
 * @param plan on the ledger up to a number; as it is now without one
 */
export async function performPlan<P extends Planned>(
  { performer, store }: PerformingParts,
  part: PartOfImport,
  plan: (upTo?: number) => Promise<P>,
): Promise<PlanPerformed<P>> {
  const asStored = async (performed: Performed): Promise<PlanPerformed<P>> => ({
    planned: await plan(performed.number - performed.events.length),
    performed,
  });
  for (let tries = 1; ; tries += 1) {
    const planned = await plan();
    const { seen, acts } = planned;
    try {
      // Where nothing is missing it may be because of an earlier run.
      const performed =
        acts.length === 0
          ? await storedBefore(performer, part)
          : await performer.perform({ ...part, acts: acts.map(asked), ifLedgerNumber: seen });
      return performed?.repeated === true ? await asStored(performed) : { planned, performed };
    } catch (error) {
      // Nobody need ask whether it was stored: the next run finds out.
      if (error instanceof OutcomeUnknown) throw new DatabaseUnavailable('unknown', error);
      // An earlier run stored it, and the ledger has moved so that something else is missing now.
      const stored = error instanceof IdempotencyKeyReused ? await storedBefore(performer, part) : undefined;
      if (stored) return asStored(stored);
      const isStale = tries < TRIES && (await movedSince(store, part.ledger, seen, error));
      if (!isStale) throw refusedRow(error, acts);
    }
    await sleep(Math.random() * PAUSE_MS * tries);
  }
}

/** What a run of this import has stored of the part; undefined where it has not, or is not known by an id. */
export async function storedBefore(
  performer: Performer,
  { idempotencyKey, ...part }: PartOfImport,
): Promise<Performed | undefined> {
  return idempotencyKey === undefined ? undefined : performer.performedUnder({ ...part, idempotencyKey });
}

function asked({ act, body }: PlannedAct): AskedAct {
  return { act, body };
}

/** Whether the error can come of what happened after the plan was made. A refusal on the very states of the plan is final. */
async function movedSince(store: EventStore, ledger: string, seen: number, error: unknown): Promise<boolean> {
  if (error instanceof LedgerMoved || error instanceof TooContended) return true;
  return error instanceof ActRefused && (await store.head(ledger)).number !== seen;
}

function refusedRow(error: unknown, acts: readonly PlannedAct[]): unknown {
  if (!(error instanceof ActRefused || error instanceof InputInvalid)) return error;
  const line = acts[error.index]?.line;
  return line === undefined ? error : new RowRefused(line, whyOf(error), error);
}

function whyOf(error: ActRefused | InputInvalid): Label {
  if (error instanceof ActRefused) {
    const texts: Readonly<Record<string, RejectionText>> = rejections;
    const text = texts[error.rejection.code];
    return text ? explain(text, error.rejection) : { de: error.message, en: error.message };
  }
  const told = (language: keyof Label): string =>
    error.faults.map(({ path, expected }) => `${path}: ${expected[language]}`).join('; ');
  return { de: `erwartet: ${told('de')}`, en: `expected: ${told('en')}` };
}
