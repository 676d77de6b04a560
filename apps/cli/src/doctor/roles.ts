import type { Database } from '#platform';
import { label } from '../language.js';
import { fine, wrong } from './check.js';
import type { Check } from './check.js';

/** What each connection of the application must find set for its role, see docs/operations.md. */
const SETTINGS: readonly { readonly name: string; readonly value: string; readonly isMet: string }[] = [
  // The append function's plan must not be made for the empty table of the first day, nor compiled at each call.
  { name: 'plan_cache_mode', value: 'force_generic_plan', isMet: `= 'force_generic_plan'` },
  { name: 'jit', value: 'off', isMet: `= 'off'` },
  // Frees what a frozen process holds. In milliseconds; 0 is for ever.
  { name: 'idle_in_transaction_session_timeout', value: `'10s'`, isMet: '::int BETWEEN 1 AND 10000' },
];

/** What the role of an own database lacks shows only later: when a process freezes, or when appends become slow. */
export async function roleSettingsCheck(app: Database): Promise<Check> {
  const tests = SETTINGS.map(
    ({ name, isMet }) => `(SELECT setting${isMet} FROM pg_settings WHERE name = '${name}') AS ${name}`,
  );
  const [found] = await app.query<Record<string, boolean> & { readonly role: string }>(
    `SELECT current_user::text AS role, ${tests.join(', ')}`,
  );
  const missing = SETTINGS.filter(({ name }) => found?.[name] !== true);
  if (missing.length === 0)
    return fine('role-settings', SETTINGS.map(({ name, value }) => `${name} = ${value}`).join(', '));
  const statements = missing.map(
    ({ name, value }) => `ALTER ROLE ${found?.role ?? '?'} SET ${name} = ${value};`,
  );
  return wrong('role-settings', missing.map(({ name }) => name).join(', '), asSuperuser(statements));
}

/** Without these rights of the owner a redaction or erasure never ends: the old bytes stay in the server's files. */
export async function scrubbingCheck(owner: Database): Promise<Check> {
  const [found] = await owner.query<{ role: string; switches: boolean; writes: boolean }>(
    `SELECT current_user::text AS role, has_function_privilege('pg_switch_wal()', 'EXECUTE') AS switches,
       (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) OR pg_has_role('pg_checkpoint', 'MEMBER') AS writes`,
  );
  const { role = '?', switches = false, writes = false } = found ?? {};
  if (switches && writes) return fine('rights-to-forget', 'pg_switch_wal, pg_checkpoint');
  const missing = [
    ...(switches
      ? []
      : [{ what: 'pg_switch_wal', how: `GRANT EXECUTE ON FUNCTION pg_switch_wal() TO ${role};` }]),
    ...(writes ? [] : [{ what: 'pg_checkpoint', how: `GRANT pg_checkpoint TO ${role};` }]),
  ];
  return wrong(
    'rights-to-forget',
    missing.map(({ what }) => what).join(', '),
    asSuperuser(missing.map(({ how }) => how)),
  );
}

function asSuperuser(statements: readonly string[]): Check['found'] {
  const all = statements.join(' ');
  return label(
    `Als Superuser, in dieser Datenbank: ${all} Danach die Prozesse neu starten.`,
    `As superuser, in this database: ${all} Then restart the processes.`,
  );
}
