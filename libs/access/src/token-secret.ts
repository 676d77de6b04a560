import { createHash, randomBytes } from 'node:crypto';

/** Marks the text as a token of Planbuch, for people and for programs that look for leaked secrets. */
const PREFIX = 'pb_';

const FORM = /^pb_[A-Za-z0-9_-]{43}$/;

/** A new token: 256 random bits. It is told once and nowhere stored. */
export function newSecret(): string {
  return PREFIX + randomBytes(32).toString('base64url');
}

/** Whether a text can be a token at all; what cannot need not be looked up. */
export function isSecret(text: string): boolean {
  return FORM.test(text);
}

/** What is stored of a token. A plain hash is enough: 256 random bits cannot be guessed. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
