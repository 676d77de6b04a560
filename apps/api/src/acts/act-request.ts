import type { Caller } from '#access';
import type { ActRequest, AskedAct } from '#acting';
import type { Fault } from '#kernel';
import type { ApiRequest } from '../edge/api-request.js';
import { jsonBody } from '../edge/json-body.js';
import { QueryReader } from '../edge/query-reader.js';
import { EdgeRefusal } from '../problems/problem.js';

const KEY = /^[\x21-\x7e]{1,255}$/;
const NUMBER = /^(0|[1-9]\d{0,15})$/;

/** What an act's request says besides its body. */
export function askedOf(
  request: ApiRequest,
  ledger: string,
  caller: Caller,
  acts: readonly AskedAct[],
): ActRequest {
  const query = new QueryReader(request);
  const dryRun = query.flag('dry-run');
  query.end(['dry-run']);
  const idempotencyKey = header(request, 'idempotency-key', KEY, {
    de: '1 bis 255 sichtbare ASCII-Zeichen',
    en: '1 to 255 visible ASCII characters',
  });
  const ifLedgerNumber = header(request, 'if-ledger-number', NUMBER, {
    de: 'die Nummer eines Ereignisses',
    en: 'the number of an event',
  });
  return {
    ledger,
    caller,
    acts,
    ...(dryRun ? { dryRun } : {}),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(ifLedgerNumber === undefined ? {} : { ifLedgerNumber: Number(ifLedgerNumber) }),
  };
}

function header(
  { headers }: ApiRequest,
  name: string,
  form: RegExp,
  expected: { readonly de: string; readonly en: string },
): string | undefined {
  const value = headers[name];
  if (value === undefined) return undefined;
  if (typeof value === 'string' && form.test(value)) return value;
  throw new EdgeRefusal('header-invalid', {
    facts: { header: name, expectedDe: expected.de, expectedEn: expected.en },
  });
}

/** The acts of a batch: `[{act, input}]`. Throws with every entry that is not one. */
export function batchOf(request: ApiRequest): AskedAct[] {
  const body = jsonBody(request);
  if (!Array.isArray(body)) {
    throw new EdgeRefusal('input-invalid', {
      fields: [{ path: '', expected: { de: 'eine Liste [{act, input}]', en: 'a list [{act, input}]' } }],
    });
  }
  const faults: Fault[] = [];
  const acts = body.map((entry: unknown, index): AskedAct => {
    if (isAsked(entry)) return { act: entry.act, body: entry.input };
    faults.push({
      path: `/${String(index)}`,
      expected: { de: 'genau {"act": "…", "input": {…}}', en: 'exactly {"act": "…", "input": {…}}' },
    });
    return { act: '', body: undefined };
  });
  if (faults.length > 0) throw new EdgeRefusal('input-invalid', { fields: faults.slice(0, 100) });
  return acts;
}

function isAsked(entry: unknown): entry is { readonly act: string; readonly input: unknown } {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return false;
  const names = Object.keys(entry);
  return names.length === 2 && names.includes('input') && 'act' in entry && typeof entry.act === 'string';
}
