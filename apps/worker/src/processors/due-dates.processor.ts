import type { Planbuch } from '#assembly';
import { processor, queues } from '#jobs';
import type { DueDates, Processor } from '#jobs';
import { abortWith } from '#platform';
import { actuals, dueDatesOn, notices, obligations, paymentOrders, proofsOfUse, targets } from '#read-models';
import type { DueDate, DueRows } from '#read-models';

const MODELS = [notices, proofsOfUse, paymentOrders, targets, actuals, obligations].map(({ name }) => name);

/** Read models that are further behind are being built; the check is tried again later. */
const CAUGHT_UP_WITHIN_MS = 30_000;

/** More than this nobody reads in a list; the counts tell the rest. */
const LISTED = 1_000;

/** Looks what is due in a ledger on a day. It stores no event: what is due follows from what is stored already. */
export function dueDatesProcessor({ readModels, store }: Planbuch): Processor {
  return processor(queues.dueDates, async ({ ledger, on }, { signal }): Promise<DueDates> => {
    const { number } = await store.head(ledger);
    await patiently(signal, (patience) => readModels.waitFor(ledger, MODELS, number, patience));
    // Rows of a register, as its declaration says.
    const read = async <Row>(model: string): Promise<Row[]> => {
      const rows: Row[] = [];
      for await (const page of readModels.pages(model, {
        ledger,
        asOf: number,
        filters: { correctedBy: null },
      })) {
        signal.throwIfAborted();
        rows.push(...(page.rows as Row[]));
      }
      return rows;
    };
    const rows: DueRows = {
      notices: await read(notices.name),
      proofs: await read(proofsOfUse.name),
      orders: await read(paymentOrders.name),
      targets: await read(targets.name),
      actuals: await read(actuals.name),
      obligations: await read(obligations.name),
    };
    const { overdue, soon } = dueDatesOn(rows, on);
    return {
      ledger,
      number,
      on,
      counts: { overdue: countsOf(overdue), soon: soon.length },
      overdue: overdue.slice(0, LISTED),
      soon: soon.slice(0, LISTED),
    };
  });
}

/** Waits until the signal comes or the patience is over. */
async function patiently(signal: AbortSignal, wait: (patience: AbortSignal) => Promise<void>): Promise<void> {
  const patience = new AbortController();
  const leave = abortWith(patience, signal);
  const timer = setTimeout(() => patience.abort(new DOMException(LATE, 'TimeoutError')), CAUGHT_UP_WITHIN_MS);
  try {
    await wait(patience.signal);
  } finally {
    clearTimeout(timer);
    leave();
  }
}

const LATE = 'the registers are not as far as their ledger yet';

function countsOf(overdue: readonly DueDate[]): DueDates['counts']['overdue'] {
  const counts: Partial<Record<DueDate['kind'], number>> = {};
  for (const { kind } of overdue) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
