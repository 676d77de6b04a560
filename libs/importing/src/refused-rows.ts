import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import type { Language } from '#kernel';
import { ImportFault } from './import-fault.js';
import type { Refusal } from './refusal.js';

const HEADER: Record<Language, readonly string[]> = {
  de: ['Zeile', 'Spalte', 'Wert', 'Grund'],
  en: ['line', 'column', 'value', 'reason'],
};

/** Written in pieces of this size, so that a file of refused rows may be as long as it likes. */
const PIECE_CHARS = 64 * 1024;

/** A row of the file that is not taken: its cells as they stand there, and why. */
export interface RefusedRow {
  readonly cells: readonly string[];
  readonly refusals: readonly Refusal[];
}

export interface RefusedRowsOptions {
  /** Names of the file's columns. */
  readonly columns: readonly string[];
  readonly language?: Language;
}

/**
 * The refused rows of a file as CSV (semicolon, UTF-8 with byte order mark, as spreadsheets in Germany open it): line,
 * column, value, reason, then the row's cells as they are in the file. A row with several refusals stands there several
 * times. The file appears whole, with `finish`, or not at all; one from an earlier run is replaced. Where nothing is
 * refused, none is written. Every method throws ImportFault `refused-rows-not-writable`.
 */
export class RefusedRows {
  #unwritten = '';
  #file: FileHandle | undefined;

  constructor(
    /** Where the file appears. */
    readonly path: string,
    private readonly options: RefusedRowsOptions,
  ) {}

  async add({ cells, refusals }: RefusedRow): Promise<void> {
    await this.#writing(async () => {
      if (!this.#file) await this.#begin();
      const { language = 'de' } = this.options;
      for (const { line, column, value, reason } of refusals)
        this.#unwritten += csv([String(line), column, value, reason[language], ...cells]);
      if (this.#unwritten.length >= PIECE_CHARS) await this.#write();
    });
  }

  /** Gives the path; undefined where nothing was refused. */
  async finish(): Promise<string | undefined> {
    if (!this.#file) return undefined;
    await this.#writing(async () => {
      await this.#write();
      await this.#file?.close();
      await rename(this.#unfinished, this.path);
    });
    this.#file = undefined;
    return this.path;
  }

  /** Leaves nothing behind of a file that is not finished. */
  async discard(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    if (!file) return;
    // Closed already where finishing failed.
    await file.close().catch(() => undefined);
    await rm(this.#unfinished, { force: true });
  }

  get #unfinished(): string {
    return `${this.path}.${String(process.pid)}.tmp`;
  }

  async #begin(): Promise<void> {
    const { columns, language = 'de' } = this.options;
    this.#file = await open(this.#unfinished, 'w');
    this.#unwritten = `\uFEFF${csv([...HEADER[language], ...columns])}`;
  }

  async #write(): Promise<void> {
    await this.#file?.write(this.#unwritten);
    this.#unwritten = '';
  }

  async #writing(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.discard();
      throw notWritable(this.path, error);
    }
  }
}

function csv(cells: readonly string[]): string {
  return stringify([[...cells]], { delimiter: ';', record_delimiter: '\r\n' });
}

function notWritable(path: string, cause: unknown): ImportFault {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'I/O';
  return new ImportFault(
    'refused-rows-not-writable',
    {
      de: `Die abgelehnten Zeilen lassen sich nicht nach ${path} schreiben (${code}). Bitte die Datei in einen Ordner kopieren, in den Sie schreiben dürfen, und den Befehl wiederholen.`,
      en: `The refused rows cannot be written to ${path} (${code}). Please copy the file to a folder you may write to and repeat the command.`,
    },
    { cause },
  );
}
