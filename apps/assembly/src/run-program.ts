import { DatabaseUnavailable, OperatorError, readConfig } from '#platform';
import { openPlanbuch } from './open-planbuch.js';
import type { Planbuch } from './planbuch.js';

/** What a program does until it is asked to end. */
export interface RunningProgram {
  /** Resolves when everything that was accepted is done. The Planbuch itself stays open. */
  close(): Promise<void>;
}

/**
 * A program of many machines from its start to its end: settings from the environment, work until SIGTERM or SIGINT, an end in
 * order. A second signal ends it at once. What an operator can put right is said in two sentences, not as a stack.
 */
export async function runProgram(
  name: string,
  start: (planbuch: Planbuch) => Promise<RunningProgram>,
): Promise<void> {
  try {
    const planbuch = await openPlanbuch(readConfig(), { name });
    try {
      const program = await start(planbuch);
      await endAsked();
      await program.close();
    } finally {
      await planbuch.close();
    }
  } catch (error) {
    if (!(error instanceof OperatorError || error instanceof DatabaseUnavailable)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

function endAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}
