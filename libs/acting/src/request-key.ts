import { createHash, createHmac } from 'node:crypto';
import { canonical } from '#event-store';
import type { ActRequest } from './perform-act.js';

/** The request key that stands in the store: the same caller, ledger and Idempotency-Key make the same one, for ever. */
export function requestKey({
  ledger,
  caller,
  idempotencyKey = '',
}: Pick<ActRequest, 'ledger' | 'caller' | 'idempotencyKey'>): Buffer {
  return createHash('sha256')
    .update(canonical(['request', ledger, caller.actor, idempotencyKey]))
    .digest();
}

/** What was asked, as a MAC: a plain hash of a short personal text could be guessed. */
export function bodyMac(key: Buffer, { acts }: ActRequest): Buffer {
  const asked = acts.map(({ act, body }) => [act, body]);
  return createHmac('sha256', key).update(canonical(asked)).digest();
}
