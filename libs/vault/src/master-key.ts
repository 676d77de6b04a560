import { OperatorError } from '#platform';
import type { Queryable } from '#platform';
import { derivedKey } from './ciphers.js';

/** Tells whether two places have the same master key, and nothing else of it. */
export function masterKeyId(masterKey: Buffer): string {
  return derivedKey(masterKey, 'master-key-id').subarray(0, 8).toString('hex');
}

/** Whether the place was begun under this key; `none` where it has not begun. */
export async function masterKeyStanding(
  database: Queryable,
  masterKey: Buffer,
): Promise<'own' | 'other' | 'none'> {
  const [row] = await database.query<{ id: string }>('SELECT id FROM planbuch.master_key');
  if (!row) return 'none';
  return row.id === masterKeyId(masterKey) ? 'own' : 'other';
}

/**
 * Begins the place under this key where it has not begun; of several processes that start together the first one decides.
 *
 * @throws OperatorError `master-key-other` where it was begun under another one
 */
export async function refuseOtherMasterKey(database: Queryable, masterKey: Buffer): Promise<void> {
  let standing = await masterKeyStanding(database, masterKey);
  if (standing === 'none') {
    await database.execute('INSERT INTO planbuch.master_key (id) VALUES ($1) ON CONFLICT DO NOTHING', [
      masterKeyId(masterKey),
    ]);
    standing = await masterKeyStanding(database, masterKey);
  }
  if (standing === 'other') throw new OperatorError('master-key-other', OTHER_MASTER_KEY);
}

export const OTHER_MASTER_KEY = {
  de: 'Der Hauptschlüssel (PLANBUCH_MASTER_KEY, PLANBUCH_MASTER_KEY_FILE oder der im Datenordner) ist ein anderer als der, unter dem diese Datenbank begonnen wurde. Was unter ihm gespeichert würde, bliebe allen anderen Prozessen verschlossen. Nennen Sie den richtigen; ist er verloren, lesen Sie docs/operations.md, „Der Hauptschlüssel ist verloren“.',
  en: 'The master key (PLANBUCH_MASTER_KEY, PLANBUCH_MASTER_KEY_FILE or the one in the data folder) is another one than that under which this database was begun. What would be stored under it would be locked away from all other processes. Name the right one; if it is lost, read "The master key is lost" in docs/operations.md.',
} as const;
