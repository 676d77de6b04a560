import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EVENT_SERVER_COMMAND, NO_EVENT_SERVER, startEventServer } from '#event-store/testing';
import { redisProgram, redisServer } from '#jobs/testing';
import { announceServer, announceSkip } from '#test/announce';

/** A server of somebody else's, for one suite. */
export interface ForeignServer {
  readonly port: number;
  close(): Promise<void>;
}

const COMES_UP_WITHIN_MS = 60_000;

/** A server's address, for the settings. */
export interface AddressedServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Undefined, and said, where there is none. */
export async function redis(): Promise<AddressedServer | undefined> {
  const program = redisProgram();
  if (program === undefined) {
    announceSkip('the topology with Redis', 'no redis-server on this machine');
    return undefined;
  }
  const server = await redisServer(program);
  announceServer(`Redis ${server.version}`, 'of this machine');
  return { url: server.url, close: () => server.remove() };
}

/** Undefined, and said, where there is none. */
export async function eventServer(): Promise<AddressedServer | undefined> {
  if (EVENT_SERVER_COMMAND === undefined) {
    announceSkip('the topology with an event server', NO_EVENT_SERVER);
    return undefined;
  }
  const server = await startEventServer(EVENT_SERVER_COMMAND);
  announceServer(server.version, EVENT_SERVER_COMMAND);
  return { url: server.url, close: () => server.remove() };
}

export type PoolMode = 'transaction' | 'session';

/** Debian's PgBouncer before a PostgreSQL server; undefined, and said, where there is none. */
export async function pooler(
  mode: PoolMode,
  toPort: number,
  users: Readonly<Record<string, string>>,
): Promise<ForeignServer | undefined> {
  const version = versionOf('pgbouncer', ['--version'], /PgBouncer (\S+)/);
  if (version === undefined) {
    announceSkip('Planbuch behind a pooler', 'no pgbouncer on this machine');
    return undefined;
  }
  announceServer(`PgBouncer ${version}`, `${mode} mode`);
  const port = await freePort();
  return started((folder) => {
    // It reads its files as the account to which root hands it over.
    chmodSync(folder, 0o755);
    const list = Object.entries(users).map(([name, password]) => `"${name}" "${password}"\n`);
    writeFileSync(join(folder, 'users'), list.join(''));
    writeFileSync(join(folder, 'pgbouncer.ini'), poolerSettings(mode, toPort, port, join(folder, 'users')));
    const account = process.getuid?.() === 0 ? ['--user=nobody'] : [];
    return ['pgbouncer', ['--quiet', ...account, join(folder, 'pgbouncer.ini')]];
  }, port);
}

/** As docs/operations.md says. */
function poolerSettings(mode: PoolMode, toPort: number, port: number, users: string): string {
  return `[databases]
* = host=127.0.0.1 port=${String(toPort)}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${String(port)}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = ${mode}
default_pool_size = 40
max_client_conn = 500
ignore_startup_parameters = statement_timeout
`;
}

async function started(
  prepare: (folder: string) => readonly [string, readonly string[]],
  port: number,
): Promise<ForeignServer> {
  const folder = mkdtempSync(join(tmpdir(), 'planbuch-server-'));
  const [command, words] = prepare(folder);
  const child = spawn(command, words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors = `${errors}${String(chunk)}`.slice(-4_000)));
  if (!(await isUp(child, port))) throw new Error(`${command} did not come up: ${errors}`);
  return {
    port,
    close: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function isUp(child: ChildProcess, port: number): Promise<boolean> {
  const until = performance.now() + COMES_UP_WITHIN_MS;
  while (performance.now() < until && child.exitCode === null) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return true;
    } catch {
      await sleep(50);
    } finally {
      socket.destroy();
    }
  }
  child.kill('SIGKILL');
  return false;
}

function versionOf(command: string, words: readonly string[], pattern: RegExp): string | undefined {
  const { error, stdout } = spawnSync(command, words, { encoding: 'utf8' });
  return error ? undefined : (pattern.exec(stdout)?.[1] ?? 'unknown');
}

/** A port of this machine that was free just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
