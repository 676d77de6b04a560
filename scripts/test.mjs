import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap } from './bootstrap.mjs';

/** npm scripts that look at the code as a whole, and whether a spec misses each rule; each counts as one test. */
const checks = ['format:check', 'lint', 'types', 'architecture', 'unused', 'mutate'];

/** Checks under way at once: as many as the smallest machine we build for has cores. */
const lanes = 2;

/** The suites take twelve minutes on two cores; where they hang they are stopped, so that CI ends with a summary before its twenty are over. */
const jestLimitMs = 17 * 60_000;

const root = fileURLToPath(new URL('../', import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

await bootstrap();
const results = await runChecks();
const jest = await runJest();

const passed = results.filter((ok) => ok).length + jest.passed;
const failed = results.filter((ok) => !ok).length + jest.failed;
process.stdout.write(`\n${passed} passed, ${failed} failed, ${jest.skipped} skipped\n`);
process.exitCode = failed === 0 ? 0 : 1;

async function runChecks() {
  const queue = [...checks];
  const done = [];
  const lane = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) done.push(await runCheck(name));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
}

async function runCheck(name) {
  const startedMs = Date.now();
  const { code, output } = await runScript(name, { quiet: true });
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  const ok = code === 0;
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${seconds.padStart(6)} s\n`);
  if (!ok) process.stdout.write(`${output.trimEnd()}\n\n`);
  return ok;
}

/** jest prints for itself; its reporter leaves the counts in a file. No counts, or an exit code they do not explain, is a failure. */
async function runJest() {
  const folder = mkdtempSync(join(tmpdir(), 'planbuch-test-'));
  const countsFile = join(folder, 'counts.json');
  const { code } = await runScript('spec', {
    env: { JEST_COUNTS: countsFile, JEST_TOGETHER: '1' },
    limitMs: jestLimitMs,
  });
  const counts = existsSync(countsFile)
    ? JSON.parse(readFileSync(countsFile, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0 };
  rmSync(folder, { recursive: true });
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Runs an npm script as npm would, without npm's own start-up time and header. */
function runScript(name, { quiet = false, env = {}, limitMs } = {}) {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;
  const child = spawn(scripts[name], {
    cwd: root,
    shell: true,
    env: { ...process.env, ...(quiet ? colours() : {}), ...env, PATH: path },
    // jest talks on standard error; its summary belongs above the last line wherever that goes.
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', process.stdout, process.stdout],
    timeout: limitMs,
  });
  const output = [];
  child.stdout?.on('data', (chunk) => output.push(chunk));
  child.stderr?.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: Buffer.concat(output).toString() }));
  });
}

/** The checks write into a pipe and cannot see whether their words end up on a terminal. */
function colours() {
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: undefined };
}
