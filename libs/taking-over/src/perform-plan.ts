import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from '#access';
import { ActRefused, InputInvalid, LedgerMoved, TooContended } from '#acting';
import type { Performed, Performer } from '#acting';
import { OutcomeUnknown } from '#event-store';
import type { EventStore } from '#event-store';
import { explain } from '#kernel';
import type { Label, RejectionText } from '#kernel';
import { rejections } from '#planning';
import { DatabaseUnavailable } from '#platform';
import type { PlannedAct } from './plan.js';

/** Another import of the same file is met in every batch and done with after it; whoever loses this often meets something else. */
const TRIES = 20;
const PAUSE_MS = 10;

export interface PerformingParts {
  readonly performer: Performer;
  readonly store: EventStore;
}

interface Performing {
  readonly ledger: string;
  readonly caller: Caller;
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

/**
 * Performs what is planned, all of it or nothing. Where the ledger moved since, it is planned anew: what another import of
 * the same file has done meanwhile is then no longer missing. Throws RowRefused, DatabaseUnavailable, and what performing
 * throws.
 */
export async function performPlan<P extends Planned>(
  { performer, store }: PerformingParts,
  { ledger, caller }: Performing,
  plan: () => Promise<P>,
): Promise<{ readonly planned: P; readonly performed: Performed | undefined }> {
  for (let tries = 1; ; tries += 1) {
    const planned = await plan();
    const { seen, acts } = planned;
    if (acts.length === 0) return { planned, performed: undefined };
    try {
      const asked = acts.map(({ act, body }) => ({ act, body }));
      return {
        planned,
        performed: await performer.perform({ ledger, caller, acts: asked, ifLedgerNumber: seen }),
      };
    } catch (error) {
      // Nobody need ask whether it was stored: the next run finds out.
      if (error instanceof OutcomeUnknown) throw new DatabaseUnavailable('unknown', error);
      const isStale = tries < TRIES && (await movedSince(store, ledger, seen, error));
      if (!isStale) throw refusedRow(error, acts);
    }
    await sleep(Math.random() * PAUSE_MS * tries);
  }
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
