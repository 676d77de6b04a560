import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '../operator-error.js';
import type { Account } from './account.js';
import { ensureCluster, refuseOtherMajor } from './cluster.js';
import { withFolderLock } from './folder-lock.js';
import { aboutFolder, locate, removeData, type Layout } from './layout.js';
import { findPrograms, type Programs } from './programs.js';
import { isAlive } from './process-identity.js';
import { openSecrets, type Secrets } from './secrets.js';
import { ensureServer, stopServer, type RunningServer } from './server.js';
import { beginServing, endServing, enter, leave, serving, type Serving } from './users.js';

/** A data folder whose database runs. */
export interface Workplace {
  /** Where the data really lie; differs from the folder named only if `notice` says so. */
  readonly folder: string;
  /** What the operator should be told about the place of the data. */
  readonly notice?: Bilingual;
  /** `postgres://` of the role that owns the schema: for migrations and for ending a redaction. */
  readonly ownerUrl: string;
  /** `postgres://` of the role that the application works with. */
  readonly appUrl: string;
  /** `postgres://` of the superuser: for tests that make databases, never for the application. */
  readonly superuserUrl: string;
  readonly port: number;
  /** Whether the server ran already. */
  readonly adopted: boolean;
  /** The folder for other secrets (0700), such as the administrator's token. */
  readonly secretsFolder: string;
  /** The key that wraps the persons' keys, 32 bytes; it lies outside the database's folder. */
  masterKey(): Buffer;
  /**
   * Notes that this process is the folder's api and worker on that HTTP port, until `stop`.
   * @throws OperatorError `already-serving`, naming the other's pid and port
   */
  serve(httpPort: number): Promise<void>;
  /** The living process that serves this folder, if any. */
  serving(): Serving | undefined;
  /** Leaves the workplace; the last user's leaving stops the server. Further calls do nothing. */
  stop(): Promise<void>;
  /** Stops the server whoever uses it, and deletes what Planbuch put into the folder, and the folder if nothing is left. */
  remove(): Promise<void>;
}

export interface WorkplaceOptions {
  readonly data: string;
  /** 32 bytes that a folder made by this call takes for its master key: where data come from a place that has it. */
  readonly masterKey?: Buffer;
}

/**
 * Opens a data folder with its own PostgreSQL: makes both on first use, takes over a server that still runs,
 * or starts it. Any number of processes may have a folder open; there is one server for all.
 *
 * @throws OperatorError with a code for every fault of folder, platform and database
 */
export async function openWorkplace({ data, masterKey }: WorkplaceOptions): Promise<Workplace> {
  const { layout, account, notice } = locate(data);
  const programs = findPrograms(account);
  const run = async (): Promise<Opened> => {
    mkdirSync(layout.run, { recursive: true, mode: 0o700 });
    return withFolderLock(lockFolder(layout), () => open(layout, programs, account, masterKey));
  };
  const opened = await run().catch((error: unknown) => {
    throw aboutFolder(layout.folder, error);
  });
  return new OpenWorkplace(layout, programs, opened, notice);
}

interface Opened extends RunningServer {
  readonly secrets: Secrets;
  readonly user: string;
}

async function open(
  layout: Layout,
  programs: Programs,
  account: Account | undefined,
  masterKey: Buffer | undefined,
): Promise<Opened> {
  refuseOtherMajor(layout.database);
  const secrets = openSecrets(layout.secrets, existsSync(layout.database), masterKey);
  await ensureCluster(layout, secrets, programs, account);
  const server = await ensureServer(layout, programs, account, secrets.passwords.postgres);
  return { secrets, user: enter(layout.run), ...server };
}

const lockFolder = (layout: Layout): string => join(layout.run, 'lock');

class OpenWorkplace implements Workplace {
  readonly folder: string;
  readonly notice?: Bilingual;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly superuserUrl: string;
  readonly port: number;
  readonly adopted: boolean;
  readonly secretsFolder: string;
  private left?: Promise<void>;

  constructor(
    private readonly layout: Layout,
    private readonly programs: Programs,
    private readonly opened: Opened,
    notice: Bilingual | undefined,
  ) {
    const { owner, app, postgres } = opened.secrets.passwords;
    const url = (role: string, password: string, database: string): string =>
      `postgres://${role}:${password}@127.0.0.1:${opened.port}/${database}`;
    this.folder = layout.folder;
    this.secretsFolder = layout.secrets;
    this.ownerUrl = url('planbuch_owner', owner, 'planbuch');
    this.appUrl = url('planbuch_app', app, 'planbuch');
    this.superuserUrl = url('postgres', postgres, 'postgres');
    this.port = opened.port;
    this.adopted = opened.adopted;
    if (notice !== undefined) this.notice = notice;
  }

  masterKey(): Buffer {
    return Buffer.from(this.opened.secrets.masterKey);
  }

  async serve(httpPort: number): Promise<void> {
    await this.locked(() => {
      beginServing(this.layout.run, this.opened.user, httpPort);
    });
  }

  serving(): Serving | undefined {
    return serving(this.layout.run);
  }

  stop(): Promise<void> {
    this.left ??= this.leave();
    return this.left;
  }

  async remove(): Promise<void> {
    await this.stop();
    if (existsSync(this.layout.run)) await this.locked(() => stopServer(this.layout, this.programs));
    removeData(this.layout);
  }

  private async leave(): Promise<void> {
    const { run } = this.layout;
    // Somebody deleted the folder: the server would notice within a minute, but nobody can find it any more.
    if (!existsSync(run)) {
      if (isAlive(this.opened.process)) process.kill(this.opened.process.pid, 'SIGQUIT');
      return;
    }
    await this.locked(async () => {
      endServing(run, this.opened.user);
      if (leave(run, this.opened.user)) await stopServer(this.layout, this.programs);
    });
  }

  private locked<T>(work: () => T | Promise<T>): Promise<T> {
    return withFolderLock(lockFolder(this.layout), async () => work());
  }
}
