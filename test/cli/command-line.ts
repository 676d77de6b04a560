import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';

const PLANBUCH = fileURLToPath(new URL('../../bin/planbuch.mjs', import.meta.url));

/** What a command left behind. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  /** Handed over on standard input; nothing is where it is missing. */
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly uid?: number;
}

/** What a service says when it is ready. */
export interface ServiceDocument {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly tokenFile: string;
  /** Of the demo only. */
  readonly facts?: object;
  readonly why?: { readonly gaps: readonly object[] };
}

/** A command that goes on until somebody ends it. */
export interface Running {
  readonly pid: number;
  /** The one document it printed when it was ready. */
  readonly document: ServiceDocument;
  interrupt(): Promise<Ended>;
  kill(): Promise<void>;
}

/**
 * The real command in child processes, on folders that are gone after the suite. A suite that leaves a process or a
 * database behind fails.
 */
export class CommandLine {
  readonly folder: string;
  private readonly children = new Set<ChildProcess>();

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'planbuch-cli-'));
    // mkdtemp closes it to others, among them the database's account.
    chmodSync(this.folder, 0o755);
    mkdirSync(this.tmp);
    chmodSync(this.tmp, 0o777);
  }

  /** What the commands take for the system's temporary folder. */
  get tmp(): string {
    return join(this.folder, 'tmp');
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Runs a command to its end. */
  async run(words: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
    const child = this.start(words, surroundings);
    child.stdin?.end(surroundings.input ?? '');
    const [out, err] = [text(child.stdout!), text(child.stderr!)];
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out: await out, err: await err };
  }

  /** Runs a command with --json; its standard output must be exactly one document. */
  async json(words: readonly string[], surroundings?: Surroundings) {
    const { code, out } = await this.run([...words, '--json'], surroundings);
    return { code, document: JSON.parse(out) };
  }

  /** Starts a command that serves, and resolves when it is ready. */
  async serve(words: readonly string[], surroundings: Surroundings = {}): Promise<Running> {
    const child = this.start([...words, '--json'], surroundings);
    child.stdin?.end();
    const err = text(child.stderr!);
    const ended = once(child, 'close');
    const document = await firstDocument(child);
    if (document === undefined) throw new Error(`ended with ${String(child.exitCode)}: ${await err}`);
    return {
      pid: child.pid!,
      document,
      interrupt: async () => {
        child.kill('SIGINT');
        const [code] = (await ended) as [number | null];
        return { code, out: '', err: await err };
      },
      kill: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    };
  }

  /** Begins a command and kills it after a while, wherever it is then. */
  async killAfter(words: readonly string[], ms: number): Promise<void> {
    const child = this.start(words, {});
    child.stdin?.end();
    child.stdout?.resume();
    child.stderr?.resume();
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    await once(child, 'close');
    clearTimeout(timer);
  }

  /** The number of the PostgreSQL process that works in a data folder. */
  serverPid(data: string): number | undefined {
    const file = join(data, 'database', 'postmaster.pid');
    const pid = existsSync(file) ? Number(readFileSync(file, 'latin1').split('\n')[0]) : 0;
    try {
      return pid > 0 && readlinkSync(`/proc/${String(pid)}/cwd`).startsWith(data) ? pid : undefined;
    } catch {
      return undefined;
    }
  }

  /** Ends what is left, removes all folders, and throws where something was left. */
  async remove(): Promise<void> {
    const left = [...this.children].filter(
      ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
    );
    for (const child of left) {
      child.kill('SIGKILL');
      await once(child, 'close');
    }
    const servers = readdirSync(this.folder)
      .map((name) => this.serverPid(join(this.folder, name)))
      .filter((pid) => pid !== undefined);
    for (const pid of servers) process.kill(pid, 'SIGQUIT');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    if (left.length + servers.length > 0)
      throw new Error(`left behind: ${String(left.length)} commands, ${String(servers.length)} databases`);
  }

  private start(words: readonly string[], { environment = {}, uid }: Surroundings): ChildProcess {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [PLANBUCH, ...words], {
      cwd: this.folder,
      // Nothing of the caller's settings; any free port, so that suites do not meet.
      env: { PATH, HOME, TMPDIR: this.tmp, PLANBUCH_PORT: '0', ...environment },
      stdio: 'pipe',
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    this.children.add(child);
    child.stdin.on('error', () => undefined);
    return child;
  }
}

/** A document ends with a brace at the beginning of a line. */
async function firstDocument(child: ChildProcess): Promise<ServiceDocument | undefined> {
  let out = '';
  for await (const chunk of child.stdout!) {
    out += String(chunk);
    if (out.endsWith('\n}\n')) {
      child.stdout?.resume();
      return JSON.parse(out) as ServiceDocument;
    }
  }
  return undefined;
}
