import { createCipheriv, createHash, type Cipher } from 'node:crypto';
import { v7 } from 'uuid';
import type { Clock } from './clock.js';
import type { Ids } from './ids.js';
import type { Randomness } from './randomness.js';

/** A clock that stands still until it is set. */
export interface RehearsalClock extends Clock {
  /** @throws RangeError for a time before the present one: a ledger's time never goes back */
  setTo(now: string): void;
}

export interface Rehearsal {
  readonly clock: RehearsalClock;
  readonly ids: Ids;
  readonly randomness: Randomness;
}

/**
 * Time, ids and salts that are the same at every run with the same seed: for the demo and for what-if copies, which are
 * marked as rehearsals for ever. Whoever knows the seed knows the salts, so nothing real may be kept with them.
 */
export function rehearsal(seed: string, startsAt: string): Rehearsal {
  const clock = settableClock(startsAt);
  return {
    clock,
    ids: seededIds(stream(`${seed}/ids`), clock),
    randomness: seededRandomness(stream(`${seed}/salts`)),
  };
}

function settableClock(startsAt: string): RehearsalClock {
  let present = new Date(startsAt).toISOString();
  return {
    now: () => present,
    setTo(now) {
      const next = new Date(now).toISOString();
      if (next < present) throw new RangeError(`${next} is before ${present}`);
      present = next;
    },
  };
}

function seededIds(source: Cipher, clock: Clock): Ids {
  // The counter keeps ids of the same millisecond in order; uuid would otherwise keep one for the whole process.
  let seq = 0;
  return {
    uuidv7: () =>
      v7({ msecs: Date.parse(clock.now()), seq: (seq = (seq + 1) % 0x8000_0000), random: take(source, 16) }),
  };
}

function seededRandomness(source: Cipher): Randomness {
  return { bytes32: () => take(source, 32) };
}

/** The key stream of AES in counter mode, under the seed's hash as key: as long as needed, and the same everywhere. */
function stream(seed: string): Cipher {
  return createCipheriv('aes-256-ctr', createHash('sha256').update(seed).digest(), Buffer.alloc(16));
}

function take(source: Cipher, bytes: number): Buffer {
  return source.update(Buffer.alloc(bytes));
}
