import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from './running-planbuch.js';

interface JobAnswer {
  readonly state: string;
  readonly attempts: number;
  readonly result?: unknown;
  readonly problem?: object;
  readonly soFar?: object;
}

/** Asks a job's link until the job has ended. */
export async function settled(running: Running, self: string, withinMs = 15_000): Promise<JobAnswer> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const { body } = await running.as().get(self).expect(200);
    if (['done', 'refused', 'dead'].includes(body.state) || performance.now() > deadline)
      return body as JobAnswer;
    await sleep(50);
  }
}
