import { defectSentence } from './failure-of.js';
import { run } from './run.js';

const interruption = new AbortController();

/** The first signal lets the command end in order; whoever is impatient sends a second one. */
function interrupt(): void {
  if (interruption.signal.aborted) process.exit(130);
  interruption.abort();
}
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, interrupt);

// A reader who has seen enough (`| head`) closes the pipe; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

// A defect outside of every call, such as in a timer: said as a sentence, and the process ends.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${defectSentence(error)}\n`);
  process.exit(1);
});

process.exitCode = await run(process.argv.slice(2), {
  out: process.stdout,
  err: process.stderr,
  environment: process.env,
  signal: interruption.signal,
});
