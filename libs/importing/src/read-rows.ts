import { ImportFault } from './import-fault.js';
import type { Reading, RowOf } from './mapping/row-reader.js';
import { openTable } from './open-table.js';
import type { Profile } from './profile/profile.js';
import { SourceFile } from './reading/source-file.js';
import { watched } from './scan-file.js';
import type { Scan, ScanOptions } from './scan-file.js';

/**
 * The rows of a scanned file in its order: what fits as `row`, the rest with its `refusals`, repetitions among them.
 * Throws ImportFault as scanFile does, and `file-changed` if these are not the bytes that were scanned: at the beginning
 * where the system tells, at the end by their hash.
 */
export async function* readRows<P extends Profile>(
  profile: P,
  path: string,
  scan: Pick<Scan<P>, 'sha256' | 'repeated' | 'version'>,
  options: ScanOptions = {},
): AsyncGenerator<Reading<RowOf<P>>> {
  const table = await openTable(profile, path);
  if (table.file.version !== scan.version) throw fileChanged(table.file.name);
  for await (const reading of watched(table, options)) {
    const repeated = scan.repeated.get(reading.line);
    if (repeated) yield { line: reading.line, cells: reading.cells, refusals: [repeated] };
    else yield reading;
  }
  if (table.file.sha256 !== scan.sha256) throw fileChanged(table.file.name);
}

/**
 * For whoever acts on rows before all of them are read again. Throws ImportFault `file-changed` where the system tells
 * that the file is not the one that was scanned.
 */
export async function refuseChanged(path: string, { version }: Pick<Scan, 'version'>): Promise<void> {
  const file = await SourceFile.open(path);
  if (file.version !== version) throw fileChanged(file.name);
}

function fileChanged(name: string): ImportFault {
  return new ImportFault('file-changed', {
    de: `Die Datei ${name} wurde verändert, während sie gelesen wurde. Bitte warten, bis niemand mehr in sie schreibt, und den Befehl wiederholen.`,
    en: `The file ${name} was changed while it was read. Please wait until nobody writes to it any more and repeat the command.`,
  });
}
