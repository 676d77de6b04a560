import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Runs all specs of the planning room once to see which mutants each reaches, then each mutant's specs with it on. */
const room = fileURLToPath(new URL('../../libs/planning/src/', import.meta.url));
/** Specs decide without I/O in milliseconds; some thousand runs of them still end within this. */
const LIMIT_MS = 15 * 60_000;

const tests = [];
// What jest and `switch.mjs` put there.
const { mutant, describe, it } = globalThis;
const runner = { describe, it };

await collect();

runner.it(
  'a spec fails for every rule that is taken away and every boundary that is moved',
  async () => {
    const reaching = await baseline();
    const survivors = [];
    for (const id of mutant.known) {
      const killed = await isKilled(id, reaching.get(id) ?? []);
      if (!killed) survivors.push(`${id}${reaching.has(id) ? '' : '   (no spec comes here)'}`);
    }
    process.stdout.write(`\n${String(mutant.known.size)} mutants, ${String(tests.length)} specs\n`);
    if (survivors.length > 0)
      throw new Error(`${String(survivors.length)} survive:\n${survivors.join('\n')}`);
  },
  LIMIT_MS,
);

async function collect() {
  const each = (add) => (table) => (name, run) => {
    for (const row of table) add(name, () => run(...(Array.isArray(row) ? row : [row])));
  };
  const add = (name, run) => tests.push({ name, run });
  const group = (name, body) => body();
  globalThis.it = Object.assign(add, { each: each(add) });
  globalThis.test = globalThis.it;
  globalThis.describe = Object.assign(group, { each: each((name, body) => body()) });
  const specs = readdirSync(room, { recursive: true }).filter((name) => name.endsWith('.spec.ts'));
  for (const spec of specs.sort()) await import(`${room}${spec}`);
  globalThis.it = runner.it;
  globalThis.describe = runner.describe;
  // What a spec decides while it is loaded belongs to no test.
  mutant.asked();
}

/** The tests that ask each mutant, quickest first. A test that fails by itself says nothing about mutants. */
async function baseline() {
  const reaching = new Map();
  for (const test of tests) {
    const startedMs = performance.now();
    const failed = await fails(test);
    test.tookMs = performance.now() - startedMs;
    const asked = mutant.asked();
    if (failed) process.stdout.write(`fails without any mutant: ${test.name}\n`);
    else for (const id of asked) reaching.set(id, [...(reaching.get(id) ?? []), test]);
  }
  for (const list of reaching.values()) list.sort((a, b) => a.tookMs - b.tookMs);
  return reaching;
}

async function isKilled(id, reaching) {
  mutant.switchOn(id);
  try {
    for (const test of reaching) if (await fails(test)) return true;
    return false;
  } finally {
    mutant.switchOn(undefined);
  }
}

async function fails({ run }) {
  try {
    await run();
    return false;
  } catch {
    return true;
  }
}
