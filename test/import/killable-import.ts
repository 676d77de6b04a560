import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ImportingTown } from './importing-town.js';

/** An import in a process of its own; it runs what stands in dist/, as the product does. */
const PROGRAM = `
  import { readFileSync } from 'node:fs';
  import { openPlanbuch } from '#assembly';
  import { parseProfile } from '#importing';
  import { readConfig } from '#platform';
  const [ledger, profile, path] = process.argv.slice(1);
  const planbuch = await openPlanbuch(readConfig(), { name: 'killable import' });
  await planbuch.importFile({
    ledger, path, profile: parseProfile(readFileSync(profile, 'utf8'), 'killable'),
    caller: { actor: 'operator:clerk', roles: ['administrator'] },
  });
  await planbuch.close();
`;

interface Killing {
  readonly ledger: string;
  /** Paths of profile and file. */
  readonly profile: string;
  readonly path: string;
  /** Killed as soon as the ledger holds so many events. */
  readonly atEvents: number;
}

/** Imports in another process and kills that with SIGKILL. Says whether it was killed, or came to its end before. */
export async function killedImport(
  town: ImportingTown,
  { ledger, profile, path, atEvents }: Killing,
): Promise<boolean> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, ledger, profile, path], {
    env: { PATH: process.env['PATH'], ...town.environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exit = once(child, 'exit');
  while (child.exitCode === null && (await eventsOf(town, ledger)) < atEvents)
    await new Promise((resolve) => setTimeout(resolve, 2));
  child.kill('SIGKILL');
  const [code] = (await exit) as [number | null];
  if (code !== null && code !== 0) throw new Error('the import in the other process failed');
  return code === null;
}

async function eventsOf({ planbuch }: ImportingTown, ledger: string): Promise<number> {
  const [row] = await planbuch.database.query<{ head: number }>(
    'SELECT head FROM planbuch.ledgers WHERE ledger = $1',
    [ledger],
  );
  return row?.head ?? 0;
}
