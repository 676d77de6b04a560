import fc from 'fast-check';
import type { SealedEvent } from '#kernel';
import { IllFormedLeaf, canonical } from './canonical.js';
import { MAX_LEAF_BYTES, eventOfLeaf, leafHash, leafParts, leafText } from './leaf.js';
import { anyStoredEvent, sealed } from './testing.js';

const event = sealed('musterstadt', 'need-identified', ['need:a']);
const stamped = { number: 1, recordedAt: '2026-03-01T09:30:00.000Z' };
const withData = (data: object): SealedEvent => ({ ...event, data });

/** Where and why an event is refused. */
function refusal(given: object): string {
  try {
    leafParts(given as SealedEvent);
  } catch (error) {
    if (error instanceof IllFormedLeaf) return error.message;
    throw error;
  }
  return 'accepted';
}

function nested(levels: number): object {
  return levels === 1 ? {} : { in: nested(levels - 1) };
}

describe('The leaf of an event', () => {
  it('is RFC 8785 of the whole, whatever the event', () => {
    fc.assert(
      fc.property(anyStoredEvent, (any) => {
        expect(leafText(any)).toBe(canonical({ ...any, leafFormat: 1 }));
      }),
    );
  });

  it('reads back into the same event', () => {
    fc.assert(
      fc.property(anyStoredEvent, (any) => {
        expect(canonical(eventOfLeaf(leafText(any)))).toBe(canonical(any));
      }),
    );
  });

  it('is hashed behind a zero byte, so that no inner node of the tree can pass for a leaf', () => {
    expect(leafHash('').toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });

  it('leaves out what is absent', () => {
    expect(leafText({ ...event, ...stamped })).not.toMatch(/reason|causationId|onBehalfOf|null/);
  });
});

describe('What a leaf cannot hold is refused with its place', () => {
  it.each([
    ['null', { a: { b: null } }, '/data/a/b: null; what is absent is left out'],
    ['a fraction', { a: [1, 2.5] }, '/data/a/1: not an integer within ±(2^53 − 1)'],
    ['an integer beyond 2^53 − 1', { a: 2 ** 53 }, '/data/a: not an integer within ±(2^53 − 1)'],
    ['minus zero', { a: -0 }, '/data/a: not an integer within ±(2^53 − 1)'],
    ['NaN', { a: NaN }, '/data/a: not an integer within ±(2^53 − 1)'],
    ['undefined', { a: undefined }, '/data/a: JSON has no undefined'],
    ['a hole in a list', { a: Array.from({ length: 2 }) }, '/data/a/0: JSON has no undefined'],
    ['a bigint', { a: 1n }, '/data/a: JSON has no bigint'],
    ['a Date', { a: new Date(0) }, '/data/a: a Date, which JSON does not know'],
    ['bytes', { a: Buffer.from('x') }, '/data/a: a Uint8Array, which JSON does not know'],
    ['a lone surrogate', { a: 'x\ud800' }, '/data/a: a lone surrogate'],
    ['U+0000', { a: 'x\0' }, '/data/a: U+0000'],
    ['what is not in form C', { a: 'A\u030a' }, '/data/a: not in Unicode normalisation form C'],
    ['a name that is not in form C', { a: { 'A\u030a': 1 } }, '/data/a: not in Unicode normalisation form C'],
    ['a name with a slash and a tilde', { 'a/b~c': null }, '/data/a~1b~0c: null; what is absent is left out'],
  ])('%s', (_, data, message) => {
    expect(refusal(withData(data))).toBe(message);
  });

  it('level 33 of nesting, while level 32 is fine', () => {
    expect(refusal(withData(nested(31)))).toBe('accepted');
    expect(refusal(withData(nested(32)))).toBe(`/data${'/in'.repeat(31)}: deeper than 32 levels`);
    expect(refusal(withData({ in: [nested(29), nested(30)] }))).toMatch(/^\/data\/in\/1(\/in)+: deeper/);
  });

  it('a circle', () => {
    const circle: Record<string, unknown> = {};
    circle['in'] = circle;

    expect(refusal(withData(circle))).toMatch(/deeper than 32 levels$/);
  });

  it('a byte more than 512 KiB, counted in UTF-8 and with room for the largest number', () => {
    const frame = leafParts(withData({ text: '' })).bytes;
    const text = 'ß'.repeat((MAX_LEAF_BYTES - frame) / 2) + 'x'.repeat((MAX_LEAF_BYTES - frame) % 2);
    const largest = { ...withData({ text }), ...stamped, number: Number.MAX_SAFE_INTEGER };

    expect(Buffer.byteLength(leafText(largest))).toBe(MAX_LEAF_BYTES);
    expect(refusal(withData({ text: `${text}x` }))).toBe('/: 524289 bytes; at most 524288');
  });

  it.each([
    ['an unknown member', { comment: 'hello' }, '/comment: the leaf has no such member'],
    ['a number given beforehand', { number: 7 }, '/number: the leaf has no such member'],
    ['a ledger with a capital', { ledger: 'Musterstadt' }, '/ledger: not of the form'],
    ['an id of another version', { id: '01890000-0000-4000-8000-00000000c0de' }, '/id: not of the form'],
    ['a type with a line break', { type: 'need-\nidentified' }, '/type: not of the form'],
    ['a type with a line break at its end', { type: 'need-identified\n' }, '/type: not of the form'],
    ['a version that is no number', { version: '1' }, '/version: not an integer from 1'],
    ['version 0', { version: 0 }, '/version: not an integer from 1'],
    ['a name as actor', { actor: 'Erika Mustermann' }, '/actor: not of the form'],
    ['a sentence as role', { role: 'planning office' }, '/role: not of the form'],
    ['a day that does not exist', { effectiveOn: '2027-02-29' }, '/effectiveOn: not a day'],
    ['no correlation id', { correlationId: undefined }, '/correlationId: not of the form'],
    ['a reason in clear text', { reason: 'because' }, '/reason: not a commitment'],
    [
      'a salt beside a commitment',
      { reason: { commitment: '0'.repeat(64), salt: '' } },
      '/reason: not a commitment',
    ],
    ['no tags', { tags: [] }, '/subject: not among the tags'],
    ['a subject that is no tag of it', { subject: 'need:b' }, '/subject: not among the tags'],
    ['unsorted tags', { tags: ['need:b', 'need:a'] }, '/tags/1: tags are not sorted, or not unique'],
    ['a tag twice', { tags: ['need:a', 'need:a'] }, '/tags/1: tags are not sorted, or not unique'],
    ['a tag with a space', { tags: ['need:a b'] }, '/tags/0: not a tag'],
    [
      '33 tags',
      { tags: Array.from({ length: 33 }, (__, nth) => `need:${String(nth + 10)}`) },
      '/tags: more than 32 tags',
    ],
    ['data that are a list', { data: [] }, '/data: not an object'],
    ['data that are a text', { data: 'x' }, '/data: not an object'],
    [
      'a title of evidence in clear text',
      { evidence: [{ title: 'Minutes', sha256: '0'.repeat(64), mediaType: 'text/plain' }] },
      '/evidence/0/title: not a commitment',
    ],
    [
      'an unknown member of evidence',
      { evidence: [{ page: 3 }] },
      '/evidence/0/page: evidence has no such member',
    ],
  ])('%s', (_, members, message) => {
    expect(refusal({ ...event, ...members })).toMatch(
      new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`),
    );
  });

  it.each([
    '2026-03-01T09:30:00Z',
    '2026-03-01T09:30:00.000+00:00',
    '2026-02-30T09:30:00.000Z',
    '2026-03-01T24:00:00.000Z',
  ])('the time %s', (recordedAt) => {
    expect(() => leafText({ ...event, ...stamped, recordedAt })).toThrow(IllFormedLeaf);
  });

  it.each([0, -1, 1.5, 2 ** 53])('the number %p', (number) => {
    expect(() => leafText({ ...event, ...stamped, number })).toThrow(IllFormedLeaf);
  });
});
