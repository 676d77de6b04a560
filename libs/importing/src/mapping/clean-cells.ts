import iconv from 'iconv-lite';
import type { FileFormat } from '../profile/profile.js';
import { reasons } from '../refusal.js';
import type { RowInProgress } from './row-in-progress.js';

/** What a text of the ledger must not hold. U+FFFD is left by decoding where bytes were no character, or half of a pair. */
const UNUSABLE = /[\0\u0080-\u009f\ufffd]/;

const CONTROLS = /[\u0080-\u009f]/g;

/** Below U+0300 nothing combines: such a text is in NFC already. */
const PERHAPS_NOT_NFC = /[^\0-\u02ff]/;

/** The cells in NFC. A character that no text of the ledger may hold refuses the row, with the column it stands in. */
export function cleanCells(
  row: RowInProgress,
  columnNames: readonly string[],
  format: FileFormat,
): readonly string[] {
  if (!row.cells.some((cell) => UNUSABLE.test(cell) || PERHAPS_NOT_NFC.test(cell))) return row.cells;
  return row.cells.map((cell, index) => {
    const read =
      format.controlCharacters === 'windows-1252' ? cell.replace(CONTROLS, windowsCharacter) : cell;
    const found = UNUSABLE.exec(read)?.[0];
    if (found !== undefined) {
      const reason =
        found === '\ufffd'
          ? reasons.undecodable(format.encoding)
          : reasons.unusableCharacter(codePoint(found));
      row.refuse(columnNames[index] ?? String(index + 1), cell, reason);
    }
    return read.normalize('NFC');
  });
}

/** The sign that windows-1252 has in this place; itself in the five places that are empty there. */
function windowsCharacter(control: string): string {
  const sign = iconv.decode(Buffer.from([control.charCodeAt(0)]), 'windows-1252');
  return sign === '\ufffd' ? control : sign;
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
