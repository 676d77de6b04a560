import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Language } from '#kernel';
import { ImportFault } from './import-fault.js';
import type { Profile } from './profile/profile.js';
import { openTable } from './open-table.js';
import { readTable } from './read-rows.js';
import type { Scan } from './scan-file.js';

const HEADER: Record<Language, readonly string[]> = {
  de: ['Zeile', 'Spalte', 'Wert', 'Grund'],
  en: ['line', 'column', 'value', 'reason'],
};

export interface RefusedRowsOptions {
  /** Default: beside the file, its name with `.refused.csv` behind it. */
  readonly path?: string;
  readonly language?: Language;
}

/**
 * Writes the refused rows of a scanned file as CSV (semicolon, UTF-8 with byte order mark, as spreadsheets in Germany open
 * it): line, column, value, reason, then the row's cells as they are in the file. A row with several refusals stands there
 * several times. The file appears whole or not at all; one from an earlier run is replaced. Returns its path.
 * Throws ImportFault `refused-rows-not-writable`, and what readRows throws.
 */
export async function writeRefusedRows<P extends Profile>(
  profile: P,
  path: string,
  scan: Scan<P>,
  { path: target = `${path}.refused.csv`, language = 'de' }: RefusedRowsOptions = {},
): Promise<string> {
  const unfinished = `${target}.${String(process.pid)}.tmp`;
  try {
    const output = await open(unfinished, 'w');
    const csv = stringify({ delimiter: ';', bom: true, record_delimiter: '\r\n' });
    await pipeline(Readable.from(lines(profile, path, scan, language)), csv, output.createWriteStream());
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error instanceof ImportFault ? error : notWritable(target, error);
  }
  return target;
}

async function* lines<P extends Profile>(
  profile: P,
  path: string,
  scan: Scan<P>,
  language: Language,
): AsyncGenerator<readonly string[]> {
  const table = await openTable(profile, path);
  yield [...HEADER[language], ...table.columns.names];
  for await (const reading of readTable(table, scan)) {
    if (!('refusals' in reading)) continue;
    for (const { line, column, value, reason } of reading.refusals) {
      yield [String(line), column, value, reason[language], ...reading.cells];
    }
  }
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
