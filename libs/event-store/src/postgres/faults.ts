import { DatabaseUnavailable } from '#platform';
import { LedgerModeDiffers, LedgerUnknown } from '../errors.js';

/**
 * What an error of the append function says, by its SQLSTATE: about the ledger and so about every entry of the call; about
 * the server, which is out of something, busy or ending; or about the data of one of the entries.
 */
export type FaultKind = 'ledger' | 'server' | 'entry';

/** Transaction state, rollback, resources, object state, operator intervention, system: nothing was stored, and none of the entries is at fault. */
const OF_THE_SERVER = /^(25|40|53|55|57|58)/;

export function kindOfFault(error: unknown): FaultKind {
  const state = sqlState(error);
  if (/^PB4/.test(state)) return 'ledger';
  return OF_THE_SERVER.test(state) ? 'server' : 'entry';
}

/** The error that callers are told. */
export function meaningOf(ledger: string, error: unknown): Error {
  const state = sqlState(error);
  if (state === 'PB404') return new LedgerUnknown(ledger);
  if (state === 'PB409') return new LedgerModeDiffers(ledger, 'real');
  if (kindOfFault(error) === 'server') return new DatabaseUnavailable('none', error);
  return error instanceof Error ? error : new Error(String(error));
}

function sqlState(error: unknown): string {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}
