import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { Config, Database, Workplace } from '#platform';
import { masterKeyStanding, OTHER_MASTER_KEY } from '#vault';
import { label } from '../language.js';
import { fine, wrong } from './check.js';
import type { Check } from './check.js';

/** Bits of group and others. Windows has no such rights; its folders belong to the account that made them. */
const OTHERS = 0o077;
const HAS_RIGHTS = process.platform !== 'win32';

/** The database, the secrets and what they hold must be closed to everybody else. */
export function folderCheck({ folder, secretsFolder }: Workplace): Check {
  const open = [join(folder, 'database'), secretsFolder, ...filesIn(secretsFolder)].filter(isOpenToOthers);
  if (open.length === 0)
    return fine(
      'data-folder',
      label(
        `${folder}; Datenbank und Geheimnisse sind für andere verschlossen`,
        `${folder}; database and secrets are closed to others`,
      ),
    );
  return wrong(
    'data-folder',
    open.map((path) => `${path} ${modeOf(path)}`).join(', '),
    label(
      `Nehmen Sie anderen die Rechte daran: chmod go-rwx ${open.join(' ')}`,
      `Take the rights of others away: chmod go-rwx ${open.join(' ')}`,
    ),
  );
}

/** Without the master key personal data are lost; beside the database it would protect nothing. */
export function masterKeyCheck(config: Config, workplace: Workplace | undefined): Check {
  const file = process.env['PLANBUCH_MASTER_KEY_FILE']?.trim();
  if (config.masterKey === undefined) {
    const own = workplace ? join(workplace.secretsFolder, 'master.key') : '';
    return fine('master-key', label(`${own}; gehört in jede Sicherung`, `${own}; belongs into every backup`));
  }
  if (!file) return fine('master-key', 'PLANBUCH_MASTER_KEY');
  const path = resolve(file);
  const inside = workplace && isWithin(path, join(workplace.folder, 'database'));
  if (!inside && !isOpenToOthers(path)) return fine('master-key', path);
  return wrong(
    'master-key',
    `${path} ${modeOf(path)}`,
    label(
      'Der Hauptschlüssel liegt bei der Datenbank oder ist für andere lesbar. Legen Sie ihn außerhalb ab und nehmen Sie anderen die Rechte (chmod 600).',
      'The master key lies with the database or can be read by others. Keep it outside and take the rights of others away (chmod 600).',
    ),
  );
}

/** Under another key than the one the place was begun with nothing must start. */
export async function keyOfPlaceCheck(database: Database, masterKey: Buffer | undefined): Promise<Check> {
  const standing = masterKey && (await masterKeyStanding(database, masterKey));
  if (standing === 'other')
    return wrong('key-of-place', label('ein anderer', 'another one'), OTHER_MASTER_KEY);
  return fine(
    'key-of-place',
    standing === 'own'
      ? label('der, unter dem hier begonnen wurde', 'the one under which this place was begun')
      : label('noch keiner; der erste Start legt ihn fest', 'none yet; the first start decides'),
  );
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

function isOpenToOthers(path: string): boolean {
  return HAS_RIGHTS && existsSync(path) && (statSync(path).mode & OTHERS) !== 0;
}

function isWithin(path: string, folder: string): boolean {
  return existsSync(path) && realpathSync(path).startsWith(`${folder}${sep}`);
}

function modeOf(path: string): string {
  return existsSync(path) ? `0${(statSync(path).mode & 0o777).toString(8)}` : '—';
}
