import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { openWorkplace, type Workplace } from '../workplace/open-workplace.js';
import { ownIdentity } from '../workplace/process-identity.js';

let opened: Promise<Workplace> | undefined;

/**
 * The database server of this test process, in a folder of its own below the system's temporary folder. Every spec
 * file of a jest worker has its own modules but the same process, whose name the folder bears: they share one server.
 * Server and folder end with the process, however it ends.
 */
export function testCluster(): Promise<Workplace> {
  return (opened ??= open());
}

async function open(): Promise<Workplace> {
  const { pid, startedAt } = ownIdentity();
  const start = createHash('sha256')
    .update(startedAt ?? '')
    .digest('hex')
    .slice(0, 8);
  const folder = join(tmpdir(), `planbuch-test-${pid}-${start}`);
  if (made(folder)) watch(folder);
  return openWorkplace({ data: folder });
}

/** Makes the folder unless an earlier spec file of this process did; somebody else's folder of that name is refused. */
function made(folder: string): boolean {
  try {
    mkdirSync(folder);
    chmodSync(folder, 0o711);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (process.getuid !== undefined && statSync(folder).uid !== process.getuid()) throw error;
    return false;
  }
}

/** Ends the server and deletes the folder as soon as its standard input closes, which no death of ours can prevent. */
const WATCHER = `
  const { readFileSync, rmSync } = require('node:fs');
  const folder = process.argv[1];
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => undefined);
  process.stdin.on('end', end).on('error', end).resume();
  function pid() {
    try { return Number(readFileSync(folder + '/database/postmaster.pid', 'latin1').split('\\n')[0]); } catch { return 0; }
  }
  function end() {
    const deadline = Date.now() + 10_000;
    const wait = () => {
      const server = pid();
      // Nobody reads these data again: the server need not write them down before it ends.
      if (server > 0) { try { process.kill(server, 'SIGQUIT'); } catch { return remove(); } }
      else return remove();
      if (Date.now() < deadline) setTimeout(wait, 20); else remove();
    };
    wait();
  }
  function remove() { rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }); process.exit(0); }
`;

function watch(folder: string): void {
  const watcher = spawn(process.execPath, ['-e', WATCHER, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
  });
  watcher.unref();
  // The pipe must not keep the test process alive; it closes with it.
  if (watcher.stdin instanceof Socket) watcher.stdin.unref();
}
