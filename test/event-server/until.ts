import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves as soon as it holds; throws where it does not come in time. */
export async function until(holds: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const by = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > by) throw new Error(`it did not come within ${String(withinMs)} ms`);
    await sleep(25);
  }
}
