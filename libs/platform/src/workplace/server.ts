import { closeSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Account } from './account.js';
import { notReady, programEnvironment } from './cluster.js';
import type { Layout } from './layout.js';
import { freePort, rememberedPort, rememberPort } from './port.js';
import { outliveRecycledPid, runningPostmaster } from './postmaster.js';
import { identityOf, type ProcessIdentity } from './process-identity.js';
import type { Programs } from './programs.js';

const POLL_MS = 5;

/** Recovery after a crash replays at most some 256 MiB of WAL; a minute is ample on a slow disk. */
const READY_WITHIN_MS = 60_000;

/** A fast shutdown writes one checkpoint; after this the server is told to stop at once and recovers on its next start. */
const STOPPED_WITHIN_MS = 30_000;

/** The server of a folder, as it was found or started. */
export interface RunningServer {
  readonly port: number;
  readonly adopted: boolean;
  readonly process: ProcessIdentity;
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
): Promise<RunningServer> {
  const deadline = performance.now() + READY_WITHIN_MS;
  let port = rememberedPort(layout.run);
  for (;;) {
    const running = runningPostmaster(layout.database);
    if (running?.status === 'ready' && (await answers(running.port, password, layout))) {
      return { port: running.port, adopted: true, process: identityOf(running.pid) };
    }
    if (running === undefined) {
      port = await freePort(port);
      const started = await start(layout, programs, account, port, deadline);
      if (typeof started !== 'string') {
        rememberPort(layout.run, port);
        return { port, adopted: false, process: started };
      }
      if (/could not bind|Address already in use/i.test(started)) port = undefined;
      // The backends of a killed server end as soon as they notice; until then their shared memory is in use.
      else if (!/pre-existing shared memory block|lock file ".*" already exists/.test(started))
        throw notReady(started, 'ended');
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

/**
 * Starts the server apart from this process's group, so that Ctrl-C reaches it only through `stopServer`. Answers with
 * the process, or with what it said before it ended.
 */
async function start(
  layout: Layout,
  programs: Programs,
  account: Account | undefined,
  port: number,
  deadline: number,
): Promise<ProcessIdentity | string> {
  outliveRecycledPid(layout.database, account);
  // Made anew, because another account may have written the one before.
  rmSync(startLog(layout), { force: true });
  const output = openSync(startLog(layout), 'w', 0o644);
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
    if (running !== undefined && running.pid === child.pid && running.status === 'ready')
      return identityOf(running.pid);
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

const startLog = (layout: Layout): string => join(layout.run, 'start.log');

/** What the server said last: on its way up in its start log, later in the newest file of the log folder. */
function lastLines(layout: Layout): string {
  const changed = (file: string): number => statSync(file).mtimeMs;
  const files = [startLog(layout), ...readdirSync(layout.log).map((name) => join(layout.log, name))];
  return files
    .sort((a, b) => changed(a) - changed(b))
    .slice(-2)
    .map((file) => readFileSync(file, 'utf8').slice(-2000))
    .join('\n');
}
