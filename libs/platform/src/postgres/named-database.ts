import { types } from 'node:util';
import { OperatorError } from '../operator-error.js';
import { openPool } from './database.js';
import { DatabaseUnavailable } from './database-unavailable.js';
import { isTransactionPooled } from './transaction-pooler.js';

/** A database that somebody else runs, as the settings name it. */
export interface NamedDatabase {
  /** `postgres://` of the application's role (DATABASE_URL). */
  readonly appUrl: string;
  /** `postgres://` of the role that owns the schema, or makes it with the first migration (DATABASE_OWNER_URL). */
  readonly ownerUrl: string;
  readonly schema: string;
}

type Variable = 'DATABASE_URL' | 'DATABASE_OWNER_URL';

/**
 * Looks whether the settings name one database, which lets both roles in directly, and whether the application's can do less
 * than the owner's: that nothing stored can be changed rests on it.
 *
 * @throws OperatorError `database-away`, `database-denies`, `transaction-pooler` or `database-roles`, each with the variable at
 * fault and never with a password
 */
export async function refuseWrongDatabase({ appUrl, ownerUrl, schema }: NamedDatabase): Promise<void> {
  const urls = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } as const;
  // First, because through one of these the other looks would meet now this connection, now that one.
  const pooled: Variable[] = [];
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL'] as const)
    if (await named(name, urls[name], () => isTransactionPooled(urls[name]))) pooled.push(name);
  if (pooled.length > 0) throw transactionPooler(pooled);
  const owner = await named('DATABASE_OWNER_URL', ownerUrl, () => ownerAt(ownerUrl, schema));
  if (!owner.mayMigrate) throw notTheOwner(owner.role, schema);
  const app = await named('DATABASE_URL', appUrl, () => applicationAt(appUrl, owner.role));
  if (app.place !== owner.place) throw twoDatabases(appUrl, ownerUrl);
  if (app.mayAll) throw tooMighty(app.role, owner.role);
}

/** A server is started once at a time, and within it a database has one number: no two share both. */
const PLACE = `(SELECT oid::text FROM pg_database WHERE datname = current_database())
  || ' ' || extract(epoch FROM pg_postmaster_start_time())::text AS place`;

interface Owner {
  readonly role: string;
  readonly place: string;
  readonly mayMigrate: boolean;
}

function ownerAt(url: string, schema: string): Promise<Owner> {
  return asked<Owner>(
    url,
    `SELECT current_user::text AS role, ${PLACE}, coalesce(
       (SELECT pg_has_role(nspowner, 'MEMBER') FROM pg_namespace WHERE nspname = $1),
       has_database_privilege(current_database(), 'CREATE')) AS "mayMigrate"`,
    schema,
  );
}

interface Application {
  readonly role: string;
  readonly place: string;
  readonly mayAll: boolean;
}

/** At another server there may be no such owner. */
function applicationAt(url: string, owner: string): Promise<Application> {
  return asked<Application>(
    url,
    `SELECT current_user::text AS role, ${PLACE}, coalesce(
       (SELECT pg_has_role(oid, 'MEMBER') FROM pg_roles WHERE rolname = $1), false) AS "mayAll"`,
    owner,
  );
}

/** Over a connection with the settings of every other one: some poolers refuse those. */
async function asked<Answer extends object>(url: string, text: string, value: string): Promise<Answer> {
  const database = openPool(url, { max: 1, name: 'planbuch probe' });
  try {
    const [answer] = await database.query<Answer>(text, [value]);
    if (!answer) throw new TypeError('a query without FROM gives one row');
    return answer;
  } finally {
    await database.close();
  }
}

/** SQLSTATEs of a server that answers and lets nobody in: class 28, no such database, no right to connect to it. */
const DENIES = /^(?:28...|3D000|42501)$/;

