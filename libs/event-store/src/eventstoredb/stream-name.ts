export const STREAM_PREFIX = 'planbuch-';

/** The event server keeps the settings of a stream in a stream of this name and the other's. */
export const SETTINGS_OF = '$$';

/** A hyphen and the 36 characters of a UUID. */
const INCARNATION_LENGTH = 37;

/** The stream's name tells the incarnation too: a ledger that is moved or restored never meets its former stream. */
export function streamOf(ledger: string, incarnation: string): string {
  return `${STREAM_PREFIX}${ledger}-${incarnation}`;
}

/** The ledger of a stream; undefined where none can have such a stream. */
export function ledgerOf(stream: string): string | undefined {
  const ledger = stream.slice(STREAM_PREFIX.length, -INCARNATION_LENGTH);
  return ledger === '' || !stream.startsWith(STREAM_PREFIX) ? undefined : ledger;
}

/** The incarnation in the name of a stream. */
export function incarnationOf(stream: string): string {
  return stream.slice(1 - INCARNATION_LENGTH);
}
