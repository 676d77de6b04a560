/**
 * A failure of the bootstrap that a person can act on. Its message is German first, English beside it.
 * `exitCode` follows the command line's convention: 1 refused, 2 usage, 3 not reachable.
 */
export class BootstrapFailure extends Error {
  constructor(german, english, exitCode) {
    super(`${german}\n${english}`);
    this.exitCode = exitCode;
  }
}

/** Everything the bootstrap says goes to standard error: standard output belongs to the command it prepares. */
export function say(german, english) {
  process.stderr.write(`${german} / ${english}\n`);
}
