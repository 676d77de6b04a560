import pg from 'pg';

/** Object ids of PostgreSQL's built-in types (pg_type.dat); they never change. */
const OID = {
  int8: 20, int8Array: 1016,
  asText: [
    114 /* json */, 3802 /* jsonb */, 1082 /* date */, 1083 /* time */, 1114 /* timestamp */,
    1184 /* timestamptz */, 1186 /* interval */, 1266 /* timetz */, 600 /* point */, 718 /* circle */,
  ],
  asTextArray: [
    199 /* json[] */, 3807 /* jsonb[] */, 1182 /* date[] */, 1115 /* timestamp[] */, 1185 /* timestamptz[] */, 1187 /* interval[] */,
  ],
} as const; // prettier-ignore

const TEXT_ARRAY = 1009;

type Parse = (text: string) => unknown;

/** pg's own table, whose declaration knows only the types that have a name in it. */
const usualParser = pg.types.getTypeParser as (oid: number, format?: string) => Parse;

const parseTextArray = usualParser(TEXT_ARRAY, 'text') as (text: string) => (string | null)[];

const PARSERS = new Map<number, Parse>([
  [OID.int8, parseInt8],
  [OID.int8Array, (text) => parseTextArray(text).map((item) => (item === null ? null : parseInt8(item)))],
  // pg would turn days into local midnight and cut microseconds, and parse JSON whose very bytes are what counts.
  ...OID.asText.map((oid): [number, Parse] => [oid, (text) => text]),
  ...OID.asTextArray.map((oid): [number, Parse] => [oid, parseTextArray]),
]);

/**
 * How the values of one pool's clients are read: int8 as number, days, times and JSON as the text PostgreSQL wrote,
 * everything else as pg does. Passed to each client: pg's process-wide table stays as other libraries expect it.
 */
export const localTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string): Parse =>
    (format === 'binary' ? undefined : PARSERS.get(oid)) ?? usualParser(oid, format),
};

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${text} is beyond ±(2^53 − 1) and cannot be read exactly`);
  return value;
}
