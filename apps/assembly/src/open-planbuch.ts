import { accessMigrations, administratorToken, Tokens } from '#access';
import { Performer } from '#acting';
import { Forgetting } from '#forgetting';
import type { EventStore } from '#event-store';
import { eventStoreMigrations } from '#event-store/postgres';
import { Jobs, jobsBeside, jobsMigrations, openCarrier, Uploads } from '#jobs';
import { movingMigrations } from '#moving';
import { planning } from '#planning';
import {
  createLogger,
  migrate,
  openPool,
  openWorkplace,
  refuseWrongDatabase,
  systemClock,
  systemIds,
  systemRandomness,
} from '#platform';
import type { Clock, Config, Database, Logger, Workplace } from '#platform';
import { projectingMigrations, Projections, ReadModels } from '#projecting';
import { readModels } from '#read-models';
import type { ImportParts } from '#taking-over';
import { openerFor, PersonKeys, refuseOtherMasterKey, vaultMigrations } from '#vault';
import type { VerifyWholeParts } from '#verifying';
import { openStores } from './open-stores.js';
import type { StreamCopies } from './open-stores.js';
import type { Planbuch } from './planbuch.js';

/** All tables, functions and rights live in this schema. */
const SCHEMA = 'planbuch';

/** The migrations of all rooms; their numbers make them one list. */
export const migrations = {
  dirs: [
    eventStoreMigrations,
    projectingMigrations,
    accessMigrations,
    jobsMigrations,
    movingMigrations,
    vaultMigrations,
  ],
  schema: SCHEMA,
} as const;

/** Acts and reads of one process together; the embedded server takes 100 connections from all processes. */
const CONNECTIONS = 16;

/** Two ledgers at a time; a build, a rebuild and a redaction with two each; and one to listen. */
const PROJECTING_CONNECTIONS = 9;

export interface OpenOptions {
  /** Which program asks: seen in the log and in the server's list of connections. */
  readonly name: string;
  /** A data folder that is open already; it is left as `close` is called. */
  readonly workplace?: Workplace;
  readonly logger?: Logger;
  readonly clock?: Clock;
  /** False for work that touches no ledger: an event server that is away, or not named, keeps nobody from it. */
  readonly ledgers?: boolean;
}

interface Place {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly masterKey: Buffer;
  readonly workplace?: Workplace;
}

/**
 * Puts a Planbuch together: starts or finds its database, brings the schema up to date, and makes the administrator's
 * token on the first start. The projection runner is started by the worker.
 *
 * @throws OperatorError for every fault of folder, settings and schema; DatabaseUnavailable
 */
export async function openPlanbuch(config: Config, options: OpenOptions): Promise<Planbuch> {
  const place = await placeOf(config, options.workplace);
  try {
    await migrate({ ownerUrl: place.ownerUrl, ...migrations });
    return await assemble(config, options, place);
  } catch (error) {
    await place.workplace?.stop();
    throw error;
  }
}

async function placeOf(config: Config, open: Workplace | undefined): Promise<Place> {
  if (config.database !== 'embedded') {
    if (!config.masterKey) throw new TypeError('a database of the user’s own needs a master key');
    await refuseWrongDatabase({ ...config.database, schema: SCHEMA });
    return { ...config.database, masterKey: config.masterKey };
  }
  const workplace = open ?? (await openWorkplace({ data: config.dataFolder }));
  const { appUrl, ownerUrl } = workplace;
  return { appUrl, ownerUrl, masterKey: config.masterKey ?? workplace.masterKey(), workplace };
}

