import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { OperatorError } from '../operator-error.js';
import { asIdentity, isAlive, ownIdentity } from './process-identity.js';
import { writeWhole } from './run-file.js';

/** Who uses a workplace: one file for each opening. All functions must be called under the folder's lock. */

/** Notes that this process uses the workplace; the name is needed to leave. */
export function enter(run: string): string {
  const folder = join(run, 'users');
  mkdirSync(folder, { recursive: true });
  const name = randomUUID();
  writeWhole(join(folder, name), JSON.stringify(ownIdentity()));
  return name;
}

/** Notes that this opening is over; true if it was the last. A killed user does not count, whatever file it left. */
export function leave(run: string, name: string): boolean {
  const folder = join(run, 'users');
  rmSync(join(folder, name), { force: true });
  const living = readdirSync(folder).filter((other) => {
    const identity = asIdentity(readJson(join(folder, other)));
    if (identity !== undefined && isAlive(identity)) return true;
    rmSync(join(folder, other), { force: true });
    return false;
  });
  return living.length === 0;
}

/** The one api and worker of a workplace. */
export interface Serving {
  readonly pid: number;
  readonly port: number;
  /** When it began, RFC 3339 in UTC. */
  readonly since: string;
  /** Which opening of the workplace it is, as `enter` named it. */
  readonly user: string;
}

/**
 * Notes that this process serves the workplace on an HTTP port.
 *
 * @throws OperatorError `already-serving`, naming pid and port of the process that does
 */
export function beginServing(run: string, user: string, port: number): void {
  const other = serving(run);
  if (other !== undefined && other.user !== user) {
    throw new OperatorError('already-serving', {
      de: `Auf diesem Datenordner läuft schon ein Planbuch: PID ${other.pid}, Port ${other.port}, seit ${other.since}. Benutzen Sie dieses, beenden Sie es, oder nennen Sie mit --data einen anderen Ordner.`,
      en: `A Planbuch already serves this data folder: pid ${other.pid}, port ${other.port}, since ${other.since}. Use that one, stop it, or name another folder with --data.`,
    });
  }
  const since = new Date().toISOString();
  writeWhole(servingFile(run), JSON.stringify({ ...ownIdentity(), user, port, since }));
}

export function endServing(run: string, user: string): void {
  if (serving(run)?.user === user) rmSync(servingFile(run), { force: true });
}

/** The living process that serves the workplace, if any. */
export function serving(run: string): Serving | undefined {
  const noted = readJson(servingFile(run));
  const identity = asIdentity(noted);
  if (identity === undefined || !isAlive(identity)) return undefined;
  const { port, since, user } = noted as Record<'port' | 'since' | 'user', unknown>;
  return { pid: identity.pid, port: Number(port), since: String(since), user: String(user) };
}

const servingFile = (run: string): string => join(run, 'serving.json');

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
