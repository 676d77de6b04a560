import type { Label } from '#kernel';
import type { Profile } from '../profile/profile.js';
import type { Columns, WantedColumns } from '../reading/header.js';
import type { SourceRecord } from '../reading/records.js';
import { reasons } from '../refusal.js';
import type { Refusal } from '../refusal.js';
import type { BudgetRow, GrantRow } from '../rows.js';
import type { PlaceholderUse } from './amounts.js';
import { budgetRowReader } from './budget-row.js';
import { cleanCells } from './clean-cells.js';
import { SourceCompiler, normalColumnName } from './compiled-source.js';
import { grantRowReader } from './grant-row.js';
import { RowInProgress } from './row-in-progress.js';

/** The row that a profile makes. */
export type RowOf<P extends Profile> = P extends { readonly kind: 'budget' } ? BudgetRow : GrantRow;

/** What became of one row of the file. `cells` are as the file has them. */
export type Reading<Row> =
  | { readonly line: number; readonly cells: readonly string[]; readonly row: Row }
  | { readonly line: number; readonly cells: readonly string[]; readonly refusals: readonly Refusal[] };

/** A rule by which rows are passed over, and how often it was used. */
export interface PassedOver {
  readonly because: Label;
  count: number;
}

/** Turns the records of one file into rows of one profile, and counts what it read in a special way. */
export interface RowReader<Row> {
  readonly passedOver: readonly PassedOver[];
  readonly placeholders: readonly PlaceholderUse[];
  /** The names of the columns that make the identity, for refusals. */
  readonly identityColumns: string;
  /** undefined where the row is passed over. */
  readonly read: (record: SourceRecord) => Reading<Row> | undefined;
}

const BLANK: Label = { de: 'Leerzeile', en: 'blank line' };

export function rowReader<P extends Profile>(profile: P, columns: Columns): RowReader<RowOf<P>> {
  const compiler = new SourceCompiler(columns);
  const skipping = skipRules(profile, compiler);
  const parts = profile.parts.map((rule) => compiler.part(rule));
  const identity = profile.identity.map((source) => compiler.source(source));
  const placeholders: PlaceholderUse[] = [];
  const readFields = fieldsReader(profile, compiler, placeholders);

  const read = (record: SourceRecord): Reading<RowOf<P>> | undefined => {
    const { line, cells } = record;
    const raw = new RowInProgress(line, cells);
    if (skipping.passesOver(raw)) return undefined;
    if (cells.length !== columns.count) {
      raw.refuse('', cells.join(' | '), reasons.cellCount(columns.count, cells.length));
    }
    const clean = cleanCells(raw, columns.names, profile.file);
    if (raw.refusals.length > 0) return { line, cells, refusals: raw.refusals };
    const row = clean === cells ? raw : new RowInProgress(line, clean);
    for (const part of parts) part(row);
    const id = JSON.stringify(identity.map(({ value }) => value(row) ?? ''));
    const result = readFields(row, id);
    return row.refusals.length > 0 ? { line, cells, refusals: row.refusals } : { line, cells, row: result };
  };
  const identityColumns = [...new Set(identity.map(({ column }) => column))].filter(Boolean).join(' + ');
  return { passedOver: skipping.rules, placeholders, identityColumns, read };
}

/** The one place where the kind of a profile decides the kind of its rows. */
function fieldsReader<P extends Profile>(profile: P, compiler: SourceCompiler, uses: PlaceholderUse[]) {
  const any: Profile = profile;
  const read =
    any.kind === 'budget' ? budgetRowReader(any, compiler, uses) : grantRowReader(any, compiler, uses);
  return read as (row: RowInProgress, identity: string) => RowOf<P>;
}

function skipRules({ rows }: Profile, compiler: SourceCompiler) {
  const blank: PassedOver = { because: BLANK, count: 0 };
  const compiled = rows.skip.map(({ from, matches, because }) => ({
    value: compiler.source(from).value,
    matches,
    use: { because, count: 0 } satisfies PassedOver,
  }));
  const passesOver = (row: RowInProgress): boolean => {
    const rule = row.cells.every((cell) => cell.trim() === '')
      ? { use: blank }
      : compiled.find(({ value, matches }) => matches.test(value(row) ?? ''));
    if (rule) rule.use.count += 1;
    return rule !== undefined;
  };
  return { rules: [blank, ...compiled.map(({ use }) => use)], passesOver };
}

/** The columns that a profile asks of a file. */
export function wantedColumns(profile: Profile): WantedColumns {
  const names = new Set<string>();
  let highestPosition = 0;
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || value instanceof RegExp || value instanceof Map)
      return;
    if (isOrigin(value)) {
      if ('column' in value) names.add(normalColumnName(value.column));
      else highestPosition = Math.max(highestPosition, value.position);
    } else Object.values(value).forEach(visit);
  };
  visit([
    profile.rows,
    profile.parts,
    profile.identity,
    profile.fields,
    profile.kind === 'budget' ? profile.amounts : [],
  ]);
  return { names: [...names], highestPosition };
}

function isOrigin(value: object): value is { column: string } | { position: number } {
  return (
    ('column' in value && typeof value.column === 'string') ||
    ('position' in value && typeof value.position === 'number')
  );
}
