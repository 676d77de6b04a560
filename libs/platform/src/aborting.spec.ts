import { abortWith } from './aborting.js';

const reason = new Error('the worker ends');

it('Aborts for the reason of the signal, later or at once', () => {
  const worker = new AbortController();
  const before = new AbortController();
  abortWith(before, worker.signal);
  expect(before.signal.aborted).toBe(false);
  worker.abort(reason);
  const after = new AbortController();
  abortWith(after, worker.signal);
  expect([before.signal.reason, after.signal.reason]).toEqual([reason, reason]);
});

it('Hears nothing any more once it has left', () => {
  const worker = new AbortController();
  const work = new AbortController();
  const leave = abortWith(work, worker.signal);
  leave();
  worker.abort(reason);
  expect(work.signal.aborted).toBe(false);
});
