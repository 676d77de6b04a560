import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { WorkerOrders } from './job-worker-program.js';

/** Workers run what stands in dist/, as the product does. */
const program = new URL('../../../../dist/libs/jobs/src/testing/job-worker-program.js', import.meta.url).href;

/** A worker in a process of its own. */
export interface WorkerProcess {
  /** Resolves when it has said the word since it was last asked. */
  says(word: string): Promise<void>;
  /** SIGSTOP, and SIGCONT. */
  freeze(): void;
  wake(): void;
  /** SIGKILL. */
  end(): Promise<void>;
}

export function workerProcess(orders: WorkerOrders): WorkerProcess {
  const script = `const { runJobWorker } = await import(${JSON.stringify(program)}); await runJobWorker(${JSON.stringify(orders)});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  return {
    says: async (word) => {
      while (!said.includes(word)) {
        if (child.exitCode !== null) throw new Error(`the worker ended without saying ${word}`);
        await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
      }
      said = said.slice(said.indexOf(word) + word.length);
    },
    freeze: () => void child.kill('SIGSTOP'),
    wake: () => void child.kill('SIGCONT'),
    end: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}
