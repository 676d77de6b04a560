import type { LedgerMode } from '#event-store';
import type { Database, Queryable } from '#platform';
import { MoveFault } from './move-fault.js';

/** What arrives, as it is known by before anything of it is stored. */
export interface Arriving {
  readonly ledger: string;
  readonly mode: LedgerMode;
  readonly number: number;
  /** Of the whole, in hex. */
  readonly sha256: string;
}

/** The place that a ledger has here. */
export interface Arrival {
  readonly incarnation: string;
  /** Whether it is whole: the same source arrived before, and there is nothing to do. */
  readonly isFinished: boolean;
}

/**
 * Makes an empty, frozen ledger of a new incarnation for what arrives, or finds the one in which the same arrival was
 * begun or ended.
 *
 * @throws MoveFault `ledger-exists`, `another-arrival`
 */
export function beginArrival(owner: Database, arriving: Arriving): Promise<Arrival> {
  return owner.transaction(async (transaction) => {
    // One after the other: of two that begin at once the second one finds what the first has begun.
    await transaction.execute('LOCK TABLE planbuch.arrivals IN SHARE ROW EXCLUSIVE MODE');
    const begun = await latest(transaction, arriving.ledger);
    const isSame = begun?.sha256.toString('hex') === arriving.sha256;
    if (begun && isSame) return begun;
    if (begun && !begun.isFinished) throw anotherArrival(arriving.ledger);
    return { incarnation: await begin(transaction, arriving), isFinished: false };
  });
}

/** Begun, so that nobody who opens a ledger of this name gives it another mode before its first event is here. */
async function begin(transaction: Queryable, { ledger, mode, number, sha256 }: Arriving): Promise<string> {
  const [row] = await transaction.query<{ incarnation: string }>(
    `INSERT INTO planbuch.ledgers AS known (ledger, mode, state, begun) VALUES ($1, $2, 'frozen', true)
     ON CONFLICT (ledger) DO UPDATE SET mode = excluded.mode, state = 'frozen', begun = true, store = 'postgres', incarnation = excluded.incarnation
       WHERE known.head = 0 AND NOT known.begun
     RETURNING incarnation`,
    [ledger, mode],
  );
  if (!row) throw ledgerExists(ledger);
  const { incarnation } = row;
  await transaction.execute(
    `INSERT INTO planbuch.arrivals (ledger, incarnation, sha256, number) VALUES ($1, $2, decode($3, 'hex'), $4)`,
    [ledger, incarnation, sha256, number],
  );
  // Read models of the empty ledger have no rows yet, so they are as true of this incarnation as of the one before.
  await transaction.execute(
    'UPDATE planbuch.checkpoints SET incarnation = $2 WHERE ledger = $1 AND number = 0',
    [ledger, incarnation],
  );
  return incarnation;
}

/** The ledger is whole: it is open from now on, where that is wanted. */
export async function finishArrival(
  owner: Database,
  {
    ledger,
    incarnation,
    opens,
  }: { readonly ledger: string; readonly incarnation: string; readonly opens: boolean },
): Promise<void> {
  await owner.transaction(async (transaction) => {
    await transaction.execute(
      'UPDATE planbuch.arrivals SET finished_at = clock_timestamp() WHERE ledger = $1 AND incarnation = $2',
      [ledger, incarnation],
    );
    if (opens)
      await transaction.execute(
        `UPDATE planbuch.ledgers SET state = 'open' WHERE ledger = $1 AND incarnation = $2`,
        [ledger, incarnation],
      );
  });
}

/** Whether a ledger arrives and is not whole yet. */
export async function isArriving(owner: Queryable, ledger: string): Promise<boolean> {
  const arrival = await latest(owner, ledger);
  return arrival !== undefined && !arrival.isFinished;
}

/** Of the incarnation that the ledger has now; what arrived before it was moved on does not count. */
async function latest(
  owner: Queryable,
  ledger: string,
): Promise<(Arrival & { readonly sha256: Buffer }) | undefined> {
  const [arrival] = await owner.query<Arrival & { readonly sha256: Buffer }>(
    `SELECT a.incarnation, a.sha256, a.finished_at IS NOT NULL AS "isFinished"
     FROM planbuch.arrivals a JOIN planbuch.ledgers l ON l.ledger = a.ledger AND l.incarnation = a.incarnation
     WHERE a.ledger = $1`,
    [ledger],
  );
  return arrival;
}

function ledgerExists(ledger: string): MoveFault {
  return new MoveFault('ledger-exists', {
    de: `Hier gibt es schon ein Planungsbuch ${ledger} mit Ereignissen. Ein Buch trifft nur an einem leeren Ort ein: nehmen Sie einen neuen Datenordner (--data) oder eine neue Datenbank.`,
    en: `There is a ledger ${ledger} with events here already. A ledger arrives in an empty place only: use a new data folder (--data) or a new database.`,
  });
}

function anotherArrival(ledger: string): MoveFault {
  return new MoveFault('another-arrival', {
    de: `Das Planungsbuch ${ledger} trifft hier gerade aus einer anderen Datei ein und ist noch nicht ganz. Wiederholen Sie den Befehl mit jener Datei, oder nehmen Sie einen leeren Ort.`,
    en: `The ledger ${ledger} is arriving here from another file and is not whole yet. Repeat the command with that file, or use an empty place.`,
  });
}
