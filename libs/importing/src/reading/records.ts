import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Options } from 'csv-parse';
import type { Label } from '#kernel';
import { ImportFault } from '../import-fault.js';
import type { FileFormat } from '../profile/profile.js';
import { MAX_COLUMNS } from '../profile/format.schema.js';
import { MAX_LINE_CHARS, decodedText } from './decoded-text.js';
import type { SourceFile } from './source-file.js';

/** One row of the file as text. */
export interface SourceRecord {
  /** Physical line on which it begins, counted from 1; a quoted cell may hold line ends. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Several physical lines may make one record; an opening quote sign that is never closed must not collect the whole file. */
const MAX_RECORD_BYTES = 2 * MAX_LINE_CHARS;

/**
 * The file's rows in order, header included. The stream ends by ImportFault where the file cannot be divided into rows any
 * further: then not even their number would be known, so nothing behind that place may be taken.
 */
export async function* records(file: SourceFile, format: FileFormat): AsyncGenerator<SourceRecord> {
  const parser = parse(parserOptions(format));
  // The callback is required by pipeline; a failure reaches the loop below through the parser.
  const stream = pipeline(decodedText(file, format), parser, () => undefined);
  let line = 1;
  try {
    // Every line of the file is part of exactly one record, blank lines too, so the lines can be counted here.
    for await (const cells of stream as AsyncIterable<readonly string[]>) {
      if (cells.length > MAX_COLUMNS) throw tooManyColumns(file, line);
      yield { line, cells };
      line += 1 + lineEndsIn(cells);
    }
  } catch (error) {
    throw error instanceof CsvError ? brokenQuotes(file, error, parser.info.lines) : error;
  } finally {
    stream.destroy();
  }
}

function parserOptions({ delimiter, quote }: FileFormat): Options {
  return {
    delimiter,
    quote: quote === 'none' ? null : quote,
    escape: quote === 'none' ? null : quote,
    record_delimiter: '\n',
    relax_column_count: true,
    max_record_size: MAX_RECORD_BYTES,
  };
}

function lineEndsIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}

function tooManyColumns(file: SourceFile, line: number): ImportFault {
  return new ImportFault(
    'file-too-many-columns',
    {
      de: `Zeile ${String(line)} der Datei ${file.name} hat mehr als ${String(MAX_COLUMNS)} Spalten. Bitte das Trennzeichen im Profil prüfen.`,
      en: `Line ${String(line)} of the file ${file.name} has more than ${String(MAX_COLUMNS)} columns. Please check the delimiter in the profile.`,
    },
    { line },
  );
}

function brokenQuotes(file: SourceFile, error: CsvError, line: number): ImportFault {
  const what: Label =
    error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
      ? {
          de: `Ein Anführungszeichen vor Zeile ${String(line)} wird nicht geschlossen`,
          en: `A quote sign before line ${String(line)} is not closed`,
        }
      : {
          de: `In Zeile ${String(line)} steht ein einzelnes Anführungszeichen mitten im Text`,
          en: `On line ${String(line)} a single quote sign stands within a text`,
        };
  return new ImportFault(
    'file-quotes-broken',
    {
      de: `${what.de} (Datei ${file.name}). Bitte die Datei dort berichtigen; sind Anführungszeichen in ihr gewöhnlicher Text, gehört quote: none unter file ins Profil.`,
      en: `${what.en} (file ${file.name}). Please correct the file there; if quote signs are ordinary text in it, put quote: none under file in the profile.`,
    },
    { line, cause: error },
  );
}
