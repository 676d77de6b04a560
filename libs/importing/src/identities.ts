import { hash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Eight bytes a row: a million rows are kept in 8 MiB; a longer file goes through a temporary file, run by run. */
const ROWS_IN_RUN = 2 ** 20;

/** While runs are merged, each keeps this many rows in memory (64 KiB). */
const ROWS_IN_WINDOW = 2 ** 13;

/**
 * Finds row identities that occur more than once, or counts different ones, with a memory that does not grow with the file:
 * only 53 bits of a hash are kept of each. What it finds are hashes that *may* repeat an identity; two different identities
 * may share one by chance, so whoever asks looks at the rows again and compares the identities themselves.
 */
export class IdentityHashes {
  readonly #run: Float64Array;
  #inRun = 0;
  #folder: string | undefined;
  #file: number | undefined;
  #runsWritten = 0;

  constructor(private readonly rowsInRun = ROWS_IN_RUN) {
    this.#run = new Float64Array(rowsInRun);
  }

  add(identity: string): void {
    if (this.#inRun === this.rowsInRun) this.#writeRun();
    this.#run[this.#inRun] = identityHash(identity);
    this.#inRun += 1;
  }

  /** The hashes that occur more than once, at most `limit` + 1 of them. */
  repeated(limit: number): ReadonlySet<number> {
    const found = new Set<number>();
    let last = Number.NaN;
    for (const value of this.#ascending()) {
      if (value === last) found.add(value);
      if (found.size > limit) break;
      last = value;
    }
    return found;
  }

  /** How many different hashes there are. */
  distinct(): number {
    let count = 0;
    let last = Number.NaN;
    for (const value of this.#ascending()) {
      if (value !== last) count += 1;
      last = value;
    }
    return count;
  }

  /** Removes the temporary file, if there was one. */
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true });
    this.#file = this.#folder = undefined;
  }

  #sortedRun(): Float64Array {
    return this.#run.subarray(0, this.#inRun).sort();
  }

  #writeRun(): void {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'planbuch-import-'));
    this.#file ??= openSync(join(this.#folder, 'identities'), 'w+');
    const run = this.#sortedRun();
    const bytes = new Uint8Array(run.buffer, run.byteOffset, run.byteLength);
    for (let done = 0; done < bytes.length;) done += writeSync(this.#file, bytes, done);
    this.#runsWritten += 1;
    this.#inRun = 0;
  }

  *#ascending(): Generator<number> {
    const windows = [new Window(() => 0, this.#sortedRun())];
    for (let run = 0; run < this.#runsWritten; run += 1) windows.push(this.#windowOn(run));
    for (;;) {
      let least: Window | undefined;
      for (const window of windows) {
        if (window.head !== undefined && (least?.head === undefined || window.head < least.head))
          least = window;
      }
      if (least?.head === undefined) return;
      yield least.head;
      least.advance();
    }
  }

  #windowOn(run: number): Window {
    const file = this.#file ?? -1;
    let row = 0;
    return new Window((into) => {
      const rows = Math.min(ROWS_IN_WINDOW, this.rowsInRun - row);
      const position = (run * this.rowsInRun + row) * Float64Array.BYTES_PER_ELEMENT;
      const bytes = new Uint8Array(into.buffer, 0, rows * Float64Array.BYTES_PER_ELEMENT);
      for (let done = 0; done < bytes.length;)
        done += readSync(file, bytes, done, bytes.length - done, position + done);
      row += rows;
      return rows;
    });
  }
}

/** The next rows of a sorted run. */
class Window {
  #rows: Float64Array;
  #count: number;
  #next = 0;

  /** `fill` reads the following rows and says how many there were; `rows` are those at hand already. */
  constructor(
    private readonly fill: (into: Float64Array) => number,
    rows?: Float64Array,
  ) {
    this.#rows = rows ?? new Float64Array(ROWS_IN_WINDOW);
    this.#count = rows?.length ?? fill(this.#rows);
  }

  /** undefined once the run is at its end. */
  get head(): number | undefined {
    return this.#next < this.#count ? this.#rows[this.#next] : undefined;
  }

  advance(): void {
    this.#next += 1;
    if (this.#next < this.#count) return;
    this.#count = this.fill(this.#rows);
    this.#next = 0;
  }
}

/** 53 bits, which a number holds exactly. */
export function identityHash(identity: string): number {
  const digest = hash('sha1', identity, 'buffer');
  return digest.readUInt32BE(0) * 2 ** 21 + (digest.readUInt32BE(4) >>> 11);
}
