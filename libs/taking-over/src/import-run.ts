import { LedgerBehind } from '#acting';
import type { Performed, StateReader } from '#acting';
import { LedgerUnknown } from '#event-store';
import { RefusedRows, readRows, refuseChanged } from '#importing';
import type { BudgetTotals, GrantTotals, Profile, Reading, RowOf, Scan } from '#importing';
import { grantTakenOver } from '#planning';
import { batchesOf } from './batches.js';
import type { ImportIds } from './import-ids.js';
import { openingOfLedger, planFrame, planYears, readFrame } from './opening.js';
import type { PlanYears } from './opening.js';
import { partOfImport } from './part-of-import.js';
import type { PartOfImport } from './part-of-import.js';
import { performPlan, storedBefore } from './perform-plan.js';
import type { Planned } from './perform-plan.js';
import { PlannedCreations } from './planned-creations.js';
import { plannerFor } from './planner.js';
import type { Planner } from './planner.js';
import type { ImportReport } from './report.js';
import type { ImportParts, ImportPhase, ImportRequest } from './request.js';
import { RowsOfBatch } from './rows-of-batch.js';
import { sourceOf } from './source.js';
import type { Source } from './source.js';
import { Tally } from './tally.js';

type RunParts = Pick<ImportParts, 'performer' | 'store'> & {
  readonly reader: StateReader;
  readonly ids: ImportIds;
};

/** What must be there before any row, as a part of an import. */
const FRAME = 'frame';

/** One import of one scanned file. */
export class ImportRun<P extends Profile> {
  private readonly source: Source;
  private readonly years: PlanYears | undefined;
  private readonly plan: Planner<RowOf<P>>;

  constructor(
    private readonly parts: RunParts,
    private readonly request: ImportRequest<P>,
    private readonly scan: Scan<P>,
  ) {
    const { profile, path, ledger } = request;
    this.source = sourceOf(profile, path, scan);
    this.years = scan.fit === 0 ? undefined : planYears(profile, scan.totals, this.source.fileName);
    this.plan = plannerFor(profile, {
      moment: { ...parts, ledger },
      source: this.source,
      ...(this.years ? { years: this.years } : {}),
    });
  }

  async run(): Promise<ImportReport> {
    const { dryRun = false, skipRefused = false } = this.request;
    const head = await this.head();
    // An empty ledger contradicts nothing, so a first import need not be compared with it.
    if (dryRun || (head > 0 && !skipRefused)) {
      const compared = await this.compare();
      if (compared === 'begun') return this.take();
      const isRefused = this.scan.refused + compared.contradicted > 0;
      const isKnown = Object.keys(compared.acts).length === 0;
      if (dryRun || isRefused || isKnown) return this.report(compared, head);
    }
    if (this.scan.refused > 0 && !skipRefused) return this.report(new Tally(), head);
    return this.take();
  }

  /**
   * What would be done, and which rows the ledger refuses; nothing is stored. An earlier run that has begun to take the file
   * over had compared it: what the ledger has by then is its doing.
   */
  private async compare(): Promise<Tally | 'begun'> {
    const tally = new Tally();
    const created = new PlannedCreations();
    try {
      if (await this.isStored(partOfImport(this.request, FRAME))) return 'begun';
      tally.countActs((await this.frame()).acts);
      for await (const batch of this.batches('compare')) {
        if (await this.isStored(batch.part(this.request))) return 'begun';
        const { plan } = await this.plan(batch.rows);
        tally.countPlan(plan);
        created.add(plan.acts);
      }
      Object.assign(tally.acts, created.counts());
    } finally {
      created.close();
    }
    return tally;
  }

  private async take(): Promise<ImportReport> {
    const { path, language, skipRefused = false } = this.request;
    const { columns } = this.scan;
    const refused = new RefusedRows(`${path}.refused.csv`, { columns, ...(language ? { language } : {}) });
    const tally = new Tally();
    try {
      const frame = partOfImport(this.request, FRAME);
      const { planned, performed } = await performPlan(this.parts, frame, (upTo) => this.frame(upTo));
      tally.countActs(planned.acts);
      tally.countEvents(performed);
      let reached = performed?.number ?? 0;
      this.tell(tally);
      for await (const batch of this.batches('take')) {
        await refuseChanged(path, this.scan);
        const performed = await batch.perform(this.parts, this.request, this.plan, tally);
        await this.refuseSetBack(reached, performed);
        reached = Math.max(reached, performed?.number ?? 0);
        await this.countJoins(performed, tally);
        if (skipRefused) for (const row of batch.refused()) await refused.add(row);
        tally.reached += batch.size;
        this.tell(tally);
      }
      await this.refuseSetBack(reached);
      const refusedFile = await refused.finish();
      const report = this.report(tally, await this.head());
      return { ...report, ...(refusedFile === undefined ? {} : { refusedFile }) };
    } finally {
      await refused.discard();
    }
  }

