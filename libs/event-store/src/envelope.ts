import { MAX_TAGS, TAG, isRealDate, isTag } from '#kernel';
import type { SealedEvent } from '#kernel';
import { IllFormedLeaf } from './canonical.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NAME = /^(?=.{1,80}$)[a-z]+(-[a-z]+)*$/;
const SHA_256 = /^[0-9a-f]{64}$/;
/** RFC 6838, "restricted names", in lower case. */
const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]{1,127}\/[a-z0-9!#$&^_.+-]{1,127}$/;

/**
 * The members that are one word each (docs/spec/event.md, "Members"). All forms are ASCII without white space: no text of
 * a person fits into them, and one entry's members cannot run over into another's on their way to a store.
 */
const WORDS = {
  actor: TAG,
  causationId: UUID,
  correlationId: UUID,
  id: UUID_V7,
  ledger: /^[a-z][a-z0-9-]{1,62}$/,
  onBehalfOf: UUID,
  role: NAME,
  type: NAME,
} as const;

const OPTIONAL = new Set(['causationId', 'onBehalfOf']);

const MEMBERS = new Set([
  ...Object.keys(WORDS), 'data', 'effectiveOn', 'evidence', 'reason', 'subject', 'tags', 'version',
]); // prettier-ignore

const RECORDED_AT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Whether a text is a time as the leaf holds it: UTC, exactly three digits, `Z`. */
export function isRecordedAt(text: string): boolean {
  return RECORDED_AT.test(text) && isRealDate(text.slice(0, 10));
}

/** Whether a text can name a type of event. */
export function isEventType(text: string): boolean {
  return NAME.test(text);
}

/** Throws IllFormedLeaf at the first member, other than `data`, that is not as the leaf demands. */
export function refuseEnvelope(event: SealedEvent): void {
  for (const name of Object.keys(event)) {
    if (!MEMBERS.has(name)) throw new IllFormedLeaf(`/${name}`, 'the leaf has no such member');
  }
  for (const [name, form] of Object.entries(WORDS)) {
    const value: unknown = event[name as keyof typeof WORDS];
    if (value === undefined && OPTIONAL.has(name)) continue;
    refuseUnless(typeof value === 'string' && form.test(value), `/${name}`, `not of the form ${form.source}`);
  }
  const { effectiveOn, version, reason } = event;
  refuseUnless(typeof effectiveOn === 'string' && isRealDate(effectiveOn), '/effectiveOn', 'not a day');
  refuseUnless(Number.isSafeInteger(version) && version >= 1, '/version', 'not an integer from 1');
  if (reason !== undefined) refuseCommitment(reason, '/reason');
  refuseTags(event);
  refuseEvidence(event.evidence);
}

function refuseTags({ tags, subject }: SealedEvent): void {
  refuseUnless(Array.isArray(tags), '/tags', 'not a list');
  if (tags.length > MAX_TAGS) throw new IllFormedLeaf('/tags', `more than ${String(MAX_TAGS)} tags`);
  for (const [index, tag] of tags.entries()) {
    refuseUnless(typeof tag === 'string' && isTag(tag), `/tags/${String(index)}`, 'not a tag');
    const before = index === 0 ? '' : (tags[index - 1] ?? '');
    refuseUnless(before < tag, `/tags/${String(index)}`, 'tags are not sorted, or not unique');
  }
  refuseUnless(tags.includes(subject), '/subject', 'not among the tags');
}

function refuseEvidence(evidence: SealedEvent['evidence']): void {
  refuseUnless(Array.isArray(evidence), '/evidence', 'not a list');
  for (const [index, item] of evidence.entries()) {
    const at = `/evidence/${String(index)}`;
    refuseUnless(typeof item === 'object', at, 'not an object');
    const { title, sha256, mediaType, url, ...others } = item;
    for (const name of Object.keys(others))
      throw new IllFormedLeaf(`${at}/${name}`, 'evidence has no such member');
    refuseCommitment(title, `${at}/title`);
    if (url !== undefined) refuseCommitment(url, `${at}/url`);
    refuseUnless(SHA_256.test(sha256), `${at}/sha256`, 'not 64 digits of a SHA-256');
    refuseUnless(MEDIA_TYPE.test(mediaType), `${at}/mediaType`, 'not a media type');
  }
}

/** A text in the place of its commitment would stand in the ledger for ever. */
function refuseCommitment(value: unknown, path: string): void {
  const only = typeof value === 'object' && value !== null && Object.keys(value).length === 1;
  const commitment: unknown = only && 'commitment' in value ? value.commitment : undefined;
  refuseUnless(typeof commitment === 'string' && SHA_256.test(commitment), path, 'not a commitment');
}

function refuseUnless(holds: boolean, path: string, why: string): void {
  if (!holds) throw new IllFormedLeaf(path, why);
}