async function assemble(config: Config, options: OpenOptions, place: Place): Promise<Planbuch> {
  const { workplace } = place;
  const logger = options.logger ?? createLogger({ level: config.logLevel, name: options.name });
  const { database, projecting } = openPools(place, options.name, logger);
  const { clock = systemClock, ledgers = true } = options;
  const stores = await refuseOtherMasterKey(database, place.masterKey)
    .then(() => openStores({ config, database, clock, logger, isProbed: ledgers }))
    .catch(async (error: unknown) => {
      await Promise.all([database.close(), projecting.close()]);
      throw error;
    });
  const { store, streamCopies } = stores;
  const parts = assembled(config, options, place, { database, projecting, store, streamCopies, logger });
  const close = async (): Promise<void> => {
    await Promise.all([parts.projections.stop(), parts.forgetting.stop(), streamCopies?.stop()]);
    await parts.readModels.close();
    await stores.close();
    await Promise.all([database.close(), projecting.close()]);
    await workplace?.stop();
  };
  try {
    const administrator = workplace && (await administratorToken(parts.tokens, workplace.secretsFolder));
    return {
      ...parts,
      config,
      logger,
      close,
      ...(streamCopies ? { streamCopies } : {}),
      ...(workplace ? { workplace } : {}),
      ...(administrator ? { administrator } : {}),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface OpenParts {
  readonly database: Database;
  readonly projecting: Database;
  readonly store: EventStore;
  readonly streamCopies: StreamCopies | undefined;
  readonly logger: Logger;
}

/** Everything that needs no waiting. Each part is told what it works with; none looks for another by itself. */
function assembled(config: Config, { clock = systemClock }: OpenOptions, place: Place, open: OpenParts) {
  const { masterKey, ownerUrl } = place;
  const { database, projecting, store, streamCopies, logger } = open;
  const openEvent = openerFor(planning);
  const projections = new Projections({ database: projecting, store, readModels, open: openEvent, logger });
  const personKeys = new PersonKeys(database, masterKey);
  const performer = new Performer({
    store, vocabulary: planning, personKeys, masterKey, clock, ids: systemIds, randomness: systemRandomness(),
  }); // prettier-ignore
  return {
    clock,
    database,
    store,
    performer,
    importFile: importing({ performer, store, masterKey }),
    verify: verifying({
      appUrl: place.appUrl,
      vocabulary: planning,
      masterKey,
      projections,
      ...(streamCopies ? { compareStream: (ledger) => streamCopies.compare(ledger) } : {}),
    }),
    jobs: new Jobs({ database, ids: systemIds }),
    uploads: new Uploads(database),
    openCarrier: carrying(config, place, logger),
    asOwner: lendingOwner(place),
    openEvent,
    projections,
    personKeys,
    tokens: new Tokens({ database, clock, ids: systemIds }),
    readModels: new ReadModels({ database, store, clock, readModels }),
    forgetting: new Forgetting({
      store, database: projecting, ownerUrl, projections, readModels, logger, beside: jobsBeside(projecting),
    }), // prettier-ignore
  };
}

function carrying({ redisUrl }: Config, place: Place, logger: Logger): Planbuch['openCarrier'] {
  return () => openCarrier({ ...place, ...(redisUrl === undefined ? {} : { redisUrl }), logger });
}

/** Loaded with the first file: a service that takes none over starts without the readers of foreign formats. */
function importing(parts: ImportParts): Planbuch['importFile'] {
  return async (request) => (await import('#taking-over')).importFile(parts, request);
}

/** Loaded with the first ledger that is verified. */
function verifying(parts: VerifyWholeParts): Planbuch['verify'] {
  return async (ledger, options) => (await import('#verifying')).verifyWhole(parts, ledger, options);
}

/** One statement after the other, and some beside it to look at what was stored. */
const OWNER_CONNECTIONS = 3;

/** Opened for the time of the work only: nothing that serves has the owner's rights at hand. */
function lendingOwner({ ownerUrl, masterKey }: Place): Planbuch['asOwner'] {
  return async (work) => {
    const owner = openPool(ownerUrl, {
      max: OWNER_CONNECTIONS,
      name: 'planbuch operator',
      statementTimeoutMs: 0,
    });
    try {
      return await work({ owner, masterKey });
    } finally {
      await owner.close();
    }
  };
}

/** Projecting has connections of its own, so that a rebuild keeps no reader waiting; its batches end themselves. */
function openPools(
  { appUrl }: Place,
  name: string,
  logger: Logger,
): Record<'database' | 'projecting', Database> {
  const onIdleError = (error: Error): void =>
    logger.warn({ reason: error.message }, 'an idle connection broke');
  return {
    database: openPool(appUrl, { max: CONNECTIONS, name: `planbuch ${name}`, onIdleError }),
    projecting: openPool(appUrl, {
      max: PROJECTING_CONNECTIONS,
      name: `planbuch ${name} projecting`,
      statementTimeoutMs: 0,
      onIdleError,
    }),
  };
}
