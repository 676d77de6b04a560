import type { Label } from '#kernel';
import { ImportFault } from '../import-fault.js';
import type { FileFormat } from '../profile/profile.js';
import { MAX_COLUMNS } from '../profile/format.schema.js';
import type { SourceRecord } from './records.js';
import type { SourceFile } from './source-file.js';

/** The columns that a file really has, and where those are that the profile asks for. */
export interface Columns {
  readonly count: number;
  /** Trimmed; the positions where the file has no header. */
  readonly names: readonly string[];
  /** The index of a named column. It is there: the header was checked against all names the profile uses. */
  readonly indexOf: (name: string) => number;
}

export interface WantedColumns {
  readonly names: readonly string[];
  readonly highestPosition: number;
}

/**
 * The names of a header of several rows run from top to bottom, joined by ` / `. An empty cell of an upper row stands for
 * the one to its left, as merged cells of a spreadsheet are exported.
 */
function headerNames(rows: readonly (readonly string[])[]): readonly string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const filled = rows.map((row, level) => (level < rows.length - 1 ? spread(row, count) : row));
  return Array.from({ length: count }, (_, column) =>
    filled
      .map((row) => (row[column] ?? '').trim().replace(/\s+/g, ' ').normalize('NFC'))
      .filter((name) => name !== '')
      .join(' / '),
  );
}

function spread(row: readonly string[], count: number): readonly string[] {
  let last = '';
  return Array.from({ length: count }, (_, column) => {
    const cell = (row[column] ?? '').trim();
    if (cell !== '') last = cell;
    return last;
  });
}

/**
 * Finds the wanted columns. `header` holds the header's records, `first` the first row below it.
 * Throws ImportFault `file-columns-missing`, `file-columns-ambiguous`, `file-other-encoding` or `file-no-rows`.
 */
export function findColumns(
  file: SourceFile,
  format: FileFormat,
  wanted: WantedColumns,
  header: readonly SourceRecord[],
  first: SourceRecord | undefined,
): Columns {
  const sample = header.at(-1) ?? first;
  if (!sample || header.length < format.headerRows) throw noRows(file);
  const needed = Math.max(format.columns ?? 0, wanted.highestPosition, new Set(wanted.names).size);
  const names = headerNames(header.map(({ cells }) => cells));
  if (header.length > 0 && names.every((name) => name === '')) throw noRows(file);
  if (sample.cells.length === 1 && needed > 1) throw otherDelimiter(file, format, sample);
  if (names.some((name) => name.includes('\uFFFD'))) throw otherEncoding(file, format);
  checkNames(file, wanted, names);
  const count = format.columns ?? names.length;
  if (header.length > 0 && (names.length !== count || wanted.highestPosition > count)) {
    throw otherCount(file, Math.max(format.columns ?? 0, wanted.highestPosition), names.length);
  }
  if (!first) throw noRows(file);
  const shown = header.length > 0 ? names : Array.from({ length: count }, (_, index) => String(index + 1));
  return { count, names: shown, indexOf: (name) => names.indexOf(name) };
}

function checkNames(file: SourceFile, wanted: WantedColumns, found: readonly string[]): void {
  const missing = wanted.names.filter((name) => !found.includes(name));
  if (missing.length > 0) throw missingColumns(file, missing, found);
  const ambiguous = wanted.names.find((name) => found.indexOf(name) !== found.lastIndexOf(name));
  if (ambiguous !== undefined) throw ambiguousColumn(file, ambiguous);
}

/** A message that lists hundreds of columns would not be read. */
const LISTED_COLUMNS = 40;

function list(names: readonly string[]): string {
  const shown = names.slice(0, LISTED_COLUMNS).map((name) => `„${name.slice(0, 80)}“`);
  return names.length > LISTED_COLUMNS ? `${shown.join(', ')}, …` : shown.join(', ');
}

