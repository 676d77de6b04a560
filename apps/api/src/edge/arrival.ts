import { randomUUID } from 'node:crypto';
import type { NextFunction } from 'express';
import { EdgeRefusal } from '../problems/problem.js';
import type { ApiRequest, ApiResponse } from './api-request.js';
import { languageOf } from './language.js';

/** Node keeps the first of two such headers or joins them: then nobody could say which one the sender meant. */
const SINGLE = new Set([
  'authorization', 'content-type', 'content-length', 'idempotency-key', 'if-ledger-number', 'last-event-id', 'host',
]); // prettier-ignore

/** What every request gets before anything looks at it. */
export function arrival(request: ApiRequest, response: ApiResponse, next: NextFunction): void {
  request.traceId = randomUUID();
  request.language = languageOf(request.headers['accept-language']);
  request.noted = {};
  response.setHeader('Cache-Control', 'no-store');
  const repeated = repeatedHeader(request.rawHeaders);
  next(
    repeated === undefined ? undefined : new EdgeRefusal('header-repeated', { facts: { header: repeated } }),
  );
}

/** `raw` is name, value, name, value … as they came. */
function repeatedHeader(raw: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index]?.toLowerCase() ?? '';
    if (!SINGLE.has(name)) continue;
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}
