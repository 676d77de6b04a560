import { refusal } from '#importing';
import type { BudgetRow, GrantRow, Reading, RefusedRow, Refusal } from '#importing';
import type { Performed } from '#acting';
import { partOfImport } from './part-of-import.js';
import type { PartOfImport } from './part-of-import.js';
import { RowRefused, performPlan } from './perform-plan.js';
import type { PerformingParts } from './perform-plan.js';
import type { Planner } from './planner.js';
import type { ImportRequest } from './request.js';
import { stoppedAt } from './stopped-at.js';
import type { Tally } from './tally.js';

/** The rows of one batch, and which of them the ledger refuses. */
export class RowsOfBatch<Row extends BudgetRow | GrantRow> {
  /** By line. */
  private readonly contradicted = new Map<number, Refusal>();
  /** Lines that only the acts refused, without which the rest is asked for. */
  private readonly leftOut = new Set<number>();

  constructor(private readonly readings: readonly Reading<Row>[]) {}

  /** Those that fit the profile and that the ledger has not refused. */
  get rows(): readonly Row[] {
    return this.readings.flatMap((reading) =>
      'row' in reading && !this.contradicted.has(reading.line) ? [reading.row] : [],
    );
  }

  /** How many there are, also those that are not taken. */
  get size(): number {
    return this.readings.length;
  }

  /**
   * As what the rows are asked for that are still to be taken. Its key names the lines and not only where the batch stands:
   * another version of Planbuch may group the rows of the same file in another way.
   */
  part(request: ImportRequest): PartOfImport {
    const [first, last] = [this.readings.at(0)?.line, this.readings.at(-1)?.line];
    const without = [...this.leftOut].sort((a, b) => a - b).map((line) => ` without ${String(line)}`);
    return partOfImport(request, `lines ${String(first)} to ${String(last)}${without.join('')}`);
  }

  /**
   * Does what the rows need. A row that the ledger refuses is left out where rows may be skipped; else the import stops
   * before this batch. Throws ImportFault `row-refused`, and what performing throws.
   */
  async perform(
    parts: PerformingParts,
    request: ImportRequest,
    plan: Planner<Row>,
    tally: Tally,
  ): Promise<Performed | undefined> {
    for (;;) {
      try {
        const done = await performPlan(parts, this.part(request), async (upTo) => {
          const { seen, plan: planned } = await plan(this.rows, upTo);
          const [first] = planned.refused;
          if (first && request.skipRefused !== true) throw stoppedAt(first, request.path, tally);
          return { seen, acts: planned.acts, plan: planned };
        });
        for (const refused of done.planned.plan.refused) this.contradicted.set(refused.line, refused);
        tally.countPlan(done.planned.plan);
        tally.countEvents(done.performed);
        return done.performed;
      } catch (error) {
        if (!(error instanceof RowRefused)) throw error;
        const why = refusal(error.line, '', '', error.why);
        if (request.skipRefused !== true) throw stoppedAt(why, request.path, tally);
        this.contradicted.set(error.line, why);
        this.leftOut.add(error.line);
        tally.contradict(why);
      }
    }
  }

  /** The rows that are not taken, in the order of the file. */
  *refused(): Generator<RefusedRow> {
    for (const { line, cells, ...reading } of this.readings) {
      const contradicted = this.contradicted.get(line);
      if (contradicted) yield { cells, refusals: [contradicted] };
      else if ('refusals' in reading) yield { cells, refusals: reading.refusals };
    }
  }
}
