import { StateCache } from './state-cache.js';

const text = (length: number) => ({ state: { text: 'x'.repeat(length) } });

it('remembers by ledger and name what was set last', () => {
  const cache = new StateCache<{ state: number }>();
  cache.set('a', 'need', { state: 1 });
  cache.set('b', 'need', { state: 2 });
  cache.set('a', 'need', { state: 3 });
  expect([cache.get('a', 'need'), cache.get('b', 'need'), cache.get('c', 'need')]).toEqual([
    { state: 3 },
    { state: 2 },
    undefined,
  ]);
});

it('keeps what is used and forgets what is not, in bounded memory', () => {
  const cache = new StateCache<{ state: object }>(100_000);
  const used = text(100);
  cache.set('a', 'used', used);
  for (let nth = 0; nth < 1_000; nth += 1) {
    cache.set('a', `state ${String(nth)}`, text(1_000));
    expect(cache.get('a', 'used')).toBe(used);
  }
  const kept = Array.from(
    { length: 1_000 },
    (_, nth) => cache.get('a', `state ${String(nth)}`) !== undefined,
  );
  expect(kept[0]).toBe(false);
  expect(kept[999]).toBe(true);
  // An entry takes 2,000 bytes and something more, so that fewer than fifty fit.
  expect(kept.filter(Boolean).length).toBeLessThan(50);
  expect(kept.filter(Boolean).length).toBeGreaterThan(20);
});

it('does not take the same state for more when it is set again', () => {
  const cache = new StateCache<{ state: object }>(100_000);
  cache.set('a', 'first', text(10));
  for (let nth = 0; nth < 1_000; nth += 1) cache.set('a', 'same', text(1_000));
  cache.set('a', 'last', text(10));
  expect(cache.get('a', 'first')).toEqual(text(10));
});
