import { createHash } from 'node:crypto';
import type { Commitment } from '#kernel';
import { canonical } from '#event-store';

const PREFIX = Buffer.from([0x02]);

/**
 * SHA-256(0x02 ‖ salt ‖ path ‖ RFC 8785 of the value): what stands in the leaf instead of a text (docs/spec/event.md).
 * The path is a JSON Pointer into the event, the salt 32 random bytes.
 */
export function commit(salt: Buffer, path: string, value: string): Commitment {
  const hash = createHash('sha256')
    .update(PREFIX)
    .update(salt)
    .update(path, 'utf8')
    .update(canonical(value), 'utf8');
  return { commitment: hash.digest('hex') };
}

/** Whether a value of a leaf is a commitment; no other object of a leaf has this one member. */
export function isCommitment(value: unknown): value is Commitment {
  return (
    typeof value === 'object' && value !== null && 'commitment' in value && Object.keys(value).length === 1
  );
}
