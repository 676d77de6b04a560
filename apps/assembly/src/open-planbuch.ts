import { accessMigrations, administratorToken, Tokens } from '#access';
import { Performer } from '#acting';
import { eventStoreMigrations, PostgresEventStore } from '#event-store/postgres';
import { planning } from '#planning';
import {
  createLogger,
  migrate,
  openPool,
  openWorkplace,
  systemClock,
  systemIds,
  systemRandomness,
} from '#platform';
import type { Clock, Config, Logger, Workplace } from '#platform';
import { openerFor, PersonKeys } from '#vault';
import type { Planbuch } from './planbuch.js';

/** All tables, functions and rights live in this schema. */
export const SCHEMA = 'planbuch';

/** The migrations of all rooms; their numbers make them one list. */
export const migrations = { dirs: [eventStoreMigrations, accessMigrations], schema: SCHEMA } as const;

/** Acts and reads of one process together; the embedded server takes 100 connections from all processes. */
const CONNECTIONS = 16;

export interface OpenOptions {
  /** Which program asks: seen in the log and in the server's list of connections. */
  readonly name: string;
  /** A data folder that is open already; it is left as `close` is called. */
  readonly workplace?: Workplace;
  readonly logger?: Logger;
  readonly clock?: Clock;
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
    return { ...config.database, masterKey: config.masterKey };
  }
  const workplace = open ?? (await openWorkplace({ data: config.dataFolder }));
  const { appUrl, ownerUrl } = workplace;
  return { appUrl, ownerUrl, masterKey: config.masterKey ?? workplace.masterKey(), workplace };
}

async function assemble(config: Config, options: OpenOptions, place: Place): Promise<Planbuch> {
  const { clock = systemClock, name } = options;
  const { masterKey, workplace } = place;
  const logger = options.logger ?? createLogger({ level: config.logLevel, name });
  const database = openPool(place.appUrl, {
    max: CONNECTIONS,
    name: `planbuch ${name}`,
    onIdleError: (error) => logger.warn({ reason: error.message }, 'an idle database connection broke'),
  });
  const store = new PostgresEventStore(database);
  const close = async (): Promise<void> => {
    await store.close();
    await database.close();
    await workplace?.stop();
  };
  try {
    const personKeys = new PersonKeys(database, masterKey);
    const tokens = new Tokens({ database, clock, ids: systemIds });
    const administrator = workplace && (await administratorToken(tokens, workplace.secretsFolder));
    const randomness = systemRandomness();
    const performer = new Performer({
      store, vocabulary: planning, personKeys, masterKey, clock, ids: systemIds, randomness,
    }); // prettier-ignore
    return {
      config, logger, database, store, performer, tokens, personKeys, openEvent: openerFor(planning), close,
      ...(workplace ? { workplace } : {}),
      ...(administrator ? { administrator } : {}),
    }; // prettier-ignore
  } catch (error) {
    await close();
    throw error;
  }
}
