import { types } from 'node:util';

/** SQLSTATEs with which a server that is going, coming or full sends its callers away. */
const AWAY = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '25P03', '25P04', '40003']);

const SYSTEM_CODES = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNABORTED',
]); // prettier-ignore

/** pg raises these two kinds without any code. */
const PG_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout|timeout expired|Cannot use a pool after)/;

/**
 * The database cannot be reached or went away; callers answer 503 and may try again.
 * `outcome` is `none` when nothing can have been stored (no connection was had, or a transaction was not yet being
 * committed), and `unknown` when the statement or COMMIT was under way: it may have happened, or happen still.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';

  constructor(
    readonly outcome: 'none' | 'unknown',
    cause: unknown,
  ) {
    super(`the database is not available (${cause instanceof Error ? cause.message : String(cause)})`, {
      cause,
    });
  }
}

/** Whether a statement gave up because somebody else held what it wanted to lock (`lock_timeout`). */
export function isLockTimeout(error: unknown): boolean {
  return types.isNativeError(error) && 'code' in error && error.code === '55P03';
}

/** Whether an error of pg means a lost or refused connection rather than a fault of the statement. */
export function isConnectionLoss(error: unknown): boolean {
  // Not `instanceof`: under jest the system's errors come from another realm.
  if (!types.isNativeError(error)) return false;
  // One error for each address of a host that was tried.
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.some(isConnectionLoss);
  if ('code' in error && typeof error.code === 'string') {
    return AWAY.has(error.code) || error.code.startsWith('08') || SYSTEM_CODES.has(error.code);
  }
  return PG_MESSAGES.test(error.message);
}

/** Gives a lost connection its name; any other error stays what it is. */
export function named(error: unknown, outcome: DatabaseUnavailable['outcome']): unknown {
  if (error instanceof DatabaseUnavailable || !isConnectionLoss(error)) return error;
  return new DatabaseUnavailable(outcome, error);
}
