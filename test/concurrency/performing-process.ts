import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Rejection } from '#kernel';
import { NOON } from '../town/asked.js';
import type { Asked } from '../town/asked.js';

/** An act to be performed by another process, so many milliseconds after it hears of it. */
export interface Racing {
  readonly key: string;
  readonly ledger: string;
  readonly asked: Asked;
  readonly afterMs: number;
}

/** What came of it. `contended`: how often its caller was told that others moved what it reads, and asked again. */
export type Finish = { readonly key: string; readonly contended: number } & (
  | { readonly is: 'done'; readonly numbers: readonly number[] }
  | { readonly is: 'refused'; readonly rejection: Rejection }
  | { readonly is: 'broken'; readonly message: string }
);

/** Performs whatever it is told at once, as an api does; it runs what stands in dist/, as the product does. */
const PERFORMING = `
  import { createInterface } from 'node:readline';
  import { setTimeout as sleep } from 'node:timers/promises';
  import { ActRefused, TooContended } from '#acting';
  import { openPlanbuch } from '#assembly';
  import { readConfig } from '#platform';
  const [noon] = process.argv.slice(1);
  const planbuch = await openPlanbuch(readConfig(), { name: 'racer', clock: { now: () => noon } });
  const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n');
  async function perform({ ledger, asked: { act, body, caller }, afterMs }) {
    if (afterMs > 0) await sleep(afterMs);
    for (let contended = 0; ; contended += 1) {
      try {
        const { events } = await planbuch.performer.perform({ ledger, caller, acts: [{ act, body }] });
        return { is: 'done', numbers: events.map(({ number }) => number), contended };
      } catch (error) {
        if (error instanceof ActRefused) return { is: 'refused', rejection: error.rejection, contended };
        if (!(error instanceof TooContended)) return { is: 'broken', message: String(error.stack), contended };
      }
    }
  }
  say({ is: 'ready' });
  for await (const line of createInterface({ input: process.stdin })) {
    for (const racing of JSON.parse(line)) void perform(racing).then((finish) => say({ key: racing.key, ...finish }));
  }
  await planbuch.close();
`;

/** A process of its own that performs acts on the ledgers of a Planbuch that others work on too. */
export interface PerformingProcess {
  readonly ready: Promise<unknown>;
  /** Begins all of them, and resolves when each has come to an end. */
  readonly perform: (racing: readonly Racing[]) => Promise<Finish[]>;
  readonly end: () => Promise<void>;
}

export function startPerforming(environment: Readonly<Record<string, string>>): PerformingProcess {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PERFORMING, NOON], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-4_000)));
  const waiting = new Map<string, (finish: Finish) => void>();
  const lines = createInterface({ input: child.stdout });
  const ready = once(lines, 'line');
  lines.on('line', (line) => {
    const finish = JSON.parse(line) as Finish;
    waiting.get(finish.key)?.(finish);
    waiting.delete(finish.key);
  });
  const gone = once(child, 'close').then(() => {
    for (const [key, resolve] of waiting) resolve({ key, is: 'broken', message: complaints, contended: 0 });
  });
  return {
    ready: Promise.race([
      ready,
      gone.then(() => {
        throw new Error(`it ended before it was ready: ${complaints}`);
      }),
    ]),
    perform(racing) {
      const finished = racing.map(({ key }) => new Promise<Finish>((resolve) => waiting.set(key, resolve)));
      child.stdin.write(`${JSON.stringify(racing)}\n`);
      return Promise.all(finished);
    },
    async end() {
      child.stdin.end();
      await gone;
    },
  };
}
