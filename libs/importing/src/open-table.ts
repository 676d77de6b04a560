import { rowReader, wantedColumns } from './mapping/row-reader.js';
import type { Reading, RowOf, RowReader } from './mapping/row-reader.js';
import type { Profile } from './profile/profile.js';
import { findColumns } from './reading/header.js';
import type { Columns } from './reading/header.js';
import { records } from './reading/records.js';
import type { SourceRecord } from './reading/records.js';
import { SourceFile } from './reading/source-file.js';

/** A file whose header was found to fit a profile; its rows can be read once. */
export interface Table<P extends Profile> {
  readonly file: SourceFile;
  readonly columns: Columns;
  readonly reader: RowReader<RowOf<P>>;
  /** Every row but those passed over. Whoever stops early ends the reading of the file. */
  readonly readings: () => AsyncGenerator<Reading<RowOf<P>>>;
}

/** Throws ImportFault where file and profile do not fit together. */
export async function openTable<P extends Profile>(profile: P, path: string): Promise<Table<P>> {
  const file = await SourceFile.open(path);
  const rest = records(file, profile.file);
  try {
    await take(rest, profile.file.titleRows);
    const header = await take(rest, profile.file.headerRows);
    const first = await throughFirstFilled(rest);
    const columns = findColumns(file, profile.file, wantedColumns(profile), header, first.at(-1));
    const reader = rowReader(profile, columns);
    return { file, columns, reader, readings: () => readings(reader, first, rest) };
  } catch (error) {
    await rest.return(undefined);
    throw error;
  }
}

async function* readings<Row>(
  reader: RowReader<Row>,
  first: readonly SourceRecord[],
  rest: AsyncGenerator<SourceRecord>,
): AsyncGenerator<Reading<Row>> {
  try {
    for (const record of first) {
      const reading = reader.read(record);
      if (reading) yield reading;
    }
    for await (const record of rest) {
      const reading = reader.read(record);
      if (reading) yield reading;
    }
  } finally {
    await rest.return(undefined);
  }
}

async function take(from: AsyncGenerator<SourceRecord>, count: number): Promise<readonly SourceRecord[]> {
  const taken: SourceRecord[] = [];
  while (taken.length < count) {
    const next = await from.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

/** More blank lines than this before the first row are no table. */
const MAX_BLANK_LINES = 1000;

/** The blank lines before the first row, and that row; nothing where there is none. */
async function throughFirstFilled(from: AsyncGenerator<SourceRecord>): Promise<readonly SourceRecord[]> {
  const taken: SourceRecord[] = [];
  while (taken.length < MAX_BLANK_LINES) {
    const next = await from.next();
    if (next.done) return [];
    taken.push(next.value);
    if (next.value.cells.some((cell) => cell.trim() !== '')) return taken;
  }
  return [];
}
