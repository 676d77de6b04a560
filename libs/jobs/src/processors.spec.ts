import { boundProcessors, processor } from './processors.js';
import { pauseAfter } from './queue.js';
import { queues } from './queues.js';
import { counting } from './testing/jobs-place.js';

const counts = processor(counting, async ({ name }) => ({ name, run: 1 }));

it('A queue without a processor keeps the program from starting', () => {
  expect(() => boundProcessors({ counting, imports: queues.imports }, [counts])).toThrow(
    expect.objectContaining({
      code: 'queue-without-processor',
      message: expect.stringMatching(/imports hat keinen Bearbeiter[^]*\n[^]*imports has no processor/),
    }),
  );
});

it('A queue with two processors keeps the program from starting', () => {
  expect(() => boundProcessors({ counting }, [counts, counts])).toThrow(
    expect.objectContaining({
      code: 'queue-with-two-processors',
      message: expect.stringMatching(/counting hat zwei Bearbeiter[^]*\n[^]*counting has two processors/),
    }),
  );
});

it('Each queue has its one', () => {
  expect([...boundProcessors({ counting }, [counts]).keys()]).toEqual(['counting']);
});

it('Pauses double, and end at an hour', () => {
  const pauses = [1, 2, 3, 20].map((attempts) => pauseAfter({ pauseMs: 2_000 }, attempts));
  expect(pauses).toEqual([2_000, 4_000, 8_000, 3_600_000]);
});

it('A name serves as a name in Redis, in metrics and in addresses', () => {
  for (const { name } of Object.values(queues)) expect(name).toMatch(/^[a-z-]+$/);
});
