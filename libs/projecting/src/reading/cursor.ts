import { createHash } from 'node:crypto';
import { BadQuestion } from '../errors.js';
import type { PageQuery } from './register-query.js';

/** Where a page ended: the number all pages are true at, and the last row's place in the order. */
export interface Cursor {
  readonly number: number;
  readonly id: string;
  /** The value sorted by; null where it was not known. */
  readonly value: string | number | boolean | null;
  /** Of the question, so that a cursor is not used with another one. */
  readonly question: string;
}

export function questionOf(model: string, { ledger, filters, q, sort }: PageQuery): string {
  const asked = JSON.stringify([model, ledger, filters ?? {}, q ?? '', sort ?? '']);
  return createHash('sha256').update(asked).digest('base64url').slice(0, 12);
}

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Throws BadQuestion where the text is no cursor of this question. */
export function readCursor(text: string, question: string): Cursor {
  const cursor = parsed(text);
  if (cursor?.question !== question)
    throw new BadQuestion('cursor', 'the cursor of the page before, with the same filters, words and order');
  return cursor;
}

function parsed(text: string): Cursor | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return isCursor(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isCursor(value: unknown): value is Cursor {
  if (typeof value !== 'object' || value === null) return false;
  const { number, id, value: sorted, question } = value as Readonly<Record<string, unknown>>;
  return (
    Number.isSafeInteger(number) &&
    typeof id === 'string' &&
    typeof question === 'string' &&
    (sorted === null || ['string', 'number', 'boolean'].includes(typeof sorted))
  );
}
