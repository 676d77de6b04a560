import type { Planbuch } from '#assembly';
import { createLogger, openWorkplace } from '#platform';
import type { Config } from '#platform';
import { configOf } from './call.js';
import type { Call } from './call.js';
import { wrongUsage } from './failure.js';

/**
 * Opens the database of a call for as long as the work takes, and starts it for that time where it does not run.
 * What the program logs is for the operators of a service (`logs`); a command's user gets sentences, unless a level
 * was named.
 */
export async function withPlanbuch<T>(
  call: Call,
  work: (planbuch: Planbuch) => Promise<T>,
  { logs = false, serves = false }: { readonly logs?: boolean; readonly serves?: boolean } = {},
): Promise<T> {
  const config = configOf(call);
  const { openPlanbuch, workplace } = await opening(config, serves);
  if (workplace?.notice) call.terminal.note(workplace.notice);
  const planbuch = await openPlanbuch(config, {
    name: 'cli',
    ...(workplace ? { workplace } : {}),
    ...(logs ? {} : { logger: quietLogger(config) }),
  });
  try {
    return await work(planbuch);
  } finally {
    await planbuch.close();
  }
}

/**
 * The database's own start takes as long as loading the program does, so both happen at once. The help and a wrong command
 * line need neither.
 */
async function opening({ database, dataFolder }: Config, serves: boolean) {
  const opened = database === 'embedded' ? openWorkplace({ data: dataFolder }) : undefined;
  const loaded = Promise.all([import('#assembly'), ...(serves ? [import('#api'), import('#worker')] : [])]);
  const workplace = await opened;
  const [{ openPlanbuch }] = await loaded;
  return { openPlanbuch, workplace };
}

/** Refuses --url where a command works on the database itself. */
export function onlyAtTheDatabase({ options }: Call): void {
  if (options.url === undefined) return;
  throw wrongUsage('only-at-the-database', {
    de: 'Dieser Befehl arbeitet an der Datenbank selbst: nennen Sie statt --url den Datenordner (--data) oder DATABASE_URL.',
    en: 'This command works on the database itself: instead of --url name the data folder (--data) or DATABASE_URL.',
  });
}

export function quietLogger({ logLevel }: Config) {
  const level = process.env['PLANBUCH_LOG_LEVEL'] === undefined ? 'silent' : logLevel;
  return createLogger({ level, name: 'cli' });
}
