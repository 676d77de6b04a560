import fc from 'fast-check';
import { matches } from '#kernel';
import type { Tag } from '#kernel';
import { RecentEvents } from './recent-events.js';

const tags: Tag[] = ['cycle:a', 'need:a', 'need:b', 'space:a'];
const types = ['cycle-opened', 'need-identified', 'phase-entered'];

const anyEvent = fc.record({
  gap: fc.integer({ min: 1, max: 3 }),
  type: fc.constantFrom(...types),
  tags: fc.subarray(tags, { minLength: 1 }),
});
const anyQuery = fc.array(
  fc.record({ tags: fc.subarray(tags, { minLength: 1 }), types: fc.subarray(types, { minLength: 1 }) }),
  { maxLength: 3 },
);

it('finds the first match after a number, and all of an item, as a look at all of them does', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), anyQuery, fc.nat(80), (events, query, after) => {
      const recent = new RecentEvents();
      recent.restart(0);
      let number = 0;
      const all = events.map(({ gap, ...event }) => ({ ...event, number: (number += gap) }));
      all.forEach((event) => recent.add(event));

      const expected = all.find((event) => event.number > after && matches(query, event))?.number;
      expect(recent.firstMatch(query, after)).toBe(expected);
      for (const item of query) {
        const hits = all.filter((event) => event.number > after && matches([item], event));
        expect(recent.matching(item, after)).toEqual(hits.map((event) => event.number));
      }
    }),
  );
});

it('forgets the oldest, and says up to where', () => {
  const recent = new RecentEvents();
  recent.restart(0);
  const query = [{ tags: ['need:a' as const], types: ['need-identified'] }];
  for (let number = 1; number <= 50_000; number += 1)
    recent.add({ number, type: 'need-identified', tags: ['need:a'] });

  expect(recent.floor).toBeGreaterThan(45_000);
  expect(recent.floor).toBeLessThan(48_000);
  expect(recent.firstMatch(query, recent.floor)).toBe(recent.floor + 1);
  expect(recent.matching({ tags: ['need:a'], types: ['need-identified'] }, 0)).toHaveLength(
    50_000 - recent.floor,
  );
  expect(recent.firstMatch(query, 49_999)).toBe(50_000);
  expect(recent.firstMatch(query, 50_000)).toBeUndefined();
});

it('begins anew when the numbers do: the database was restored to an older state', () => {
  const recent = new RecentEvents();
  recent.restart(0);
  for (let number = 1; number <= 10; number += 1)
    recent.add({ number, type: 'cycle-opened', tags: ['cycle:a'] });

  recent.add({ number: 7, type: 'need-identified', tags: ['need:a'] });

  expect(recent.floor).toBe(6);
  expect(recent.firstMatch([{ tags: ['cycle:a'], types: ['cycle-opened'] }], 6)).toBeUndefined();
  expect(recent.firstMatch([{ tags: ['need:a'], types: ['need-identified'] }], 6)).toBe(7);
});
