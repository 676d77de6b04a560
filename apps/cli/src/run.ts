import type { Writable } from 'node:stream';
import { CommanderError } from 'commander';
import { Cli } from './cli.js';
import { EXIT, interrupted, problemDocument } from './failure.js';
import type { ExitCode } from './failure.js';
import { failureOf } from './failure-of.js';
import { languageOf } from './language.js';
import { programOf } from './program.js';
import { Terminal } from './terminal.js';
import { usageFailure } from './usage-failure.js';

export interface Surroundings {
  readonly out: Writable;
  readonly err: Writable;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** Runs one command line (without node and script) to its end. Whatever happens becomes words and an exit code. */
export async function run(
  words: readonly string[],
  { out, err, environment, signal }: Surroundings,
): Promise<ExitCode> {
  const language = languageOf(words, environment);
  // Known before the words are understood, so that a wrong command line is answered in JSON too.
  const terminal = new Terminal({ out, err, language, json: words.includes('--json') });
  const cli = new Cli(language, terminal, signal);
  try {
    const program = programOf(cli);
    program.configureOutput({ writeOut: (text) => void out.write(text), writeErr: () => undefined });
    if (words.length === 0) {
      out.write(program.helpInformation());
      return EXIT.usage;
    }
    await program.parseAsync(words, { from: 'user' });
    return cli.exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.fine;
    const met = error instanceof CommanderError ? usageFailure(error) : error;
    const failure = await failureOf(signal.aborted && isAbort(met) ? interrupted() : met, language);
    terminal.note(failure.text);
    if (!terminal.hasAnswered) terminal.document(problemDocument(failure, language));
    return failure.exitCode;
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
