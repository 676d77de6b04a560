import { ImportFault } from './import-fault.js';
import type { Reading, RowOf } from './mapping/row-reader.js';
import { openTable } from './open-table.js';
import type { Table } from './open-table.js';
import type { Profile } from './profile/profile.js';
import { repeats, watched } from './scan-file.js';
import type { Scan, ScanOptions } from './scan-file.js';

/**
 * The rows of a scanned file in its order: what fits as `row`, the rest with its `refusals`, repeated identities among
 * them. Throws ImportFault as scanFile does, and `file-changed` at the end if these are not the bytes that were scanned.
 */
export async function* readRows<P extends Profile>(
  profile: P,
  path: string,
  scan: Pick<Scan<P>, 'sha256' | 'repeated'>,
  options: ScanOptions = {},
): AsyncGenerator<Reading<RowOf<P>>> {
  yield* readTable(await openTable(profile, path), scan, options);
}

/** As readRows, for a file that is open already. */
export async function* readTable<P extends Profile>(
  table: Table<P>,
  scan: Pick<Scan<P>, 'sha256' | 'repeated'>,
  options: ScanOptions = {},
): AsyncGenerator<Reading<RowOf<P>>> {
  for await (const reading of watched(table, options)) {
    const firstLine = scan.repeated.get(reading.line);
    if (firstLine !== undefined && 'row' in reading) {
      const { line, cells } = reading;
      yield { line, cells, refusals: [repeats(reading, table.reader.identityColumns, firstLine)] };
    } else yield reading;
  }
  if (table.file.sha256 !== scan.sha256) throw changed(table.file.name);
}

function changed(name: string): ImportFault {
  return new ImportFault('file-changed', {
    de: `Die Datei ${name} wurde verändert, während sie gelesen wurde. Bitte warten, bis niemand mehr in sie schreibt, und den Befehl wiederholen.`,
    en: `The file ${name} was changed while it was read. Please wait until nobody writes to it any more and repeat the command.`,
  });
}
