import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { WriterLine, WritingOrders } from './writer.js';

/** A process of its own that appends. */
export interface WriterProcess {
  readonly orders: WritingOrders;
  /** Everything it has said so far, in order. */
  readonly said: readonly WriterLine[];
  /** Resolves when it has said so many lines, or has ended. */
  readonly hasSaid: (lines: number) => Promise<void>;
  /** Resolves when it has ended in order; rejects, with what it wrote to standard error, where it broke. */
  readonly ended: Promise<void>;
  /** SIGKILL: it can put nothing in order. Resolves when it is gone and everything it had said is heard. */
  readonly kill: () => Promise<void>;
}

/**
 * Starts a module (source text; it runs what stands in dist/, as the product does) that calls `writeAsTold` with the orders
 * in its first parameter and prints each line. Further parameters are the program's own.
 */
export function startWriter(
  program: string,
  orders: WritingOrders,
  parameters: readonly string[],
): WriterProcess {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', program, JSON.stringify(orders), ...parameters],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said: WriterLine[] = [];
  const waiting = new Map<() => void, number>();
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-4_000)));
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    said.push(JSON.parse(line) as WriterLine);
    for (const [resolve, count] of waiting) if (said.length >= count) resolve();
  });
  const gone = Promise.all([once(child, 'close'), once(lines, 'close')]).then(([[status]]) => {
    for (const resolve of waiting.keys()) resolve();
    return status as number | null;
  });
  let killed = false;
  const ended = gone.then((status) => {
    if (status !== 0 && !killed) throw new Error(`the writer ended with ${String(status)}: ${complaints}`);
  });
  ended.catch(() => undefined);
  return {
    orders,
    said,
    ended,
    hasSaid: (count) =>
      said.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.set(resolve, count)),
    async kill() {
      killed = true;
      child.kill('SIGKILL');
      await gone;
    },
  };
}
