import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process of its own with a workplace open; it runs what stands in dist/, as the product does. */
export interface WorkplaceProcess {
  readonly pid: number;
  readonly adopted: boolean;
  readonly port: number;
  /** Lets it stop in order. */
  stop(): Promise<void>;
  /** SIGKILL: it can put nothing in order. */
  kill(): Promise<void>;
}

interface Options {
  /** Serve the workplace on this port. */
  readonly httpPort?: number;
  /** Run under this account. */
  readonly uid?: number;
}

const PROGRAM = `
  import { openWorkplace } from '#platform';
  const [data, httpPort] = process.argv.slice(1);
  const say = (words) => process.stdout.write(JSON.stringify(words) + '\\n');
  try {
    const workplace = await openWorkplace({ data });
    if (httpPort) await workplace.serve(Number(httpPort));
    say({ adopted: workplace.adopted, port: workplace.port });
    process.stdin.once('end', () => workplace.stop()).resume();
  } catch (error) {
    say({ code: error.code ?? 'defect', message: error.message });
  }
`;

/** Opens a workplace in another process. Rejects with code and message of the error which that process met. */
export async function workplaceProcess(data: string, options: Options = {}): Promise<WorkplaceProcess> {
  const child = start(data, options);
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as { adopted: boolean; port: number; code?: string; message: string };
    if (said.code !== undefined) throw Object.assign(new Error(said.message), { code: said.code });
    return {
      pid: child.pid ?? 0,
      adopted: said.adopted,
      port: said.port,
      stop: () => ended(child, () => child.stdin.end()),
      kill: () => ended(child, () => child.kill('SIGKILL')),
    };
  }
  throw new Error('the process ended without a word');
}

/** Begins to open a workplace in another process and kills that after a while, wherever it is then. */
export async function killedOpening(data: string, afterMs: number): Promise<void> {
  const child = start(data, {});
  await sleep(afterMs);
  await ended(child, () => child.kill('SIGKILL'));
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

function start(data: string, { httpPort, uid }: Options): Child {
  const words = [data, ...(httpPort === undefined ? [] : [String(httpPort)])];
  return spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
}

async function ended(child: Child, end: () => unknown): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  end();
  await exit;
}
