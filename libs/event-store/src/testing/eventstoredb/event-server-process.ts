import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The command that starts a real KurrentDB or EventStoreDB for the tests: it is given a port on this machine and a folder
 * for its data, runs one node without certificates in the foreground, and ends with its process.
 */
export const EVENT_SERVER_COMMAND = process.env['TEST_EVENTSTORE_COMMAND'];

/** Why suites that need an event server did not run. */
export const NO_EVENT_SERVER = 'TEST_EVENTSTORE_COMMAND names no event server';

/** A server that was started cold, with other tests on the same cores. */
const READY_WITHIN_MS = 60_000;

/** A real event server in a process of its own, with its data on the disk. */
export interface EventServerProcess {
  readonly url: string;
  readonly version: string;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Starts it again on its data; resolves when it answers. */
  start(): Promise<void>;
  /** SIGSTOP and SIGCONT. */
  freeze(): void;
  thaw(): void;
  /** Copies its data while it is down, and starts it again; resolves to the folder of the copy. */
  backUp(): Promise<string>;
  /** What restoring a disk does: everything after the copy is gone, as if it had never been. */
  setBack(backup: string): Promise<void>;
  /** Kills it and removes its data. */
  remove(): Promise<void>;
}

/** Starts a server on a free port and an empty folder. */
export async function startEventServer(command: string): Promise<EventServerProcess> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'planbuch-event-server-'));
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = spawn(command, [String(port), folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    await answers(port, child);
  };
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  await start();
  return {
    url: `esdb://127.0.0.1:${String(port)}?tls=false`,
    version: await versionAt(port),
    kill,
    start,
    freeze: () => child?.kill('SIGSTOP'),
    thaw: () => child?.kill('SIGCONT'),
    async backUp() {
      const backup = `${folder}.backup`;
      await kill();
      cpSync(folder, backup, { recursive: true });
      await start();
      return backup;
    },
    async setBack(backup) {
      await kill();
      rmSync(folder, { recursive: true });
      cpSync(backup, folder, { recursive: true });
      await start();
    },
    async remove() {
      await kill();
      for (const each of [folder, `${folder}.backup`]) rmSync(each, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the event server ended with ${String(child.exitCode)}`);
    const gossip = await fetch(`http://127.0.0.1:${String(port)}/gossip`).catch(() => undefined);
    // It answers before it takes anything.
    if (gossip?.ok && /"state":\s*"Leader"/.test(await gossip.text())) return;
    await sleep(100);
  }
  throw new Error(`the event server was not ready within ${String(READY_WITHIN_MS)} ms`);
}

async function versionAt(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${String(port)}/info`);
  const { esVersion, dbVersion } = (await answer.json()) as { esVersion?: string; dbVersion?: string };
  return esVersion === undefined ? `KurrentDB ${String(dbVersion)}` : `EventStoreDB ${esVersion}`;
}
