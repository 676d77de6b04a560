import { ImportFault } from './import-fault.js';
import { IdentityHashes, identityHash } from './identities.js';
import type { PlaceholderUse } from './mapping/amounts.js';
import type { PassedOver, Reading, RowOf } from './mapping/row-reader.js';
import { openTable } from './open-table.js';
import type { Table } from './open-table.js';
import type { Profile } from './profile/profile.js';
import { reasons, refusal } from './refusal.js';
import type { Refusal } from './refusal.js';
import { Sums } from './sums.js';
import type { TotalsOf } from './sums.js';

/** A person looks at some; all of them stand in the file that writeRefusedRows writes. */
const KEPT_REFUSALS = 1000;

/** Of so many repeated identities the profile is wrong, not the rows; their lines are kept in memory. */
const MAX_REPEATED = 10_000;

/** What a file holds by a profile, found in one or two readings; nothing was taken yet. */
export interface Scan<P extends Profile = Profile> {
  /** Hexadecimal SHA-256 of the file's bytes. */
  readonly sha256: string;
  readonly bytes: number;
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
  /** Line of a repeated row identity → line on which that identity stood first. */
  readonly repeated: ReadonlyMap<number, number>;
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
  const identities = new IdentityHashes();
  try {
    const count = new Count(profile);
    const table = await openTable(profile, path);
    for await (const reading of watched(table, options)) {
      count.add(reading);
      if ('row' in reading) identities.add(reading.row.identity);
    }
    const suspects = identities.repeated(MAX_REPEATED);
    if (suspects.size > MAX_REPEATED) throw identitiesRepeat(table);
    const repeated =
      suspects.size === 0
        ? new Map<number, number>()
        : await compare(profile, path, suspects, count, options);
    return count.result(table, repeated);
  } finally {
    identities.close();
  }
}

/** Reads again and compares the identities whose hashes occur more than once; all but the first are refused. */
async function compare<P extends Profile>(
  profile: P,
  path: string,
  suspects: ReadonlySet<number>,
  count: Count<P>,
  options: ScanOptions,
): Promise<ReadonlyMap<number, number>> {
  const firstLines = new Map<string, number>();
  const repeated = new Map<number, number>();
  const table = await openTable(profile, path);
  for await (const reading of watched(table, options)) {
    if (!('row' in reading) || !suspects.has(identityHash(reading.row.identity))) continue;
    const { identity } = reading.row;
    const firstLine = firstLines.get(identity);
    if (firstLine === undefined) firstLines.set(identity, reading.line);
    else {
      repeated.set(reading.line, firstLine);
      count.moveToRefused(reading, repeats(reading, table.reader.identityColumns, firstLine));
    }
    if (repeated.size > MAX_REPEATED) throw identitiesRepeat(table);
  }
  return repeated;
}

/** Why the row with a repeated identity is refused. */
export function repeats<Row extends { readonly identity: string }>(
  { line, row }: Extract<Reading<Row>, { row: Row }>,
  columns: string,
  firstLine: number,
): Refusal {
  const identity = JSON.parse(row.identity) as readonly string[];
  return refusal(line, columns, identity.join(' + '), reasons.identityRepeats(firstLine));
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

  result({ file, reader }: Table<P>, repeated: ReadonlyMap<number, number>): Scan<P> {
    return {
      sha256: file.sha256 ?? '',
      bytes: file.bytesRead,
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

function identitiesRepeat<P extends Profile>({ file, reader }: Table<P>): ImportFault {
  const columns = reader.identityColumns;
  return new ImportFault('file-identities-repeat', {
    de: `In der Datei ${file.name} wiederholt sich die Zeilenkennung (${columns}) mehr als ${String(MAX_REPEATED)}-mal. Bitte unter identity im Profil weitere Spalten nennen, bis jede Zeile eine eigene Kennung hat.`,
    en: `In the file ${file.name} the row identity (${columns}) repeats more than ${String(MAX_REPEATED)} times. Please name further columns under identity in the profile until each row has an identity of its own.`,
  });
}
