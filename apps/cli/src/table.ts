import Table from 'cli-table3';
import type { Label, Language } from '#kernel';

export interface Column<Row> {
  readonly head: Label;
  readonly cell: (row: Row) => string | number | undefined;
  /** Numbers stand to the right. */
  readonly align?: 'right';
}

/** Lines only below the head: what is copied from the terminal should be text. */
const PLAIN = Object.fromEntries(
  [
    'top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right',
    'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid',
  ].map((part) => [part, '']),
); // prettier-ignore

/** A longer cell would push the others off the screen; `--json` and `--csv` give it whole. */
const CELL_CHARACTERS = 60;

/** Rows as a table for people. */
export function drawTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  language: Language,
): string {
  const table = new Table({
    head: columns.map(({ head }) => head[language]),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    chars: { ...PLAIN, middle: '  ' },
  });
  for (const row of rows) table.push(columns.map(({ cell }) => shortened(String(cell(row) ?? ''))));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= CELL_CHARACTERS ? line : `${line.slice(0, CELL_CHARACTERS - 1)}…`;
}
