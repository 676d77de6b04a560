export const MASTER_KEY_BYTES = 32;

/** Fewer different bytes than this do not come out of 32 random ones (the chance is below 10^-20), but out of a template. */
const DIFFERENT_BYTES = 12;

/**
 * The master key in a setting or a file: 32 bytes as 64 hex digits, as Base64, or as they are. Undefined if it is none,
 * or one that nobody drew at random.
 */
export function parseMasterKey(content: Buffer): Buffer | undefined {
  const key = rawKey(content);
  if (key?.length !== MASTER_KEY_BYTES || new Set(key).size < DIFFERENT_BYTES) return undefined;
  const isSequence = key.every((byte, index) => index === 0 || byte === ((key[index - 1] ?? 0) + 1) % 256);
  return isSequence ? undefined : key;
}

function rawKey(content: Buffer): Buffer | undefined {
  if (content.length === MASTER_KEY_BYTES) return Buffer.from(content);
  const text = content.toString('latin1').trim();
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}
