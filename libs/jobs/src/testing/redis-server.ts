import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';

/** A real Redis on a free port of this machine, for one suite. */
export interface RedisServer {
  readonly url: string;
  readonly version: string;
  /** Throws everything away that it knows. */
  empty(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what its log holds. */
  start(): Promise<void>;
  /** Ends it and deletes its folder. */
  remove(): Promise<void>;
}

export interface RedisServerOptions {
  readonly policy?: 'noeviction' | 'allkeys-lru';
  readonly appendOnly?: boolean;
}

/** Where Debian's `redis-server` lies, or another one of that name; undefined where there is none. */
export function redisProgram(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path));
}

export async function redisServer(
  program: string,
  { policy = 'noeviction', appendOnly = true }: RedisServerOptions = {},
): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'planbuch-redis-'));
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const url = `redis://:${password}@127.0.0.1:${String(port)}/0`;
  const words = [
    ['--port', String(port)], ['--bind', '127.0.0.1'], ['--dir', folder], ['--requirepass', password], ['--save', ''],
    ['--maxmemory-policy', policy], ['--appendonly', appendOnly ? 'yes' : 'no'], ['--appendfsync', 'always'],
  ].flat(); // prettier-ignore
  let server: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    const running = server;
    server = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const exited = once(running, 'exit');
    running.kill('SIGKILL');
    await exited;
  };
  const start = async (): Promise<void> => {
    server = spawn(program, words, { stdio: 'ignore' });
    await asked(url, (redis) => redis.ping());
  };
  await start();
  const info = await asked(url, (redis) => redis.info('server'));
  return {
    url,
    version: /redis_version:(\S+)/.exec(info)?.[1] ?? '?',
    empty: async () => {
      await asked(url, (redis) => redis.flushall());
    },
    kill,
    start,
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Asks over a connection of its own, and waits until somebody answers. */
async function asked<T>(url: string, question: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, {
    retryStrategy: (times) => (times > 100 ? null : 50),
    maxRetriesPerRequest: 100,
  });
  redis.on('error', () => undefined);
  try {
    return await question(redis);
  } finally {
    redis.disconnect();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
