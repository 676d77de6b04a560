import type { AppendCondition, Tag } from '#kernel';
import { entryOf, sealed } from '../testing.js';
import type { EntryOptions } from '../testing.js';
import { probeLines } from './conditions.js';
import { nextBatch } from './next-batch.js';
import { prepare } from './prepared.js';
import type { Prepared } from './prepared.js';

const ledger = 'musterstadt';

function waiting(tags: readonly Tag[], options: EntryOptions = {}, events = 1, data: object = {}): Prepared {
  const all = Array.from({ length: events }, () => sealed(ledger, 'need-identified', tags, data));
  const nobody = { resolve: () => undefined, reject: () => undefined };
  return prepare(ledger, entryOf(all, options), nobody);
}

function unless(...tags: Tag[]): { condition: AppendCondition } {
  return { condition: { query: tags.map((tag) => ({ tags: [tag], types: ['need-identified'] })), after: 7 } };
}

const nothingIsCovered = (): boolean => false;

it('takes the entries that cannot refuse each other, and leaves the others in their order', () => {
  const first = waiting(['need:a'], unless('need:a'));
  const rival = waiting(['need:a'], unless('need:a'));
  const other = waiting(['need:b'], unless('need:b', 'need:c'));
  const heedless = waiting(['need:a']);
  const second = waiting(['need:z'], unless('need:z', 'need:b'));

  const { batch, left } = nextBatch([first, rival, other, heedless, second], nothingIsCovered);

  expect(batch).toEqual([first, other, heedless]);
  expect(left).toEqual([rival, second]);
});

it('takes an entry once, however often it was sent', () => {
  const once = waiting(['need:a'], { key: 'k' });
  const twin = waiting(['need:a'], { key: 'k' });

  expect(nextBatch([once, twin], nothingIsCovered)).toMatchObject({ batch: [once], left: [twin] });
});

it('takes entries of one given time at a time', () => {
  const at = (day: string) => waiting(['need:a'], { recordedAt: `2026-01-0${day}T00:00:00.000Z` });
  const queue = [at('1'), at('2'), at('1'), waiting(['need:a'])];

  const { batch, left } = nextBatch(queue, nothingIsCovered);

  expect(batch).toEqual([queue[0], queue[2]]);
  expect(left).toEqual([queue[1], queue[3]]);
});

it.each([
  ['256 entries', 300, 1, {}, 256],
  ['1,000 events', 10, 300, {}, 3],
  ['4 MiB', 20, 1, { text: 'x'.repeat(500_000) }, 8],
])('takes at most %s', (_, entries, events, data, taken) => {
  const queue = Array.from({ length: entries }, () => waiting(['need:a'], {}, events, data));

  const { batch, left } = nextBatch(queue, nothingIsCovered);

  expect(batch).toEqual(queue.slice(0, taken));
  expect(left).toEqual(queue.slice(taken));
});

it('takes no more entries than the writer says', () => {
  const queue = ['a', 'b', 'c'].map((id) => waiting([`need:${id}`]));

  expect(nextBatch(queue, nothingIsCovered, { entries: 2 })).toMatchObject({
    batch: queue.slice(0, 2),
    left: queue.slice(2),
  });
});

it('takes a single entry whatever its size', () => {
  const large = waiting(['need:a'], {}, 2_000);

  expect(nextBatch([large, waiting(['need:b'])], nothingIsCovered).batch).toEqual([large]);
});

it('has the server look always, or only if the ledger moved, as the writer says', () => {
  const queue = [
    waiting(['need:a'], unless('need:a', 'need:x')),
    waiting(['need:b'], unless('need:b')),
    waiting(['need:c']),
  ];

  const { probes } = nextBatch(queue, ({ query }) => query.length === 1);

  expect(probeLines(probes.always)).toBe('0\t7\tneed:a\tneed-identified\n0\t7\tneed:x\tneed-identified');
  expect(probeLines(probes.ifMoved)).toBe('1\t7\tneed:b\tneed-identified');
});
