import { randomFillSync } from 'node:crypto';

/** Where salts and keys come from. */
export interface Randomness {
  /** 32 bytes that nobody can foresee and that are given out only once; the caller owns them. */
  bytes32(): Buffer;
}

const POOL_BYTES = 64 * 1024;
const SALT_BYTES = 32;

/**
 * The system's randomness, drawn 64 KiB at a time: one call of the system for 2,048 salts instead of one for each.
 * A byte that was given out is wiped in the pool.
 */
export function systemRandomness(): Randomness {
  const pool = Buffer.alloc(POOL_BYTES);
  let used = POOL_BYTES;
  return {
    bytes32() {
      if (used === POOL_BYTES) {
        randomFillSync(pool);
        used = 0;
      }
      const bytes = Buffer.from(pool.subarray(used, used + SALT_BYTES));
      pool.fill(0, used, used + SALT_BYTES);
      used += SALT_BYTES;
      return bytes;
    },
  };
}
