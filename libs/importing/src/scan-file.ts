import type { PlaceholderUse } from './mapping/amounts.js';
import type { PassedOver, Reading, RowOf } from './mapping/row-reader.js';
import { openTable } from './open-table.js';
import type { Table } from './open-table.js';
import type { Profile } from './profile/profile.js';
import type { Refusal } from './refusal.js';
import { Repetitions } from './repetitions.js';
import { Sums } from './sums.js';
import type { TotalsOf } from './sums.js';

/** A person looks at some; all of them stand in the file of refused rows. */
const KEPT_REFUSALS = 1000;

/** What a file holds by a profile, found in one or two readings; nothing was taken yet. */
export interface Scan<P extends Profile = Profile> {
  /** Hexadecimal SHA-256 of the file's bytes. */
  readonly sha256: string;
  readonly bytes: number;
  /** What the system said of the file when it was read: another after a change. */
  readonly version: string;
  /** Names of the file's columns in order; positions where it has no header. */
  readonly columns: readonly string[];
  /** Rows below the header without those passed over; `rows` = `fit` + `refused`. */
  readonly rows: number;
  readonly fit: number;
  readonly refused: number;
  /** The first 1,000 refusals by line; a row may have several. */
  readonly refusals: readonly Refusal[];
  readonly passedOver: readonly PassedOver[];
  /** Placeholders that stood in place of an amount at least once. */
  readonly placeholders: readonly Readonly<PlaceholderUse>[];
  /** Control totals over the rows that fit. */
  readonly totals: TotalsOf<P>;
  /** Line of a row that repeats one before it → why it is refused. */
  readonly repeated: ReadonlyMap<number, Refusal>;
}

export interface Progress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

export interface ScanOptions {
  /** Called now and then while the file is read; a second reading begins again at 0. */
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Reads the whole file by the profile and counts. The memory does not depend on the size of the file.
 * Throws ImportFault where file and profile do not fit together.
 */
export async function scanFile<P extends Profile>(
  profile: P,
  path: string,
  options: ScanOptions = {},
): Promise<Scan<P>> {
  const repetitions = new Repetitions(profile);
  try {
    const count = new Count(profile);
    const table = await openTable(profile, path);
    for await (const reading of watched(table, options)) {
      count.add(reading);
      if ('row' in reading) repetitions.add(reading.row);
    }
    if (repetitions.isSuspicious(table.file.name, table.reader.identityColumns))
      await compare(await openTable(profile, path), repetitions, count, options);
    return count.result(table, repetitions.found);
  } finally {
    repetitions.close();
  }
}

/** Reads again and refuses the rows that repeat one before them. */
async function compare<P extends Profile>(
  table: Table<P>,
  repetitions: Repetitions<P>,
  count: Count<P>,
  options: ScanOptions,
): Promise<void> {
  for await (const reading of watched(table, options)) {
    if (!('row' in reading)) continue;
    const why = repetitions.compare(reading.row, table.file.name, table.reader.identityColumns);
    if (why) count.moveToRefused(reading, why);
  }
}

/** The readings of a table, with progress told between them. */
export async function* watched<P extends Profile>(
  { file, readings }: Table<P>,
  { onProgress }: ScanOptions,
): AsyncGenerator<Reading<RowOf<P>>> {
  let told = 0;
  for await (const reading of readings()) {
    yield reading;
    if (onProgress && file.bytesRead !== told) {
      told = file.bytesRead;
      onProgress({ bytesRead: told, bytesTotal: file.bytesTotal });
    }
  }
}

/** What a scan adds up. */
class Count<P extends Profile> {
  #fit = 0;
  #refused = 0;
  readonly #refusals: Refusal[] = [];
  readonly #sums: Sums<P>;

  constructor(profile: P) {
    this.#sums = new Sums(profile);
  }

  add(reading: Reading<RowOf<P>>): void {
    if ('row' in reading) {
      this.#fit += 1;
      this.#sums.add(reading.row, 1n);
      return;
    }
    this.#refused += 1;
    this.#keep(...reading.refusals);
  }

  moveToRefused(reading: Extract<Reading<RowOf<P>>, { row: RowOf<P> }>, why: Refusal): void {
    this.#fit -= 1;
    this.#refused += 1;
    this.#sums.add(reading.row, -1n);
    this.#keep(why);
  }

  result({ file, reader, columns }: Table<P>, repeated: Scan['repeated']): Scan<P> {
    return {
      sha256: file.sha256 ?? '',
      bytes: file.bytesRead,
      version: file.version,
      columns: columns.names,
      rows: this.#fit + this.#refused,
      fit: this.#fit,
      refused: this.#refused,
      refusals: this.#refusals.sort((a, b) => a.line - b.line),
      passedOver: reader.passedOver.filter(({ count }) => count > 0),
      placeholders: reader.placeholders.filter(({ count }) => count > 0),
      totals: this.#sums.totals(file.name),
      repeated,
    };
  }

  #keep(...refusals: readonly Refusal[]): void {
    this.#refusals.push(...refusals.slice(0, KEPT_REFUSALS - this.#refusals.length));
  }
}
