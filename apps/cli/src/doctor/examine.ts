import { migrations } from '#assembly';
import { migrate, openPool, openWorkplace, OperatorError } from '#platform';
import type { Config, Database, Workplace } from '#platform';
import { label } from '../language.js';
import { attempted, fine, wrong } from './check.js';
import type { Check, CheckName } from './check.js';
import { eventServerCheck } from './event-server.js';
import { folderCheck, keyOfPlaceCheck, masterKeyCheck } from './folder.js';
import { carrierCheck, jobsCheck, redisCheck } from './jobs.js';
import { configurationCheck, diskCheck, nodeCheck, withoutSecrets } from './machine.js';
import { migrationsCheck } from './migrations.js';
import { projectionsCheck, servingCheck } from './projections.js';
import { applicationRightsCheck, ownerRightsCheck } from './rights.js';
import { roleSettingsCheck, scrubbingCheck } from './roles.js';
import {
  clockCheck,
  connectionsCheck,
  durabilityCheck,
  forgettingCheck,
  listenCheck,
  serverCheck,
} from './server.js';

/** Where the database is, once it could be opened. */
interface Opened {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly workplace?: Workplace;
}

const REPEAT = label(
  'Beheben Sie zuerst, was darüber steht, und wiederholen Sie "planbuch doctor".',
  'First mend what stands above, then repeat "planbuch doctor".',
);

/**
 * Looks at everything Planbuch rests on, and changes nothing of an existing place; a data folder that does not exist yet is
 * made, as by every command. What keeps it from looking on is a finding too.
 */
export async function examine(
  settings: () => Config,
  { settingsOnly }: { readonly settingsOnly: boolean },
): Promise<Check[]> {
  const checks = [nodeCheck()];
  try {
    const config = settings();
    checks.push(configurationCheck(config));
    if (!settingsOnly) checks.push(...(await examinePlace(config)));
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    const name = error.code === 'configuration-invalid' ? 'configuration' : 'data-folder';
    checks.push(wrong(name, error.code, error.text));
  }
  return checks;
}

async function examinePlace(config: Config): Promise<Check[]> {
  const opened = await open(config);
  const { workplace } = opened;
  try {
    const place = workplace ? [folderCheck(workplace), diskCheck(workplace.folder)] : [];
    const masterKey = config.masterKey ?? workplace?.masterKey();
    const { checks, isReached, isFresh } = await databaseChecks(opened, masterKey);
    return [
      ...place,
      masterKeyCheck(config, workplace),
      ...checks,
      ...(await carryingChecks(config, isReached ? opened.appUrl : undefined)),
      await attempted('event-server', REPEAT, () => eventServerCheck(config, opened.appUrl, isFresh)),
    ];
  } finally {
    await workplace?.stop();
  }
}

async function open(config: Config): Promise<Opened> {
  if (config.database !== 'embedded') return config.database;
  const workplace = await openWorkplace({ data: config.dataFolder });
  return { appUrl: workplace.appUrl, ownerUrl: workplace.ownerUrl, workplace };
}

/** Redis where one is named, else the database itself, where it was reached. */
async function carryingChecks({ redisUrl }: Config, appUrl: string | undefined): Promise<Check[]> {
  if (redisUrl !== undefined) return [await redisCheck(redisUrl)];
  return appUrl === undefined ? [] : [await attempted('carrier', REPEAT, () => carrierCheck(appUrl))];
}

interface Inside {
  readonly checks: readonly Check[];
  /** What is looked at afterwards rests on the database as well. */
  readonly isReached: boolean;
  /** Somebody made the database for Planbuch, and no process has met it yet. */
  readonly isFresh: boolean;
}

async function databaseChecks(
  { appUrl, ownerUrl, workplace }: Opened,
  masterKey: Buffer | undefined,
): Promise<Inside> {
  const app = openPool(appUrl, { max: 3, name: 'planbuch doctor' });
  const owner = openPool(ownerUrl, { max: 1, name: 'planbuch doctor' });
  try {
    const where = withoutSecrets(appUrl);
    const advice = label(
      `Prüfen Sie, ob der Server läuft und Adresse, Rolle und Passwort stimmen (${where}).`,
      `Check whether the server runs and address, role and password are right (${where}).`,
    );
    const reached = await attempted('database', advice, async () => {
      const connections = await connectionsCheck({ appUrl, ownerUrl });
      return connections.ok ? serverCheck(app, where) : connections;
    });
    if (!reached.ok) return { checks: [reached], isReached: false, isFresh: false };
    const isFresh = await isUnmigrated(owner);
    // A folder of this very moment has nothing that could be wrong yet.
    if (isFresh && workplace) await migrate({ ownerUrl, ...migrations });
    const inside = { app, owner, workplace, masterKey, isFresh: isFresh && !workplace };
    const checks = [reached, ...(await insideTheDatabase(inside))];
    return { checks, isReached: true, isFresh: inside.isFresh };
  } finally {
    await app.close();
    await owner.close();
  }
}

interface DatabaseLookedAt {
  readonly app: Database;
  readonly owner: Database;
  readonly workplace: Workplace | undefined;
  readonly masterKey: Buffer | undefined;
  readonly isFresh: boolean;
}

async function insideTheDatabase({
  app,
  owner,
  workplace,
  masterKey,
  isFresh,
}: DatabaseLookedAt): Promise<Check[]> {
  const ofTheServer: Looks = [
    ['durability', () => durabilityCheck(app)],
    ['forgetting', () => forgettingCheck(app, workplace !== undefined)],
    ['role-settings', () => roleSettingsCheck(app)],
    ['rights-to-forget', () => scrubbingCheck(owner)],
    ['clock', () => clockCheck(app)],
    ['listen', () => listenCheck(app)],
  ];
  const ofTheSchema: Looks = [
    ['migrations', () => migrationsCheck(owner)],
    ['key-of-place', () => keyOfPlaceCheck(app, masterKey)],
    ['rights-of-application', () => applicationRightsCheck(app)],
    ['rights-of-owner', () => ownerRightsCheck(owner)],
    ['projections', () => projectionsCheck(app, workplace)],
    ['jobs', () => jobsCheck(app)],
    ['serving', () => servingCheck(workplace)],
  ];
  const looks = [...ofTheServer, ...(isFresh ? [UNMIGRATED] : ofTheSchema)];
  const checks: Check[] = [];
  for (const [name, look] of looks) checks.push(await attempted(name, REPEAT, look));
  return checks;
}

type Looks = readonly (readonly [CheckName, () => Promise<Check>])[];

const UNMIGRATED: Looks[number] = [
  'migrations',
  () =>
    Promise.resolve(
      fine(
        'migrations',
        label('noch keines; der erste Start legt es an', 'none yet; the first start makes it'),
      ),
    ),
];

async function isUnmigrated(owner: Database): Promise<boolean> {
  const rows = await owner.query<{ made: boolean }>(
    `SELECT to_regclass('planbuch.migrations') IS NOT NULL AS made`,
  );
  return rows[0]?.made !== true;
}
