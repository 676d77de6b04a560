import type { Database, Queryable } from '#platform';
import { label } from '../language.js';
import { fine, wrong } from './check.js';
import type { Check, CheckName } from './check.js';

/** Each touches no row even where it is allowed, and is rolled back besides. */
const CHANGES = [
  'UPDATE planbuch.events SET leaf = leaf WHERE false',
  'DELETE FROM planbuch.events WHERE false',
  'UPDATE planbuch.event_tags SET tag = tag WHERE false',
  'DELETE FROM planbuch.event_tags WHERE false',
  'DELETE FROM planbuch.ledgers WHERE false',
];

/** What the application must not be able to do although the owner is. */
const BEYOND_THE_APPLICATION = [
  'INSERT INTO planbuch.events SELECT * FROM planbuch.events WHERE false',
  'INSERT INTO planbuch.event_tags SELECT * FROM planbuch.event_tags WHERE false',
  'UPDATE planbuch.ledgers SET head = head WHERE false',
  'UPDATE planbuch.disclosures SET entries = entries WHERE false',
  'DELETE FROM planbuch.disclosures WHERE false',
  'DELETE FROM planbuch.person_keys WHERE false',
  'ALTER TABLE planbuch.events DISABLE TRIGGER ALL',
  'SET LOCAL session_replication_role = replica',
];

/** Tries as the application's role what it must not be able to do. */
export async function applicationRightsCheck(database: Database): Promise<Check> {
  const allowed = await permitted(database, [...CHANGES, ...BEYOND_THE_APPLICATION]);
  const [role] = await database.query<{ name: string; mighty: boolean }>(
    `SELECT rolname AS name, rolsuper OR rolcreaterole OR rolbypassrls OR pg_has_role(oid, 'pg_write_all_data', 'MEMBER')
       OR pg_has_role(oid, (SELECT relowner FROM pg_class WHERE oid = 'planbuch.events'::regclass), 'MEMBER') AS mighty
     FROM pg_roles WHERE rolname = current_user`,
  );
  const name = role?.name ?? '?';
  if (allowed.length === 0 && role?.mighty === false) return intact('rights-of-application', name);
  return broken(
    'rights-of-application',
    [name, ...allowed].join('; '),
    label(
      'Geben Sie der Anwendung (DATABASE_URL) eine Rolle ohne besondere Rechte, die nicht Eigentümer des Schemas ist; die Migrationen geben ihr, was sie braucht.',
      'Give the application (DATABASE_URL) a role without special rights that does not own the schema; the migrations grant it what it needs.',
    ),
  );
}

/** The triggers must refuse a change to the owner as well. */
export async function ownerRightsCheck(owner: Database): Promise<Check> {
  const allowed = await permitted(owner, CHANGES);
  const [role] = await owner.query<{ name: string }>('SELECT current_user AS name');
  if (allowed.length === 0) return intact('rights-of-owner', role?.name ?? '?');
  return broken(
    'rights-of-owner',
    [role?.name ?? '?', ...allowed].join('; '),
    label(
      'Jemand hat Trigger des Buches abgeschaltet oder entfernt. Schalten Sie sie wieder ein (ALTER TABLE … ENABLE TRIGGER ALL) und prüfen Sie mit "planbuch verify".',
      'Somebody switched off or removed triggers of the ledger. Switch them on again (ALTER TABLE … ENABLE TRIGGER ALL) and check with "planbuch verify".',
    ),
  );
}

function intact(name: CheckName, role: string): Check {
  return fine(
    name,
    label(`${role} kann nichts Gespeichertes ändern`, `${role} cannot change what is stored`),
  );
}

function broken(name: CheckName, found: string, advice: Check['found']): Check {
  return wrong(name, found, advice);
}

async function permitted(database: Database, statements: readonly string[]): Promise<string[]> {
  const allowed: string[] = [];
  for (const statement of statements) if (await isPermitted(database, statement)) allowed.push(statement);
  return allowed;
}

class RolledBack extends Error {}

/** 42501: the role lacks the right. PB001: our own trigger refuses. Anything else says nothing about rights. */
async function isPermitted(database: Database, statement: string): Promise<boolean> {
  try {
    await database.transaction(async (transaction: Queryable) => {
      await transaction.execute(`SET LOCAL lock_timeout = '1s'`);
      await transaction.execute(statement);
      throw new RolledBack();
    });
  } catch (error) {
    if (error instanceof RolledBack) return true;
    const { code } = error as { readonly code?: string };
    if (code === '42501' || code === 'PB001') return false;
    throw error;
  }
  return true;
}
