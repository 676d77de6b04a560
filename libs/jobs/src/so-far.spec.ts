import { processor } from './processors.js';
import { counting, jobsPlace } from './testing/jobs-place.js';
import type { JobsPlace } from './testing/jobs-place.js';
import { until } from './testing/until.js';

let place: JobsPlace;
beforeAll(async () => {
  place = await jobsPlace();
});
afterAll(() => place.close());

const ended = (id: string) =>
  until(
    () => place.jobs.show(id),
    ({ state }) => ['done', 'dead'].includes(state),
    10_000,
  );

it('A job that is given up tells what it has done: as far as the attempt knows that came furthest', async () => {
  // The second attempt ends before it has come as far as the first, the third before it could count.
  const counts = [
    { reached: 200, taken: 190 },
    { reached: 100, taken: 95 },
    undefined,
    { reached: 300, taken: 290 },
  ];
  const worker = await place.worker(
    processor(counting, async ({ name }, { soFar }) => {
      const told = counts.shift();
      if (told) soFar(told);
      if (counts.length > 0) throw new Error('away');
      return Promise.resolve({ name, run: 4 });
    }),
  );
  const id = await place.jobs.ask(counting, { name: 'so-far', failures: 0 });
  expect(await ended(id)).toMatchObject({ state: 'dead', attempts: 3, soFar: { reached: 200, taken: 190 } });
  await place.jobs.retry(id);
  expect((await place.jobs.show(id)).soFar).toEqual({ reached: 200, taken: 190 });
  // Its result tells it then.
  const done = await ended(id);
  expect([done.state, done.soFar]).toEqual(['done', undefined]);
  await worker.stop();
}, 30_000);
