import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Where the ids of events and things come from. */
export interface Ids {
  /** A UUID of version 7: begins with the time, so that ids made one after the other sort that way. */
  uuidv7(): string;
}

const RANDOM_BYTES = 16;

/** The system is asked once for 256 ids: for a single one, asking takes longer than everything else about it. */
const pool = Buffer.alloc(256 * RANDOM_BYTES);
let used = pool.length;

/**
 * The last id's time and its place within that millisecond, which begins at random below 2^31 (RFC 9562, 6.2) and has as
 * much room above. A clock that steps back leaves the time as it is.
 */
let lastMs = 0;
let sequence = 0;

export const systemIds: Ids = {
  uuidv7: () => {
    const random = random16();
    const now = Date.now();
    if (now > lastMs) [lastMs, sequence] = [now, random.readUInt32BE(0) >>> 1];
    else sequence += 1;
    return v7({ random, msecs: lastMs, seq: sequence });
  },
};

/** To be read before the next call. */
function random16(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.subarray(used, (used += RANDOM_BYTES));
}
