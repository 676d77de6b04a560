import { ImportFault } from './import-fault.js';
import type { Reading, RowOf } from './mapping/row-reader.js';
import { wantedColumns } from './mapping/row-reader.js';
import { openTable } from './open-table.js';
import type { Profile } from './profile/profile.js';

/** A person reads these rows one by one. */
const MAX_TRIED = 1000;

export interface Trial<P extends Profile> {
  /** Names of the file's columns in order; positions where it has no header. */
  readonly columns: readonly string[];
  /** Named columns that the profile does not use. */
  readonly unusedColumns: readonly string[];
  /** What the profile makes of the first rows, and which of them it refuses. */
  readonly readings: readonly Reading<RowOf<P>>[];
  /** Whether the file has no further rows. */
  readonly isWholeFile: boolean;
}

/**
 * What a profile makes of the first `count` rows of a file (at most 1,000). Repeated row identities are found by
 * scanFile only. Throws ImportFault where file and profile do not fit together.
 */
export async function tryProfile<P extends Profile>(
  profile: P,
  path: string,
  count: number,
): Promise<Trial<P>> {
  const wanted = Math.min(Math.max(count, 1), MAX_TRIED);
  const table = await openTable(profile, path);
  const readings: Reading<RowOf<P>>[] = [];
  let isWholeFile = true;
  try {
    for await (const reading of table.readings()) {
      if (readings.length === wanted) {
        isWholeFile = false;
        break;
      }
      readings.push(reading);
    }
  } catch (error) {
    // The rows before the place where the file becomes unreadable are what the person asked for.
    if (readings.length < wanted || !(error instanceof ImportFault)) throw error;
    isWholeFile = false;
  }
  const used = wantedColumns(profile).names;
  const unusedColumns =
    profile.file.headerRows === 0 ? [] : table.columns.names.filter((name) => !used.includes(name));
  return { columns: table.columns.names, unusedColumns, readings, isWholeFile };
}
