import { EdgeRefusal } from '../problems/problem.js';
import type { ApiRequest } from './api-request.js';

/** More than any act holds (an event has at most 512 KiB), and a batch of 500 ordinary ones. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

const JSON_TYPE = /^application\/json *(?:; *charset="?utf-8"?)? *$/i;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** The body as JSON. Replacing what is not UTF-8, as body readers do, would store something else than was sent. */
export function jsonBody(request: ApiRequest): unknown {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body) || body.length === 0) throw malformed('1:1');
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) throw new EdgeRefusal('media-type-unsupported');
  let text: string;
  try {
    text = strictUtf8.decode(body);
  } catch {
    throw malformed('UTF-8');
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw malformed(error instanceof Error ? error.message.slice(0, 200) : '');
  }
}

function malformed(at: string): EdgeRefusal {
  return new EdgeRefusal('json-malformed', { facts: { at } });
}
