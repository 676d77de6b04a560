import { createHash } from 'node:crypto';
import { MAX_TAGS, isTag, sortedTags } from '#kernel';
import type { SealedEvent, StoredEvent } from '#kernel';
import { IllFormedLeaf, canonical, refuseIllFormed } from './canonical.js';

/** An event is at most this large in canonical form: it must fit an append of every store beside others. */
export const MAX_LEAF_BYTES = 512 * 1024;

/**
 * The canonical text of an event in three parts, because only the store knows number and recordedAt: the leaf is
 * `upToNumber ‖ number ‖ upToRecordedAt ‖ recordedAt ‖ rest`.
 */
export interface LeafParts {
  readonly upToNumber: string;
  readonly upToRecordedAt: string;
  readonly rest: string;
}

/** Throws IllFormedLeaf where the event is not one a leaf can hold; nothing is stored then. */
export function leafParts(event: SealedEvent): LeafParts {
  refuseIllFormed(event.data, '/data', 2);
  refuseEnvelope(event);
  const parts = written(event);
  const bytes =
    Buffer.byteLength(parts.upToNumber) +
    Buffer.byteLength(parts.upToRecordedAt) +
    Buffer.byteLength(parts.rest);
  // Number (at most 16 digits) and recordedAt (24 characters) are not known yet.
  if (bytes + 40 > MAX_LEAF_BYTES) {
    throw new IllFormedLeaf('', `${String(bytes + 40)} bytes; at most ${String(MAX_LEAF_BYTES)}`);
  }
  return parts;
}

/** The members in the order of RFC 8785, written out: they are always the same ones (docs/spec/event.md). */
function written(event: SealedEvent): LeafParts {
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

function refuseEnvelope(event: SealedEvent): void {
  const { data: _data, ...envelope } = event;
  refuseIllFormed(envelope);
  const { tags, subject, version } = event;
  if (tags.length > MAX_TAGS) throw new IllFormedLeaf('/tags', `more than ${String(MAX_TAGS)} tags`);
  const bad = tags.findIndex((tag) => !isTag(tag));
  if (bad >= 0) throw new IllFormedLeaf(`/tags/${String(bad)}`, 'not a tag');
  if (canonical(sortedTags(tags)) !== canonical(tags))
    throw new IllFormedLeaf('/tags', 'not sorted, or not unique');
  if (!tags.includes(subject)) throw new IllFormedLeaf('/subject', 'not among the tags');
  if (version < 1) throw new IllFormedLeaf('/version', 'less than 1');
}

/** The canonical text of a stored event. */
export function leafText(event: StoredEvent): string {
  const { number, recordedAt, ...sealed } = event;
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
