import { stringify } from 'csv-stringify/sync';
import type { Groups, RegisterRow } from '#projecting';

/**
 * The rows of a JSON answer as CSV (RFC 4180, UTF-8): the first line names the columns, what is not known is empty, lists
 * and objects are JSON. Texts stand as they were typed: a program that runs formulas must be told to read text.
 */
export function rowsAsCsv(columns: readonly string[], rows: readonly RegisterRow[]): string {
  return table(
    columns,
    rows.map((row) => columns.map((name) => row[name] ?? null)),
  );
}

export function groupsAsCsv(column: string, { groups }: Groups): string {
  const sums = Object.keys(groups[0]?.sums ?? {});
  return table(
    [column, 'count', ...sums],
    groups.map(({ value, count, sums: of }) => [value, count, ...sums.map((name) => of[name] ?? null)]),
  );
}

function table(header: readonly string[], lines: readonly (readonly unknown[])[]): string {
  return stringify([header, ...lines], {
    record_delimiter: '\r\n',
    cast: { boolean: String, object: (value) => JSON.stringify(value) },
  });
}
