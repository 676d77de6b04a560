import { isRealDate, type AnyRow, type ColumnType } from '#kernel';
import { RowMismatch } from './errors.js';
import type { ShapeColumn, TableShape } from './table-shape.js';

/** Keys and codes are names, not texts; an index entry of PostgreSQL holds 2,700 bytes, into which two of them must fit. */
const MAX_KEY = 200;
const MAX_CODE = 400;

/** Characters with a meaning in COPY's text format, and the one that no PostgreSQL text holds. */
const SPECIAL = /[\\\t\n\r\0]/;

interface Kind {
  readonly expected: string;
  /** The value in COPY's text format; undefined where it is not of this type. */
  readonly encode: (value: unknown) => string | undefined;
  readonly decode: (field: string) => AnyRow[string];
}

const wholeNumber: Kind = {
  expected: 'an integer within ±(2^53 − 1)',
  encode: (value) => (Number.isSafeInteger(value) ? String(value) : undefined),
  decode: Number,
};

const KINDS: Readonly<Record<ColumnType, Kind>> = {
  code: {
    expected: `a text of at most ${String(MAX_CODE)} characters`,
    encode: encodeCode,
    decode: unescaped,
  },
  codes: {
    expected: `a list of texts of at most ${String(MAX_CODE)} characters`,
    encode: encodeCodes,
    decode: decodeCodes,
  },
  text: { expected: 'a well-formed text without U+0000', encode: encodeText, decode: unescaped },
  integer: wholeNumber,
  cents: wholeNumber,
  day: {
    expected: 'a day that exists, as YYYY-MM-DD',
    encode: encodeDay,
    decode: unescaped,
  },
  flag: {
    expected: 'true or false',
    encode: (value) => (value === true ? 't' : value === false ? 'f' : undefined),
    decode: (field) => field === 't',
  },
  json: {
    expected: 'an object or a list',
    encode: (value) => (typeof value === 'object' ? encodeText(JSON.stringify(value)) : undefined),
    decode: (field) => JSON.parse(unescaped(field)) as object,
  },
};

function encodeText(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.isWellFormed()) return undefined;
  if (!SPECIAL.test(value)) return value;
  if (value.includes('\0')) return undefined;
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' };

function unescaped(field: string): string {
  return field.includes('\\') ? field.replace(/\\(.)/g, (_, sign: string) => ESCAPES[sign] ?? sign) : field;
}

function encodeDay(value: unknown): string | undefined {
  return typeof value === 'string' && isRealDate(value) ? value : undefined;
}

function encodeCode(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= MAX_CODE ? encodeText(value) : undefined;
}

function encodeCodes(value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value as readonly unknown[];
  if (items.some((item) => encodeCode(item) === undefined)) return undefined;
  // First as an element of an array, then as a field of COPY.
  return encodeText(`{${items.map((item) => `"${quotable(String(item))}"`).join(',')}}`);
}

function quotable(item: string): string {
  return /["\\]/.test(item) ? item.replaceAll('\\', '\\\\').replaceAll('"', '\\"') : item;
}

function decodeCodes(field: string): string[] {
  const items = unescaped(field).matchAll(/"((?:[^"\\]|\\.)*)"/gs);
  return [...items].map(([, item = '']) => item.replace(/\\(.)/gs, '$1'));
}

/** Writes rows as fields of COPY's text format. Throws RowMismatch where a row is not as declared. */
export type EncodeRow = (row: AnyRow) => string;

export function rowEncoder({ model, columns }: TableShape): EncodeRow {
  const encoders = columns.map((column) => columnEncoder(model.name, column));
  return (row) => {
    if (Object.keys(row).length !== columns.length) refuseOtherColumns(model.name, columns, row);
    // Joined at once: a text that is put together piece by piece stays a tree of pieces for as long as the row is held.
    return encoders.map((encode) => encode(row)).join('\t');
  };
}

/** Reads back what a `rowEncoder` of the same table wrote. */
export function rowDecoder({ columns }: TableShape): (fields: string) => AnyRow {
  const decoders = columns.map(({ name, type }) => ({ name, decode: KINDS[type].decode }));
  return (fields) => {
    const row: Record<string, AnyRow[string]> = {};
    const values = fields.split('\t');
    for (const [index, { name, decode }] of decoders.entries()) {
      const field = values[index] ?? '';
      row[name] = field === '\\N' ? null : decode(field);
    }
    return row;
  };
}

function columnEncoder(model: string, { name, type }: ShapeColumn): (row: AnyRow) => string {
  const { expected, encode } = KINDS[type];
  // The rows of one event, of one day, of one act agree in most columns: mostly the value is that of the row before.
  let last: AnyRow[string] = null;
  let lastField = '';
  return (row) => {
    const value = row[name];
    if (value === null) return '\\N';
    if (value === last) return lastField;
    const field = encode(value);
    if (field === undefined) throw new RowMismatch(model, name, `${expected}, or null`);
    // What an object holds may change though it is the same one.
    if (typeof value !== 'object') {
      last = value ?? null;
      lastField = field;
    }
    return field;
  };
}

function refuseOtherColumns(model: string, columns: readonly ShapeColumn[], row: AnyRow): void {
  const surplus = Object.keys(row).find((name) => columns.every((column) => column.name !== name));
  if (surplus !== undefined) throw new RowMismatch(model, surplus, 'a declared column');
}

/** A key as a field of COPY's text format. */
export function encodeKey(model: string, key: string): string {
  const field = key.length > 0 && key.length <= MAX_KEY ? encodeText(key) : undefined;
  if (field === undefined) throw new RowMismatch(model, 'id', `a text of 1 to ${String(MAX_KEY)} characters`);
  return field;
}

/** The columns under their declared names. */
export function selectList(columns: readonly ShapeColumn[]): string {
  return columns.map(({ name, sql }) => `${sql} AS "${name}"`).join(', ');
}