  /** How far the taking over is. */
  private tell({ reached, taken, unchanged, events, acts }: Tally): void {
    const { rows } = this.scan;
    const refusedRows = reached - taken - unchanged;
    this.request.onCounts?.({ rows, reached, taken, unchanged, refusedRows, events, acts: { ...acts } });
  }

  /** What must be there before any row: nothing where no row fits. */
  private async frame(upTo?: number): Promise<Planned> {
    const { ledger, profile, open = {} } = this.request;
    if (this.scan.fit === 0) return { seen: 0, acts: [] };
    const years = this.years?.years ?? [];
    const { seen, known } = await readFrame(this.parts.reader, ledger, years, upTo);
    return {
      seen,
      acts: planFrame(known, years, () => openingOfLedger(ledger, profile, open), this.source),
    };
  }

  private async *batches(phase: ImportPhase): AsyncGenerator<RowsOfBatch<RowOf<P>>> {
    const { profile, path, onProgress, signal } = this.request;
    const readings: AsyncIterable<Reading<RowOf<P>>> = readRows(profile, path, this.scan, {
      onProgress: (progress) => onProgress?.(phase, progress),
    });
    for await (const batch of batchesOf(readings)) {
      signal?.throwIfAborted();
      yield new RowsOfBatch(batch);
    }
  }

  private async isStored(part: PartOfImport): Promise<boolean> {
    return (await storedBefore(this.parts.performer, part)) !== undefined;
  }

  /** How grants found their budget line is decided by their acts and stands in their events. */
  private async countJoins(performed: Performed | undefined, tally: Tally): Promise<void> {
    const { ledger, profile } = this.request;
    if (profile.kind !== 'grants' || !performed) return;
    const { number: upTo, events } = performed;
    for await (const event of this.parts.store.read(ledger, { after: upTo - events.length, upTo }))
      if (grantTakenOver.is(event)) tally.countJoin(event.data.budgetJoin ?? 'not-named');
  }

  /** Rows that were taken are gone again where the ledger was restored to an older state: they must not be counted as taken. */
  private async refuseSetBack(reached: number, performed?: Performed): Promise<void> {
    // What an earlier run stored stands where it stood, before what this one has done.
    const number = performed?.repeated === false ? performed.number : Infinity;
    const head = Math.min(number, await this.head());
    if (head < reached) throw new LedgerBehind(this.request.ledger, reached, head);
  }

  private async head(): Promise<number> {
    try {
      return (await this.parts.store.head(this.request.ledger)).number;
    } catch (error) {
      if (error instanceof LedgerUnknown) return 0;
      throw error;
    }
  }

  private report(tally: Tally, number: number): ImportReport {
    const { ledger, profile, dryRun = false, skipRefused = false } = this.request;
    const { rows, refused, refusals, passedOver, placeholders } = this.scan;
    const totals: BudgetTotals | GrantTotals = this.scan.totals;
    const refusedRows = refused + tally.contradicted;
    const isTaken = skipRefused || refusedRows === 0;
    const { byYear, ...sums } = 'byYear' in totals ? totals : { ...totals, byYear: undefined };
    return {
      ledger,
      fileName: this.source.fileName,
      sha256: this.source.sha256,
      dryRun,
      rows,
      taken: isTaken ? tally.taken : 0,
      unchanged: isTaken ? tally.unchanged : 0,
      refusedRows,
      refused: tally.refused(refusals),
      isTaken,
      events: tally.events,
      number,
      acts: isTaken ? tally.acts : {},
      totals: sums,
      ...(byYear ? { byYear } : {}),
      ...(profile.kind === 'grants' && !dryRun ? { joins: tally.joins } : {}),
      passedOver,
      placeholders,
    };
  }
}
