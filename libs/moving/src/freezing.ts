import { setTimeout as sleep } from 'node:timers/promises';
import { OPEN_FOR_MS } from '#event-store';
import type { Database } from '#platform';
import { isArriving } from './arrivals.js';
import { LedgerSnapshot } from './ledger-snapshot.js';
import type { HeadOfLedger } from './ledger-snapshot.js';
import { MoveFault } from './move-fault.js';

/** Clocks of other processes are asked in other milliseconds. */
const MARGIN_MS = 100;

/**
 * Once this resolves the ledger takes nothing that begins; reading goes on. In PostgreSQL an append that is under way is
 * either stored before or refused; one that is under way to an event server may still arrive for some seconds (see
 * SETTLED_AFTER_MS).
 *
 * @throws MoveFault `ledger-unknown-here`
 */
export async function freezeLedger(owner: Database, ledger: string): Promise<HeadOfLedger> {
  await owner.execute(`UPDATE planbuch.ledgers SET state = 'frozen' WHERE ledger = $1`, [ledger]);
  const { store } = await headOf(owner, ledger);
  if (store === 'eventstore') await sleep(OPEN_FOR_MS + MARGIN_MS);
  return headOf(owner, ledger);
}

/**
 * The ledger takes acts again.
 *
 * @throws MoveFault `ledger-unknown-here`, `ledger-arriving` where it is not whole yet
 */
export async function thawLedger(owner: Database, ledger: string): Promise<HeadOfLedger> {
  if (await isArriving(owner, ledger)) throw arriving(ledger);
  await owner.execute(`UPDATE planbuch.ledgers SET state = 'open' WHERE ledger = $1`, [ledger]);
  return headOf(owner, ledger);
}

export async function headOf(owner: Database, ledger: string): Promise<HeadOfLedger> {
  const head = await new LedgerSnapshot(owner, ledger).head();
  if (!head) throw unknownHere(ledger);
  return head;
}

export function unknownHere(ledger: string): MoveFault {
  return new MoveFault('ledger-unknown-here', {
    de: `Ein Planungsbuch ${ledger} gibt es hier nicht; „planbuch ledger list“ nennt sie.`,
    en: `There is no ledger ${ledger} here; “planbuch ledger list” lists them.`,
  });
}

function arriving(ledger: string): MoveFault {
  return new MoveFault('ledger-arriving', {
    de: `Das Planungsbuch ${ledger} ist noch nicht ganz hier. Wiederholen Sie den Befehl, mit dem es eintraf; er macht weiter.`,
    en: `The ledger ${ledger} is not whole here yet. Repeat the command it arrived with; it goes on.`,
  });
}
