import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;

/** Reads until the condition holds; what was read last where it never does, so that the expectation after it says why. */
export async function until<T>(
  read: () => Promise<T>,
  holds: (value: T) => boolean,
  withinMs: number,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const value = await read();
    if (holds(value) || performance.now() > deadline) return value;
    await sleep(LOOK_EVERY_MS);
  }
}
