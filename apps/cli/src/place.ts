import type { Planbuch } from '#assembly';
import type { Call } from './call.js';
import { wrongUsage } from './failure.js';
import type { Opening } from './open-place.js';

/** Opens the database of a call for as long as the work takes, and starts it for that time where it does not run. */
export async function withPlanbuch<T>(
  call: Call,
  work: (planbuch: Planbuch) => Promise<T>,
  wanted: Opening = {},
): Promise<T> {
  // Loaded only now: help, a wrong command line and an api elsewhere need none of it.
  const { openPlace } = await import('./open-place.js');
  const planbuch = await openPlace(call, wanted);
  try {
    return await work(planbuch);
  } finally {
    await planbuch.close();
  }
}

/** As `withPlanbuch`, for what touches no ledger: operators need it most while an event server is away. */
export function withoutLedgers<T>(call: Call, work: (planbuch: Planbuch) => Promise<T>): Promise<T> {
  return withPlanbuch(call, work, { ledgers: false });
}

/** Refuses --url where a command works on the database itself. */
export function onlyAtTheDatabase({ options }: Call): void {
  if (options.url === undefined) return;
  throw wrongUsage('only-at-the-database', {
    de: 'Dieser Befehl arbeitet an der Datenbank selbst: nennen Sie statt --url den Datenordner (--data) oder DATABASE_URL.',
    en: 'This command works on the database itself: instead of --url name the data folder (--data) or DATABASE_URL.',
  });
}
