import { euros } from '#kernel';
import type { Columns, ColumnType, Label, Language } from '#kernel';
import { dayIn, readModels } from '#read-models';
import { label } from './language.js';
import { drawTable } from './table.js';
import type { Column } from './table.js';

export type RegisterRow = Readonly<Record<string, unknown>>;

/** Where the width of the terminal is not known: what a usual window shows. */
const USUAL_WIDTH = 120;

const HASH = /^[0-9a-f]{64}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What tells people most comes first when the screen is narrow; equals stay in the order of their declaration. */
const WEIGHTS: Readonly<Record<ColumnType, number>> = {
  text: 0, cents: 0, integer: 1, day: 2, code: 3, flag: 4, codes: 5, json: 9,
}; // prettier-ignore

/** A longer title or value would cost the place of another column. */
const HEAD_CHARACTERS = 20;
const CELL_CHARACTERS = 36;

/**
 * The rows of a register as people read them, with those columns that hold something and fit the screen. `omitted` says
 * how many did not fit.
 */
export function registerTable(
  register: string,
  rows: readonly RegisterRow[],
  language: Language,
  width = process.stdout.columns || USUAL_WIDTH,
): { readonly text: string; readonly omitted: number } {
  const known: Columns = readModels.find(({ name }) => name === register)?.columns ?? {};
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (name) => name !== 'since' && rows.some((row) => isKnown(row[name])),
  );
  const ranked = names
    .map((name, index) => ({
      name,
      weight:
        isHandle(name, rows) || (index <= 1 && !isReference(name, rows))
          ? -1
          : weightOf(name, known[name]?.type, rows),
      column: columnOf(name, known, rows, language),
    }))
    .toSorted((a, b) => a.weight - b.weight);
  const fitting = new Set<string>();
  let used = 0;
  for (const { name, column } of ranked) {
    const needed = widthOf(column, rows, language) + GAP;
    if (used + needed > width + GAP) continue;
    used += needed;
    fitting.add(name);
  }
  const shown = names
    .filter((name) => fitting.has(name))
    .toSorted((a, b) => Number(isReference(a, rows)) - Number(isReference(b, rows)));
  const columns = shown.map((name) => columnOf(name, known, rows, language));
  return { text: drawTable(columns, rows, language), omitted: names.length - shown.length };
}

/** Between two columns. */
const GAP = 2;

/** A column that says the same in every row, or nothing in most of them, may wait. */
function weightOf(name: string, type: ColumnType | undefined, rows: readonly RegisterRow[]): number {
  if (isReference(name, rows)) return Infinity;
  const values = rows.map((row) => row[name]).filter(isKnown);
  const same = rows.length > 1 && new Set(values).size === 1 && values.length === rows.length;
  return (
    (type === undefined ? 8 : WEIGHTS[type]) + (same ? 10 : 0) + (2 * values.length < rows.length ? 5 : 0)
  );
}

function columnOf(
  name: string,
  known: Columns,
  rows: readonly RegisterRow[],
  language: Language,
): Column<RegisterRow> {
  const type = known[name]?.type;
  return {
    head: shortLabel(known[name]?.label ?? label(name, name)),
    cell: (row) => shortened(inCell(row[name], type, language), CELL_CHARACTERS),
    ...(rows.every((row) => !isKnown(row[name]) || typeof row[name] === 'number') ? { align: 'right' } : {}),
  };
}

function widthOf(
  { head, cell }: Column<RegisterRow>,
  rows: readonly RegisterRow[],
  language: Language,
): number {
  return Math.max(head[language].length, ...rows.map((row) => String(cell(row) ?? '').length));
}

function inCell(value: unknown, type: string | undefined, language: Language): string | undefined {
  if (!isKnown(value)) return undefined;
  if (type === 'cents' && typeof value === 'number') return euros(value, language);
  if (type === 'day' && typeof value === 'string') return dayIn(value, language);
  if (typeof value === 'boolean') return language === 'de' ? (value ? 'ja' : 'nein') : value ? 'yes' : 'no';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shortLabel({ de, en }: Label): Label {
  return label(shortened(de, HEAD_CHARACTERS) ?? '', shortened(en, HEAD_CHARACTERS) ?? '');
}

function shortened(text: string | undefined, characters: number): string | undefined {
  return text === undefined || text.length <= characters ? text : `${text.slice(0, characters - 1)}…`;
}

function isKnown(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** By what the next command is told which row is meant: the own id, where not every row has a number from elsewhere. */
function isHandle(name: string, rows: readonly RegisterRow[]): boolean {
  return name === 'id' && !rows.every((row) => isKnown(row['externalNo']));
}

/** Ids of other things and hashes are for machines, and stand behind what people read. */
function isReference(name: string, rows: readonly RegisterRow[]): boolean {
  return rows.some((row) => {
    const value = row[name];
    return typeof value === 'string' && (UUID.test(value) || HASH.test(value));
  });
}
