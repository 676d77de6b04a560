import { migrations } from '#assembly';
import { OperatorError, refuseWrongDatabase } from '#platform';
import type { Database } from '#platform';
import { label } from '../language.js';
import { fine, wrong } from './check.js';
import type { Check } from './check.js';

/** The append function and its tests were written for this major version; older ones were not tried. */
const OLDEST_MAJOR = 15;

/** Beyond this, times in the log and in the ledger tell different stories. */
const CLOCKS_APART_MS = 2_000;

const LISTENS_WITHIN_MS = 2_000;

/** Looked at first: what leads to no database, or past the rights that all rests on, needs no further look. */
export async function connectionsCheck(urls: {
  readonly appUrl: string;
  readonly ownerUrl: string;
}): Promise<Check> {
  try {
    await refuseWrongDatabase({ ...urls, schema: migrations.schema });
    return fine('connections', label('direkt, mit zwei Rollen', 'direct, with two roles'));
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return wrong('connections', error.code, error.text);
  }
}

export async function serverCheck(database: Database, where: string): Promise<Check> {
  const [row] = await database.query<{ version: string; encoding: string }>(
    `SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding`,
  );
  const found = `PostgreSQL ${row?.version ?? '?'}, ${row?.encoding ?? '?'}, ${where}`;
  if (Number.parseInt(row?.version ?? '0', 10) >= OLDEST_MAJOR && row?.encoding === 'UTF8')
    return fine('database', found);
  return wrong(
    'database',
    found,
    label(
      `Benutzen Sie PostgreSQL ${String(OLDEST_MAJOR)} oder neuer mit einer Datenbank in UTF8.`,
      `Use PostgreSQL ${String(OLDEST_MAJOR)} or newer with a database in UTF8.`,
    ),
  );
}

/** What was acknowledged must survive a power cut; that is decided by three settings of the server. */
export async function durabilityCheck(database: Database): Promise<Check> {
  const settings = await settingsOf(database, ['fsync', 'full_page_writes', 'synchronous_commit']);
  // Stronger ones (remote_apply, remote_write) wait for replicas besides.
  const weak = settings.filter(({ name, setting }) =>
    name === 'synchronous_commit' ? setting === 'off' || setting === 'local' : setting !== 'on',
  );
  const found = settings.map(({ name, setting }) => `${name}=${setting}`).join(', ');
  if (weak.length === 0) return fine('durability', found);
  const names = weak.map(({ name }) => name).join(', ');
  return wrong(
    'durability',
    found,
    label(
      `Setzen Sie ${names} auf dem Server auf on, auch für die Rolle der Anwendung; sonst kann ein Stromausfall Bestätigtes kosten.`,
      `Set ${names} to on in the server, for the application's role too; else a power cut may cost what was acknowledged.`,
    ),
  );
}

/** A redacted text must be gone from the files; with recycled WAL segments it may stay in them for a while. */
export async function forgettingCheck(database: Database, embedded: boolean): Promise<Check> {
  const [recycle] = await settingsOf(database, ['wal_recycle']);
  const found = `wal_recycle=${recycle?.setting ?? '?'}`;
  if (recycle?.setting === 'off') return fine('forgetting', found);
  if (!embedded)
    return fine(
      'forgetting',
      label(
        `${found}: Geschwärztes kann in WAL-Dateien und Sicherungen des Servers noch eine Weile stehen`,
        `${found}: redacted texts may stand in WAL files and backups of the server for a while`,
      ),
    );
  return wrong(
    'forgetting',
    found,
    label(
      'Nehmen Sie wal_recycle aus database/own.conf: Geschwärztes bliebe sonst in wiederverwendeten WAL-Dateien.',
      'Remove wal_recycle from database/own.conf: redacted texts would stay in recycled WAL files.',
    ),
  );
}

function settingsOf(
  database: Database,
  names: readonly string[],
): Promise<{ name: string; setting: string }[]> {
  return database.query('SELECT name, setting FROM pg_settings WHERE name = ANY ($1) ORDER BY name', [names]);
}

export async function clockCheck(database: Database): Promise<Check> {
  const before = Date.now();
  const [row] = await database.query<{ ms: number }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms',
  );
  const apart = Math.round((row?.ms ?? 0) - (before + Date.now()) / 2);
  const found = label(`${String(apart)} ms auseinander`, `${String(apart)} ms apart`);
  if (Math.abs(apart) <= CLOCKS_APART_MS) return fine('clock', found);
  return wrong(
    'clock',
    found,
    label(
      'Stellen Sie die Uhren dieses Rechners und des Datenbankservers (NTP).',
      'Set the clocks of this machine and of the database server (NTP).',
    ),
  );
}

/** Hints wake readers at once; without them they look every second. */
export async function listenCheck(database: Database): Promise<Check> {
  const heard = await database.session(async (client) => {
    const channel = `planbuch_doctor_${String(process.pid)}`;
    await client.query(`LISTEN ${channel}`);
    const hint = new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), LISTENS_WITHIN_MS);
      client.once('notification', () => {
        clearTimeout(timer);
        resolve(true);
      });
    });
    await database.query(`NOTIFY ${channel}`);
    const arrived = await hint;
    await client.query(`UNLISTEN ${channel}`);
    return arrived;
  });
  if (heard) return fine('listen', 'LISTEN/NOTIFY');
  return wrong(
    'listen',
    label('kein Hinweis kam an', 'no hint arrived'),
    label(
      'Verbinden Sie ohne Transaktions-Pooler; sonst sehen Leser Neues erst nach einer Sekunde.',
      'Connect without a transaction pooler; else readers see news only after a second.',
    ),
  );
}