function missingColumns(file: SourceFile, missing: readonly string[], found: readonly string[]): ImportFault {
  const one = missing.length === 1;
  return new ImportFault(
    'file-columns-missing',
    {
      de: `Der Datei ${file.name} ${one ? 'fehlt die Spalte' : 'fehlen die Spalten'} ${list(missing)}. Sie hat: ${list(found)}. Bitte Datei oder Profil (auch file.delimiter und file.headerRows) prüfen.`,
      en: `The file ${file.name} lacks the column${one ? '' : 's'} ${list(missing)}. It has: ${list(found)}. Please check the file or the profile (also file.delimiter and file.headerRows).`,
    },
    { line: 1 },
  );
}

function ambiguousColumn(file: SourceFile, name: string): ImportFault {
  return new ImportFault('file-columns-ambiguous', {
    de: `Die Spalte „${name}“ gibt es in ${file.name} mehrmals. Bitte im Profil position statt column verwenden.`,
    en: `There are several columns “${name}” in ${file.name}. Please use position instead of column in the profile.`,
  });
}

function otherCount(file: SourceFile, expected: number, found: number): ImportFault {
  return new ImportFault(
    'file-columns-missing',
    {
      de: `Die Datei ${file.name} hat ${String(found)} Spalten, das Profil erwartet ${String(expected)}. Bitte Datei oder Profil (file.columns, position) prüfen.`,
      en: `The file ${file.name} has ${String(found)} columns, the profile expects ${String(expected)}. Please check the file or the profile (file.columns, position).`,
    },
    { line: 1 },
  );
}

const DELIMITERS: readonly (readonly [sign: string, name: Label])[] = [
  [';', { de: 'das Semikolon', en: 'the semicolon' }],
  ['\t', { de: 'der Tabulator (im Profil "\\t")', en: 'the tabulator ("\\t" in the profile)' }],
  [',', { de: 'das Komma', en: 'the comma' }],
  ['|', { de: 'der senkrechte Strich', en: 'the vertical bar' }],
];

function otherDelimiter(file: SourceFile, format: FileFormat, { line, cells }: SourceRecord): ImportFault {
  const [row = ''] = cells;
  const signs = DELIMITERS.map(([sign, name]) => ({ name, count: row.split(sign).length - 1 }));
  const best = signs.reduce((most, sign) => (sign.count > most.count ? sign : most));
  const hint: Label =
    best.count > 0 && best.count < MAX_COLUMNS
      ? { de: ` Vermutlich ist es ${best.name.de}.`, en: ` It is probably ${best.name.en}.` }
      : { de: '', en: '' };
  const sign = format.delimiter === '\t' ? '\\t' : format.delimiter;
  return new ImportFault(
    'file-columns-missing',
    {
      de: `Zeile ${String(line)} der Datei ${file.name} hat nur eine Spalte: Das Trennzeichen „${sign}“ des Profils kommt in ihr nicht vor.${hint.de} Bitte file.delimiter im Profil oder die Datei prüfen.`,
      en: `Line ${String(line)} of the file ${file.name} has only one column: the profile's delimiter “${sign}” does not occur in it.${hint.en} Please check file.delimiter in the profile or the file.`,
    },
    { line },
  );
}

function otherEncoding(file: SourceFile, { encoding }: FileFormat): ImportFault {
  const likely = /^utf/i.test(encoding) ? 'windows-1252' : 'utf-8';
  return new ImportFault(
    'file-other-encoding',
    {
      de: `Die Kopfzeile der Datei ${file.name} ist kein Text in ${encoding}, vielleicht in ${likely}. Bitte file.encoding im Profil ändern oder die Datei umwandeln.`,
      en: `The header of the file ${file.name} is no text in ${encoding}, perhaps in ${likely}. Please change file.encoding in the profile or convert the file.`,
    },
    { line: 1 },
  );
}

function noRows(file: SourceFile): ImportFault {
  return new ImportFault('file-no-rows', {
    de: `Die Datei ${file.name} enthält unter der Kopfzeile keine Zeilen. Bitte den Export wiederholen oder headerRows im Profil prüfen.`,
    en: `The file ${file.name} holds no rows below its header. Please repeat the export or check headerRows in the profile.`,
  });
}
