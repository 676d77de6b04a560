import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { migrations } from '#assembly';
import type { Database } from '#platform';
import { label } from '../language.js';
import { fine, wrong } from './check.js';
import type { Check } from './check.js';

/** Whether the schema is that of this program: neither behind it nor ahead. */
export async function migrationsCheck(owner: Database): Promise<Check> {
  const names = migrations.dirs
    .flatMap((dir) => readdirSync(dir).filter((name) => name.endsWith('.sql')))
    .map((name) => basename(name, '.sql'));
  const rows = await owner.query<{ name: string }>('SELECT name FROM planbuch.migrations');
  const done = new Set(rows.map(({ name }) => name));
  const missing = names.filter((name) => !done.has(name));
  const unknown = [...done].filter((name) => !names.includes(name));
  const found = label(
    `${String(done.size)} von ${String(names.length)} Schritten`,
    `${String(done.size)} of ${String(names.length)} steps`,
  );
  if (missing.length === 0 && unknown.length === 0) return fine('migrations', found);
  if (unknown.length > 0)
    return wrong(
      'migrations',
      unknown.join(', '),
      label(
        'Die Datenbank stammt von einer neueren Version: benutzen Sie diese.',
        'The database comes from a newer version: use that one.',
      ),
    );
  return wrong(
    'migrations',
    found,
    label(
      `Es fehlt ${missing.join(', ')}; "planbuch start" holt es nach.`,
      `Missing: ${missing.join(', ')}; "planbuch start" makes up for it.`,
    ),
  );
}
