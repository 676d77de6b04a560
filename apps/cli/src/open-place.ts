import type { Planbuch } from '#assembly';
import { createLogger, openWorkplace, readConfig } from '#platform';
import type { Config, LogLevel } from '#platform';
import type { Call } from './call.js';

/** What a program that works at the database wants of it. */
export interface Opening {
  /** What is logged where no level was named; a command's user gets sentences and no log. */
  readonly logs?: LogLevel;
  /** False for a command that touches no ledger, see openPlanbuch. */
  readonly ledgers?: boolean;
  /** Api and worker will be needed too. */
  readonly serves?: true;
  /** Of a data folder that is made by this call, see openWorkplace. */
  readonly masterKey?: Buffer;
}

/** Opens the database that a call names, and starts it where it does not run. */
export async function openPlace(
  call: Call,
  { logs, ledgers, serves, masterKey }: Opening,
): Promise<Planbuch> {
  const config = configOf(call);
  const { openPlanbuch, workplace } = await opening(config, serves === true, masterKey);
  if (workplace?.notice) call.terminal.note(workplace.notice);
  return openPlanbuch(config, {
    name: 'cli',
    ...(ledgers === undefined ? {} : { ledgers }),
    ...(workplace ? { workplace } : {}),
    logger: loggerFor(config, logs),
  });
}

/**
 * The database's own start takes as long as loading the program does, so both happen at once.
 */
async function opening({ database, dataFolder }: Config, serves: boolean, masterKey: Buffer | undefined) {
  const opened =
    database === 'embedded'
      ? openWorkplace({ data: dataFolder, ...(masterKey ? { masterKey } : {}) })
      : undefined;
  const loaded = Promise.all([import('#assembly'), ...(serves ? [import('#api'), import('#worker')] : [])]);
  const workplace = await opened;
  const [{ openPlanbuch }] = await loaded;
  return { openPlanbuch, workplace };
}

/** Settings that a command names on its own line. */
interface Named {
  readonly port?: string;
  readonly host?: string;
}

/**
 * The settings of a call: the environment's, where the command line names no others. Whoever names a data folder means
 * the database in it, also where the environment names a server.
 */
export function configOf({ options }: Pick<Call<Named>, 'options'>): Config {
  const { data, port, host } = options;
  const environment = Object.entries(process.env).filter(
    ([name]) => data === undefined || !name.startsWith('DATABASE_'),
  );
  return readConfig({
    ...Object.fromEntries(environment),
    ...(data === undefined ? {} : { PLANBUCH_DATA: data }),
    ...(port === undefined ? {} : { PLANBUCH_PORT: port }),
    ...(host === undefined ? {} : { PLANBUCH_HOST: host }),
  });
}

export function loggerFor({ logLevel }: Config, usual: LogLevel = 'silent') {
  const level = process.env['PLANBUCH_LOG_LEVEL'] === undefined ? usual : logLevel;
  return createLogger({ level, name: 'cli' });
}
