import { basename } from 'node:path';
import { ImportFault } from '#importing';
import type { Refusal } from '#importing';
import type { Tally } from './tally.js';

/** The ledger refuses a row that it did not refuse when the file was compared with it: it has moved since. */
export function stoppedAt({ line, reason }: Refusal, path: string, { taken, unchanged }: Tally): ImportFault {
  const [name, row, done] = [basename(path), String(line), String(taken + unchanged)];
  return new ImportFault(
    'row-refused',
    {
      de: `Zeile ${row} der Datei ${name} nimmt das Planungsbuch nicht an: ${reason.de} ${done} Zeilen davor sind übernommen. Bitte die Zeile berichtigen und den Befehl wiederholen; mit --skip-refused werden abgelehnte Zeilen übergangen.`,
      en: `The ledger does not take line ${row} of the file ${name}: ${reason.en} ${done} rows before it are taken. Please correct the row and repeat the command; with --skip-refused refused rows are skipped.`,
    },
    { line },
  );
}
