import { createHash } from 'node:crypto';
import type { FoldedEvent, SealedEvent, StoredEvent } from '#kernel';
import { IllFormedLeaf, canonical, refuseIllFormed } from './canonical.js';
import { isRecordedAt, refuseEnvelope } from './envelope.js';

/**
 * An event is at most this large in canonical form, its number counted as 16 digits: it must fit an append of every store
 * beside others.
 */
export const MAX_LEAF_BYTES = 512 * 1024;

/** What the store adds: a number of at most 16 digits and 24 characters of recordedAt. */
const STAMP_BYTES = 40;

/**
 * The canonical text of an event in three parts, because only the store knows number and recordedAt: the leaf is
 * `upToNumber ‖ number ‖ upToRecordedAt ‖ recordedAt ‖ rest`.
 */
export interface LeafParts {
  readonly upToNumber: string;
  readonly upToRecordedAt: string;
  readonly rest: string;
  /** Of the whole leaf in UTF-8, its number counted as 16 digits. */
  readonly bytes: number;
}

/** Throws IllFormedLeaf where the event is not one a leaf can hold; nothing is stored then. */
export function leafParts(event: SealedEvent): LeafParts {
  refuseEnvelope(event);
  if (Object.prototype.toString.call(event.data) !== '[object Object]')
    throw new IllFormedLeaf('/data', 'not an object');
  refuseIllFormed(event.data, '/data', 2);
  const parts = written(event);
  const bytes =
    Buffer.byteLength(parts.upToNumber) +
    Buffer.byteLength(parts.upToRecordedAt) +
    Buffer.byteLength(parts.rest) +
    STAMP_BYTES;
  if (bytes > MAX_LEAF_BYTES) {
    throw new IllFormedLeaf('', `${String(bytes)} bytes; at most ${String(MAX_LEAF_BYTES)}`);
  }
  return { ...parts, bytes };
}

/** The members in the order of RFC 8785, written out: they are always the same ones (docs/spec/event.md). */
function written(event: SealedEvent): Omit<LeafParts, 'bytes'> {
  const text = JSON.stringify;
  return {
    upToNumber:
      `{"actor":${text(event.actor)}` +
      (event.causationId === undefined ? '' : `,"causationId":${text(event.causationId)}`) +
      `,"correlationId":${text(event.correlationId)},"data":${canonical(event.data)}` +
      `,"effectiveOn":${text(event.effectiveOn)},"evidence":${canonical(event.evidence)}` +
      `,"id":${text(event.id)},"leafFormat":1,"ledger":${text(event.ledger)},"number":`,
    upToRecordedAt:
      (event.onBehalfOf === undefined ? '' : `,"onBehalfOf":${text(event.onBehalfOf)}`) +
      (event.reason === undefined ? '' : `,"reason":${canonical(event.reason)}`) +
      ',"recordedAt":"',
    rest:
      `","role":${text(event.role)},"subject":${text(event.subject)},"tags":${canonical(event.tags)}` +
      `,"type":${text(event.type)},"version":${String(event.version)}}`,
  };
}

/** The canonical text of a stored event. Throws IllFormedLeaf where no store can have stored it. */
export function leafText(event: StoredEvent): string {
  const { number, recordedAt, ...sealed } = event;
  if (!Number.isSafeInteger(number) || number < 1)
    throw new IllFormedLeaf('/number', 'not an integer from 1');
  if (!isRecordedAt(recordedAt))
    throw new IllFormedLeaf('/recordedAt', 'not a time in UTC with three digits');
  const { upToNumber, upToRecordedAt, rest } = leafParts(sealed);
  return `${upToNumber}${String(number)}${upToRecordedAt}${recordedAt}${rest}`;
}

const LEAF_PREFIX = Buffer.from([0x00]);

/** SHA-256(0x00 ‖ leaf): the Merkle leaf hash of RFC 9162. */
export function leafHash(text: string): Buffer {
  return createHash('sha256').update(LEAF_PREFIX).update(text, 'utf8').digest();
}

/** Reads a stored leaf back into an event. */
export function eventOfLeaf(text: string): StoredEvent {
  const { leafFormat: _format, ...event } = JSON.parse(text) as StoredEvent & { leafFormat: 1 };
  return event;
}

/** What decision models see of a stored leaf. Every one has the same members, which makes folding them fast. */
export function foldedOfLeaf(text: string): FoldedEvent {
  const { type, version, number, subject, tags, data, effectiveOn } = JSON.parse(text) as StoredEvent;
  return { type, version, number, subject, tags, data, effectiveOn };
}
