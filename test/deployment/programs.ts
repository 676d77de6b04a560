import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from './compose-file.js';

export type Settings = Readonly<Record<string, string>>;

/** An api or a worker as a process of its own, as a container runs it. */
export interface Program {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** SIGTERM; its exit code. */
  end(): Promise<number | null>;
  /** SIGKILL: it can put nothing in order. */
  kill(): Promise<void>;
  freeze(): void;
  thaw(): void;
}

/** What doctor found. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  readonly advice?: Readonly<Record<'de' | 'en', string>>;
}

/** The programs of one suite; none of them outlives it. */
export class Programs {
  private readonly children = new Set<ChildProcess>();

  constructor(private readonly settings: Settings) {}

  /** Resolves when it says that it listens (api) or works (worker). */
  async start(kind: 'api' | 'worker', settings: Settings = {}): Promise<Program> {
    const child = this.spawned([`dist/apps/${kind}/src/main.js`], settings);
    child.stdout?.resume();
    const said = await addressSaid(child);
    child.stderr?.resume();
    const exited = async (signal: NodeJS.Signals): Promise<number | null> => {
      child.kill(signal);
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      this.children.delete(child);
      return child.exitCode;
    };
    return {
      url: said,
      port: Number(new URL(said).port),
      pid: child.pid!,
      end: () => exited('SIGTERM'),
      kill: async () => {
        await exited('SIGKILL');
      },
      freeze: () => child.kill('SIGSTOP'),
      thaw: () => child.kill('SIGCONT'),
    };
  }

  /** Runs the command with --json to its end; its document. */
  async command(words: readonly string[], settings: Settings = {}): Promise<unknown> {
    const child = this.spawned(['dist/apps/cli/src/main.js', ...words, '--json'], settings);
    const [out, err] = [text(child.stdout!), text(child.stderr!)];
    await once(child, 'close');
    this.children.delete(child);
    const said = await out;
    if (said === '') throw new Error(`${words.join(' ')}: ${await err}`);
    return JSON.parse(said) as unknown;
  }

  async doctor(settings: Settings): Promise<readonly Check[]> {
    return ((await this.command(['doctor'], settings)) as { readonly checks: readonly Check[] }).checks;
  }

  async close(): Promise<void> {
    for (const child of this.children) {
      child.kill('SIGCONT');
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
  }

  private spawned(words: readonly string[], settings: Settings): ChildProcess {
    const child = spawn(process.execPath, [...words], {
      cwd: join(root),
      // Nothing of the caller's settings; any free port, so that suites do not meet.
      env: { PATH: process.env['PATH'], PLANBUCH_PORT: '0', ...this.settings, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.children.add(child);
    return child;
  }
}

/** The address in the first line of the log that holds one; throws with what was said instead. */
async function addressSaid(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr! })) {
    said.push(line);
    const url = /"url":"([^"]+)"/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error(`it ended before it listened: ${said.join('\n')}`);
}
