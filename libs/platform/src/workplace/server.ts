import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Account } from './account.js';
import { notReady, programEnvironment } from './cluster.js';
import type { Layout } from './layout.js';
import { isAlive } from './process-identity.js';
import type { Programs } from './programs.js';

const POLL_MS = 5;

/** Recovery after a crash replays at most some 256 MiB of WAL; a minute is ample on a slow disk. */
const READY_WITHIN_MS = 60_000;

/** A fast shutdown writes one checkpoint; after this the server is told to stop at once and recovers on its next start. */
const STOPPED_WITHIN_MS = 30_000;

/** Below the range from which systems take ports for outgoing connections, so that ours is rarely taken. */
const PORTS = { from: 20_000, to: 32_000 };

/** What postmaster.pid says; PostgreSQL writes it line by line, so all but the pid may be missing. */
interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

/**
 * Makes sure that the one server of this folder runs: takes over one that a killed process left behind, or starts it.
 * Must be called under the folder's lock.
 *
 * @throws OperatorError `database-not-ready`
 */
export async function ensureServer(
  layout: Layout,
  programs: Programs,
  account: Account | undefined,
  password: string,
): Promise<{ port: number; adopted: boolean }> {
  const deadline = performance.now() + READY_WITHIN_MS;
  let port = rememberedPort(layout);
  for (;;) {
    const running = runningPostmaster(layout.database);
    if (running?.status === 'ready') {
      if (await answers(running.port, password, layout)) return { port: running.port, adopted: true };
    } else if (running === undefined) {
      port = await freePort(port);
      const failure = await start(layout, programs, account, port, deadline);
      if (failure === undefined) {
        writeFileSync(portFile(layout), String(port), { mode: 0o600 });
        return { port, adopted: false };
      }
      if (/could not bind|Address already in use/i.test(failure)) port = undefined;
      // The backends of a killed server end as soon as they notice; until then their shared memory is in use.
      else if (!/pre-existing shared memory block|lock file ".*" already exists/.test(failure))
        throw notReady(failure, 'ended');
    }
    if (performance.now() > deadline) throw notReady(lastLines(layout), `${READY_WITHIN_MS / 1000} s`);
    await sleep(POLL_MS);
  }
}

/** Stops the server of this folder, if one runs, and waits until it is gone. Must be called under the folder's lock. */
export async function stopServer(layout: Layout, programs: Programs): Promise<void> {
  const running = runningPostmaster(layout.database);
  if (running === undefined) return;
  signal(running.pid, 'INT', programs);
  if (await gone(layout.database, STOPPED_WITHIN_MS)) return;
  signal(running.pid, 'QUIT', programs);
  if (!(await gone(layout.database, STOPPED_WITHIN_MS)))
    throw notReady(lastLines(layout), `PID ${running.pid}: stop`);
}

/** The living server of this PGDATA; a pid file whose process died or is another program's by now is removed. */
export function runningPostmaster(database: string): Postmaster | undefined {
  const file = join(database, 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(file, 'latin1').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (Number.isInteger(pid) && pid > 0 && isAlive({ pid }) && worksIn(pid, database)) {
    return { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
  }
  rmSync(file, { force: true });
  return undefined;
}

/** PostgreSQL's working directory is its PGDATA. Where /proc cannot tell, PostgreSQL's own check must do. */
function worksIn(pid: number, database: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(database);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EACCES' || process.getuid?.() === 0;
  }
}

/** Starts the server apart from this process's group, so that Ctrl-C reaches it only through `stopServer`. */
async function start(
  layout: Layout,
  programs: Programs,
  account: Account | undefined,
  port: number,
  deadline: number,
): Promise<string | undefined> {
  const output = openSync(startLog(layout), 'w', 0o600);
  const child = spawn(programs.postgres, ['-D', layout.database, '-p', String(port)], {
    cwd: layout.database,
    env: programEnvironment(),
    detached: true,
    stdio: ['ignore', output, output],
    ...account,
  });
  closeSync(output);
  child.unref();
  let ended: string | undefined;
  child.once('exit', (status, by) => (ended = String(status ?? by)));
  child.once('error', (error) => (ended = error.message));
  while (ended === undefined) {
    const running = runningPostmaster(layout.database);
    if (running?.pid === child.pid && running?.status === 'ready') return undefined;
    if (performance.now() > deadline) {
      child.kill('SIGQUIT');
      throw notReady(lastLines(layout), `${READY_WITHIN_MS / 1000} s`);
    }
    await sleep(POLL_MS);
  }
  return `${lastLines(layout)}\n${ended}`;
}

/** Only the server of this very folder knows the password; one that is just ending or starting says so and is waited for. */
async function answers(port: number, password: string, layout: Layout): Promise<boolean> {
  const client = new Client({
    host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres', connectionTimeoutMillis: 5000,
  }); // prettier-ignore
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === '28P01') throw notReady(lastLines(layout), message);
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function signal(pid: number, name: 'INT' | 'QUIT', programs: Programs): void {
  // Windows has no signals; pg_ctl speaks PostgreSQL's own replacement for them.
  if (process.platform === 'win32') spawnSync(programs.pgCtl, ['kill', name, String(pid)]);
  else process.kill(pid, `SIG${name}`);
}

async function gone(database: string, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (runningPostmaster(database) !== undefined) {
    if (performance.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

const portFile = (layout: Layout): string => join(layout.run, 'port');
const startLog = (layout: Layout): string => join(layout.run, 'start.log');

function rememberedPort(layout: Layout): number | undefined {
  mkdirSync(layout.run, { recursive: true, mode: 0o700 });
  try {
    const port = Number(readFileSync(portFile(layout), 'latin1'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
  } catch {
    return undefined;
  }
}

async function freePort(preferred: number | undefined): Promise<number> {
  if (preferred !== undefined && (await isFree(preferred))) return preferred;
  for (let turn = 0; turn < 50; turn += 1) {
    const port = randomInt(PORTS.from, PORTS.to);
    if (await isFree(port)) return port;
  }
  throw notReady('', `127.0.0.1:${PORTS.from}-${PORTS.to}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

/** What the server said last: on its way up in its start log, later in the newest file of the log folder. */
function lastLines(layout: Layout): string {
  const files = readdirSync(layout.log).map((name) => join(layout.log, name));
  const newest = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs).slice(0, 1);
  return [startLog(layout), ...newest]
    .map((file) => readFileSync(file, 'utf8').slice(-2000))
    .join('\n')
    .trim();
}
