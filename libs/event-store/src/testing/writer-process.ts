import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { WriterLine, WritingOrders } from './writer.js';

/** One piece of work of a writing process. */
export interface Writing {
  readonly orders: WritingOrders;
  /** Everything said about it so far, in order. */
  readonly said: readonly WriterLine[];
  /** Resolves when so many lines were said, or no more will be. */
  readonly hasSaid: (lines: number) => Promise<void>;
  /** Resolves when it is done, or its process was killed; rejects, with what was on standard error, where the process broke. */
  readonly finished: Promise<void>;
}

/** A process of its own that appends, one piece of work after the other. */
export interface WriterProcess {
  readonly write: (orders: WritingOrders) => Writing;
  /** Lets it end in order. */
  readonly end: () => Promise<void>;
  /** SIGKILL: it can put nothing in order. Resolves when it is gone and everything it had said is heard. */
  readonly kill: () => Promise<void>;
}

interface Hearing {
  readonly said: WriterLine[];
  readonly waiting: Set<{ readonly lines: number; readonly resolve: () => void }>;
  readonly finish: (error?: Error) => void;
}

/**
 * Starts a module (source text; it runs what stands in dist/, as the product does) that opens a store, calls
 * `writeAsTold` for each line of orders on standard input and prints each line said, and `{"is":"finished"}` after each
 * piece of work.
 */
export function startWriter(program: string, parameters: readonly string[]): WriterProcess {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, ...parameters], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let hearing: Hearing | undefined;
  let complaints = '';
  let isKilled = false;
  let isGone = false;
  child.stdin.on('error', () => undefined);
  child.stderr.on('data', (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-4_000)));
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const said = JSON.parse(line) as WriterLine | { readonly is: 'finished' };
    if (said.is === 'finished') hearing?.finish();
    else if (hearing) hear(hearing, said);
  });
  const finishUndone = (): void => {
    hearing?.finish(isKilled ? undefined : new Error(`the writer ended: ${complaints}`));
  };
  const gone = Promise.all([once(child, 'close'), once(lines, 'close')]).then(() => {
    isGone = true;
    finishUndone();
  });
  return {
    write(orders) {
      const [next, writing] = beginHearing(orders);
      hearing = next;
      if (isGone) finishUndone();
      else child.stdin.write(`${JSON.stringify(orders)}\n`);
      return writing;
    },
    async end() {
      child.stdin.end();
      await gone;
    },
    async kill() {
      isKilled = true;
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function hear({ said, waiting }: Hearing, line: WriterLine): void {
  said.push(line);
  for (const { lines, resolve } of waiting) if (said.length >= lines) resolve();
}

function beginHearing(orders: WritingOrders): [Hearing, Writing] {
  const said: WriterLine[] = [];
  const waiting: Hearing['waiting'] = new Set();
  let over = false;
  let finish: Hearing['finish'] = () => undefined;
  const finished = new Promise<void>((resolve, reject) => {
    finish = (error) => {
      over = true;
      for (const each of waiting) each.resolve();
      if (error) reject(error);
      else resolve();
    };
  });
  finished.catch(() => undefined);
  const hasSaid = (count: number): Promise<void> =>
    over || said.length >= count
      ? Promise.resolve()
      : new Promise((resolve) => waiting.add({ lines: count, resolve }));
  return [
    { said, waiting, finish },
    { orders, said, hasSaid, finished },
  ];
}
