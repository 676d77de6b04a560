import fc from 'fast-check';
import { MAX_DEPTH, sortedTags } from '#kernel';
import type { Evidence, Commitment, SealedEvent, StoredEvent, Tag } from '#kernel';

/** fast-check's own unit `binary` costs a second before the first string is made. */
const character = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
  { weight: 3, arbitrary: fc.integer({ min: 0x01, max: 0x2ff }) },
  { weight: 2, arbitrary: fc.integer({ min: 0x300, max: 0xd7ff }) },
  { weight: 1, arbitrary: fc.integer({ min: 0xe000, max: 0xffff }) },
  { weight: 1, arbitrary: fc.integer({ min: 0x1_0000, max: 0x10_ffff }) },
).map((codePoint) => String.fromCodePoint(codePoint)); // prettier-ignore

/** Any string a leaf may hold: every character of Unicode but U+0000, in normalisation form C. */
export function anyLeafString(maxLength = 30): fc.Arbitrary<string> {
  const text = fc.oneof(
    { weight: 8, arbitrary: fc.string({ unit: character, maxLength }) },
    { weight: 1, arbitrary: fc.constantFrom('"', '\\', '\n', '\r\n', '\t', '\u001f', '\u007f', '\u2028', '😂') },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'toJSON', 'commitment', 'number', 'recordedAt') },
  ); // prettier-ignore
  return text.map((any) => any.normalize('NFC'));
}

const integer = fc.oneof(
  fc.maxSafeInteger().map((any) => any + 0),
  fc.constantFrom(0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
);

/** Any value that may stand in the data of an event, `depth` levels deep at most. */
export function anyLeafValue(depth: number): fc.Arbitrary<unknown> {
  const scalar = fc.oneof(anyLeafString(), integer, fc.boolean());
  if (depth <= 1) return scalar;
  return fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: depth - 1, depthSize: 'medium', withCrossShrink: true },
      scalar,
      fc.array(tie('value'), { maxLength: 6 }),
      fc.dictionary(anyLeafString(12), tie('value'), { maxKeys: 6 }),
    ),
  })).value;
}

/** Any data of an event. The event is level 1 and its data level 2. */
export const anyLeafData: fc.Arbitrary<object> = fc.dictionary(
  anyLeafString(12),
  anyLeafValue(MAX_DEPTH - 2),
  { maxKeys: 8 },
);

const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const commitment: fc.Arbitrary<Commitment> = fc.record({ commitment: hex(64) });
const word = fc.string({ unit: fc.constantFrom(...'abcz'), minLength: 1, maxLength: 12 });
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('-'));

const tagId = fc.string({ unit: fc.constantFrom(...'Az09._-'), minLength: 1, maxLength: 80 });

export const anyTag: fc.Arbitrary<Tag> = fc.tuple(name, tagId).map(([kind, id]) => `${kind}:${id}` as const);

const evidence: fc.Arbitrary<Evidence<Commitment>> = fc.record(
  {
    title: commitment,
    sha256: hex(64),
    mediaType: fc.constantFrom('application/pdf', 'image/svg+xml', 'application/vnd.oasis.opendocument.text'),
    url: commitment,
  },
  { requiredKeys: ['title', 'sha256', 'mediaType'] },
);

const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Any event that a leaf can hold and that was not stored yet. */
export function anySealedEvent(ledger: string): fc.Arbitrary<SealedEvent> {
  const members = fc.record(
    {
      ledger: fc.constant(ledger),
      id: fc.uuid({ version: 7 }),
      type: name,
      version: fc.integer({ min: 1, max: 1_000 }),
      data: anyLeafData,
      actor: anyTag,
      role: name,
      onBehalfOf: fc.uuid(),
      effectiveOn: day,
      correlationId: fc.uuid(),
      causationId: fc.uuid(),
      reason: commitment,
      evidence: fc.array(evidence, { maxLength: 3 }),
    },
    { requiredKeys: ['ledger', 'id', 'type', 'version', 'data', 'actor', 'role', 'effectiveOn', 'correlationId', 'evidence'] },
  ); // prettier-ignore
  const tags = fc.array(anyTag, { minLength: 1, maxLength: 32 }).map(sortedTags);
  return fc
    .tuple(members, tags, fc.nat())
    .map(([event, all, nth]) => ({ ...event, tags: all, subject: all[nth % all.length] ?? 'need:none' }));
}

export const anyStoredEvent: fc.Arbitrary<StoredEvent> = fc
  .tuple(
    anySealedEvent('musterstadt'),
    fc.maxSafeNat().filter((number) => number > 0),
    fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
  )
  .map(([event, number, recordedAt]) => ({ ...event, number, recordedAt: recordedAt.toISOString() }));