async function named<T>(name: Variable, url: string, look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw away(name, url, messageOf(error.cause), error);
    // Not `instanceof`: under jest the errors of pg come from another realm.
    const code = types.isNativeError(error) && 'code' in error ? String(error.code) : '';
    if (DENIES.test(code)) throw denies(name, url, messageOf(error), error);
    throw error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function away(name: Variable, url: string, reason: string, cause: unknown): OperatorError {
  const { host } = new URL(url);
  return new OperatorError(
    'database-away',
    {
      de: `Die Datenbank ${host} (${name}) ist nicht zu benutzen: ${reason}. Prüfen Sie, ob der Server läuft und ob Adresse und Port stimmen; führt ein Pooler zu ihm, auch docs/operations.md, „Verbindungen und Pooler“.`,
      en: `The database ${host} (${name}) cannot be used: ${reason}. Check that the server runs and that address and port are right; where a pooler leads to it, see docs/operations.md, "Connections and poolers".`,
    },
    { cause },
  );
}

function denies(name: Variable, url: string, reason: string, cause: unknown): OperatorError {
  const { host } = new URL(url);
  return new OperatorError(
    'database-denies',
    {
      de: `Die Datenbank ${host} (${name}) lässt uns nicht ein: ${reason}. Prüfen Sie Rolle, Passwort und Name der Datenbank; wie man sie anlegt, steht in docs/operations.md, „Eine eigene PostgreSQL-Datenbank“.`,
      en: `The database ${host} (${name}) does not let us in: ${reason}. Check role, password and the database's name; how to make them stands in docs/operations.md, "A PostgreSQL database of your own".`,
    },
    { cause },
  );
}

function transactionPooler(pooled: readonly Variable[]): OperatorError {
  const names = pooled.join(', ');
  return new OperatorError('transaction-pooler', {
    de: `${names} führt durch einen Pooler im Transaktionsmodus. Vorbereitete Anweisungen, LISTEN und Einstellungen einer Verbindung gerieten dort an andere. Nennen Sie den Server selbst, oder stellen Sie den Pooler für diese Datenbank auf pool_mode = session (docs/operations.md, „Verbindungen und Pooler“).`,
    en: `${names} leads through a pooler in transaction mode. Prepared statements, LISTEN and settings of a connection would get to others there. Name the server itself, or set the pooler to pool_mode = session for this database (docs/operations.md, "Connections and poolers").`,
  });
}

function notTheOwner(role: string, schema: string): OperatorError {
  return wrongRoles(
    `DATABASE_OWNER_URL nennt die Rolle ${role}, der das Schema ${schema} nicht gehört und die keines anlegen darf.`,
    `DATABASE_OWNER_URL names the role ${role}, which neither owns the schema ${schema} nor may make one.`,
  );
}

function tooMighty(app: string, owner: string): OperatorError {
  return wrongRoles(
    `DATABASE_URL nennt die Rolle ${app}, die alles darf, was ${owner} (DATABASE_OWNER_URL) darf. Die Anwendung braucht eine Rolle, die nichts Gespeichertes ändern kann.`,
    `DATABASE_URL names the role ${app}, which may do all that ${owner} (DATABASE_OWNER_URL) may. The application needs a role that can change nothing stored.`,
  );
}

function twoDatabases(appUrl: string, ownerUrl: string): OperatorError {
  const [app, owner] = [appUrl, ownerUrl].map((url) => `${new URL(url).host}${new URL(url).pathname}`);
  return wrongRoles(
    `DATABASE_URL (${String(app)}) und DATABASE_OWNER_URL (${String(owner)}) führen zu zwei verschiedenen Datenbanken.`,
    `DATABASE_URL (${String(app)}) and DATABASE_OWNER_URL (${String(owner)}) lead to two different databases.`,
  );
}

function wrongRoles(de: string, en: string): OperatorError {
  return new OperatorError('database-roles', {
    de: `${de} Wie man Datenbank und Rollen anlegt, steht in docs/operations.md, „Eine eigene PostgreSQL-Datenbank“.`,
    en: `${en} How to make the database and its roles stands in docs/operations.md, "A PostgreSQL database of your own".`,
  });
}
