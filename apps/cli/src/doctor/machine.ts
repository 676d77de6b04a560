import { statfsSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import type { Config } from '#platform';
import { label } from '../language.js';
import { fine, wrong } from './check.js';
import type { Check } from './check.js';

/** Below this a growing ledger, its WAL and a rebuild beside may not fit any more. */
const FREE_BYTES = 1024 ** 3;

export function nodeCheck(running = process.versions.node): Check {
  const { engines } = JSON.parse(
    readFileSync(new URL('../../../../../package.json', import.meta.url), 'utf8'),
  ) as { engines: { node: string } };
  const needed = engines.node.replace('>=', '');
  const [major = 0, minor = 0] = running.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = needed.split('.').map(Number);
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return fine('node', running);
  return wrong(
    'node',
    running,
    label(`Installieren Sie Node ${needed} oder neuer.`, `Install Node ${needed} or newer.`),
  );
}

/** Where Planbuch works, without a password or key. */
export function configurationCheck({ database, dataFolder, host, port }: Config): Check {
  const where = database === 'embedded' ? dataFolder : withoutSecrets(database.appUrl);
  const home = host === '127.0.0.1' || host === '::1' || host === 'localhost';
  const found = label(
    `Datenbank ${where}; Schnittstelle ${host}:${String(port)}${home ? '' : ', von außen erreichbar'}`,
    `database ${where}; api ${host}:${String(port)}${home ? '' : ', reachable from outside'}`,
  );
  return fine('configuration', found);
}

export function withoutSecrets(url: string): string {
  const { protocol, username, host, pathname } = new URL(url);
  return `${protocol}//${username}@${host}${pathname}`;
}

export function diskCheck(folder: string): Check {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const found = `${(free / 1024 ** 3).toFixed(1)} GiB`;
  if (free >= FREE_BYTES) return fine('disk-space', found);
  return wrong(
    'disk-space',
    found,
    label(
      `Auf dem Datenträger von ${folder} ist weniger als 1 GiB frei. Schaffen Sie Platz, bevor das Buch nichts mehr annimmt.`,
      `Less than 1 GiB is free on the disk of ${folder}. Make room before the ledger takes nothing any more.`,
    ),
  );
}
