import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openWorkplace, type Workplace } from '../workplace/open-workplace.js';
import { runningPostmaster } from '../workplace/postmaster.js';

/** Data folders for the stories about workplaces. */
export interface WorkplaceFolders {
  /** A folder that does not exist yet. */
  readonly fresh: () => string;
  /** A folder whose database was made by an earlier story: making one takes a second. */
  readonly used: () => string;
  /** Opens a folder; what a story leaves open is closed after it. */
  readonly open: (folder: string) => Promise<Workplace>;
  readonly serverPid: (folder: string) => number | undefined;
}

/** Registers what must be tidied up after each story and at the end; a story that leaves a server running fails. */
export function workplaceFolders(): WorkplaceFolders {
  const parent = mkdtempSync(join(tmpdir(), 'planbuch-folders-'));
  // mkdtemp closes it to others, among them the database's account.
  chmodSync(parent, 0o755);
  const folders: string[] = [];
  const opened: Workplace[] = [];
  const named = (name: string): string => {
    const folder = join(parent, name);
    if (!folders.includes(folder)) folders.push(folder);
    return folder;
  };
  const serverPid = (folder: string): number | undefined => runningPostmaster(join(folder, 'database'))?.pid;
  afterEach(async () => {
    for (const workplace of opened.splice(0)) await workplace.stop();
    const left = folders.map(serverPid).filter((pid) => pid !== undefined);
    for (const pid of left) process.kill(pid, 'SIGQUIT');
    expect(left).toEqual([]);
  });
  afterAll(() => {
    rmSync(parent, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  });
  return {
    fresh: () => named(`fresh-${folders.length}`),
    used: () => named('used'),
    serverPid,
    async open(folder) {
      const workplace = await openWorkplace({ data: folder });
      opened.push(workplace);
      return workplace;
    },
  };
}

/** Runs statements one after the other on a connection of their own; the rows are those of the last. */
export async function ask<T extends object>(url: string, ...statements: string[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: T[] = [];
    for (const statement of statements) rows = (await client.query<T>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
