import type { Planbuch } from '#assembly';
import { createLogger } from '#platform';
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
  { logs = false }: { readonly logs?: boolean } = {},
): Promise<T> {
  const config = configOf(call);
  // Loaded only now: the help and a wrong command line need none of it.
  const { openPlanbuch } = await import('#assembly');
  const planbuch = await openPlanbuch(config, {
    name: 'cli',
    ...(logs ? {} : { logger: quietLogger(config) }),
  });
  try {
    tellNotice(call, planbuch.workplace);
    return await work(planbuch);
  } finally {
    await planbuch.close();
  }
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

function tellNotice({ terminal }: Call, workplace: Planbuch['workplace']): void {
  if (workplace?.notice) terminal.note(workplace.notice);
}
