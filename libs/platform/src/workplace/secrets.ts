import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { MASTER_KEY_BYTES } from '../master-key.js';
import { OperatorError } from '../operator-error.js';

/** What opens the database and the personal data in it. Only the folder's owner can read the files. */
export interface Secrets {
  readonly masterKey: Buffer;
  readonly passwords: { readonly postgres: string; readonly owner: string; readonly app: string };
}

const FILES = {
  masterKey: 'master.key',
  postgres: 'postgres.password',
  owner: 'owner.password',
  app: 'app.password',
};

/**
 * Reads the secrets of a workplace. They are made only for a workplace that has no database yet: a new master key
 * beside old data would silently make every person's data unreadable. `givenKey` becomes the master key of a workplace
 * that is made now; one that is there keeps its own.
 *
 * @throws OperatorError `secrets-incomplete`
 */
export function openSecrets(folder: string, hasDatabase: boolean, givenKey?: Buffer): Secrets {
  if (!hasDatabase) makeMissing(folder, givenKey ?? randomBytes(MASTER_KEY_BYTES));
  const masterKey = read(folder, FILES.masterKey);
  if (masterKey.length !== MASTER_KEY_BYTES) throw incomplete(folder, FILES.masterKey);
  const password = (file: string): string => {
    const text = read(folder, file).toString('latin1').trim();
    if (text === '') throw incomplete(folder, file);
    return text;
  };
  return {
    masterKey,
    passwords: { postgres: password(FILES.postgres), owner: password(FILES.owner), app: password(FILES.app) },
  };
}

function makeMissing(folder: string, masterKey: Buffer): void {
  mkdirSync(folder, { mode: 0o700, recursive: true });
  writeOnce(join(folder, FILES.masterKey), masterKey);
  for (const file of [FILES.postgres, FILES.owner, FILES.app]) {
    writeOnce(join(folder, file), Buffer.from(randomBytes(24).toString('base64url')));
  }
  // The names must be on disk before a database is encrypted with what they name. Windows cannot open a folder.
  if (process.platform !== 'win32') {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  }
}

function writeOnce(file: string, content: Buffer): void {
  if (existsSync(file)) return;
  const written = `${file}.new`;
  const handle = openSync(written, 'w', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(written, file);
}

function read(folder: string, file: string): Buffer {
  try {
    return readFileSync(join(folder, file));
  } catch (error) {
    throw incomplete(folder, file, error);
  }
}

function incomplete(folder: string, file: string, cause?: unknown): OperatorError {
  const path = join(folder, file);
  return new OperatorError(
    'secrets-incomplete',
    {
      de: `${path} fehlt, ist unvollständig oder gehört einem anderen Konto; ohne diese Datei lässt sich die Datenbank nicht öffnen. Holen Sie sie aus der Sicherung zurück oder starten Sie unter dem Konto, das den Ordner angelegt hat.`,
      en: `${path} is missing, incomplete or owned by another account; without this file the database cannot be opened. Restore it from the backup or start under the account that made the folder.`,
    },
    { cause },
  );
}
