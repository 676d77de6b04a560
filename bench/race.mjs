import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A side that says nothing for so long beyond its time has failed. */
const SILENCE_MS = 180_000;

/** Kept apart, so that no serial number of one run returns in another: streams and tags are new ones each time. */
let runs = 0;

/** The children that live, so that an interrupted run leaves none behind. */
const living = new Set();
let ended = false;

/** No more children from now on. */
export function endChildren() {
  ended = true;
  for (const child of living) child.kill('SIGKILL');
}

/**
 * Runs the sides in turns, the order turned round each time, so that a slow moment of the machine meets all of them.
 * Gives for each side its figures, one for each round. A side that uses up what it works on is a function, asked for each
 * round, and `done` with it afterwards.
 */
export async function race(sides, { rounds, seconds, calm }) {
  const names = Object.keys(sides);
  const figures = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const side = typeof sides[name] === 'function' ? await sides[name]() : sides[name];
      await calm();
      figures[name].push(await runSide(side, seconds));
      await side.done?.();
    }
  }
  return figures;
}

/** One side: its processes start together once all are warm. Calls a second are summed, of times the worst counts. */
export async function runSide({ script, processes = 1, job }, seconds) {
  const children = Array.from({ length: processes }, () => new Side(script));
  try {
    for (const child of children)
      child.tell({ callers: 1, ...job, seconds, offset: (runs += 1) * 1_000_000_000 });
    await Promise.all(children.map((child) => child.told(SILENCE_MS)));
    for (const child of children) child.tell('go');
    const told = await Promise.all(children.map((child) => child.told(SILENCE_MS + seconds * 1000)));
    return {
      // What only some sides tell, such as what they use.
      ...told[0],
      perSecond: told.reduce((sum, { perSecond }) => sum + perSecond, 0),
      p99Ms: Math.max(...told.map(({ p99Ms }) => p99Ms)),
    };
  } finally {
    await Promise.all(children.map((child) => child.end()));
  }
}

/** A child process that takes part. */
class Side {
  #errors = '';
  #exited;

  constructor(script) {
    if (ended) throw new Error('the run was ended');
    this.script = script;
    this.child = fork(fileURLToPath(new URL(script, import.meta.url)), [], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    living.add(this.child);
    this.child.stderr.on('data', (chunk) => (this.#errors += chunk));
    this.#exited = once(this.child, 'exit').finally(() => living.delete(this.child));
  }

  tell(message) {
    this.child.send(message);
  }

  /** The next message; throws with what the child wrote to its standard error if it ends or stays silent instead. */
  async told(withinMs) {
    const silence = AbortSignal.timeout(withinMs);
    const answer = once(this.child, 'message', { signal: silence }).then(([message]) => message);
    const ended = this.#exited.then(() => undefined);
    const message = await Promise.race([answer, ended]).catch(() => undefined);
    if (message === undefined)
      throw new Error(`${this.script} gave no figures: ${this.#errors.slice(-2000)}`);
    return message;
  }

  async end() {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGKILL');
    await this.#exited;
  }
}
