import { DatabaseUnavailable } from '#platform';
import type { Database } from '#platform';
import { answersOf } from '../appending/answers.js';
import type { Answer } from '../appending/answers.js';
import { probeLines } from '../appending/conditions.js';
import type { Probes } from '../appending/conditions.js';
import type { Prepared } from '../appending/prepared.js';
import { LedgerFrozen, LedgerUnknown } from '../errors.js';
import type { LedgerMode } from '../event-store.js';
import { meaningOf } from '../postgres/faults.js';
import type { WrittenEvent } from './written-event.js';

const STAGE = {
  name: 'planbuch-stage',
  text: 'SELECT planbuch.stage($1,$2,$3,$4,$5,$6,$7,$8,$9) AS answer',
};

const COPY = {
  name: 'planbuch-copy',
  text: 'SELECT planbuch.copy_of_stream($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11) AS answer',
};

/** The ledger was moved to another store, or restored, while we held it for ours. */
const ELSEWHERE = 'PB423';

/** The second connection may be another one that broke with the server. */
const TRIES = 3;

/** Keys that were given to callers may be known; those that were drawn for an append only once it was sent. */
export type KeysLookedUp = 'given' | 'all';

/** What the copy says of a batch before it is appended. */
export interface Staged {
  /** The copy reaches at least so far: everything up to it was looked at. */
  readonly head: number;
  readonly mode: LedgerMode;
  readonly state: 'open' | 'frozen' | 'elsewhere';
  /** By the index of the entry: those that are not to be stored. */
  readonly answers: ReadonlyMap<number, Answer>;
}

/** The copy of one ledger's stream in PostgreSQL (migrations/0045_copy-of-a-stream.sql). */
export class StreamCopy {
  private openAt = -Infinity;

  constructor(
    private readonly ledger: string,
    private readonly incarnation: string,
    private readonly database: Database,
  ) {}

  /** When the ledger was last seen to take entries, by the clock that never goes back; long ago where it did not. */
  get wasOpenAt(): number {
    return this.openAt;
  }

  /**
   * Looks up keys and conditions and writes the disclosures of what is to be appended. Done twice it is as done once.
   *
   * @throws DatabaseUnavailable; nothing is appended then
   */
  async stage(batch: readonly Prepared[], probes: Probes, keys: KeysLookedUp = 'given'): Promise<Staged> {
    const disclosed = batch.flatMap(({ entry, events }, index) =>
      events.flatMap(({ disclosures }, position) =>
        disclosures === '' ? [] : [[String(index), entry.events[position]?.event.id ?? '', disclosures]],
      ),
    );
    const column = (nth: number): string => disclosed.map((line) => line[nth]).join('\n');
    const [first, ...lines] = await this.call(STAGE, [
      batch.map((_, index) => index).join('\n'),
      batch
        .map(({ entry, keyHex }) => (keys === 'given' && entry.isKeyNew === true ? '' : keyHex))
        .join('\n'),
      batch.map(({ entry }) => entry.bodyMac.toString('hex')).join('\n'),
      column(0),
      column(1),
      column(2),
      probeLines(probes.always),
    ]);
    const [head, mode, state] = first.split('\t');
    return {
      head: Number(head),
      mode: mode as LedgerMode,
      state: state as Staged['state'],
      answers: answersOf(lines),
    };
  }

  /**
   * Adds events that follow each other to the copy, or none, and answers how far it reaches.
   *
   * @throws LedgerFrozen where the ledger is kept elsewhere by now; DatabaseUnavailable
   */
  async extend(events: readonly WrittenEvent[]): Promise<number> {
    const column = (text: (event: WrittenEvent) => string): string => events.map(text).join('\n');
    const [answer] = await this.call(COPY, [
      (events[0]?.number ?? 1) - 1,
      column(({ leaf }) => leaf),
      column(({ id }) => id),
      column(({ type }) => type),
      column(({ tags }) => tags.join(' ')),
      column(({ mark }) => mark?.keyHex ?? ''),
      column(({ mark }) => mark?.macHex ?? ''),
      column(({ mark }) => (mark ? String(mark.count) : '')),
      column(({ recordedAt }) => recordedAt),
    ]);
    return Number(answer.split('\t', 1)[0]);
  }

  /** Both functions may be called twice, so a connection that breaks under way is no reason to turn anybody away. */
  private async call(statement: typeof STAGE, values: readonly unknown[]): Promise<[string, ...string[]]> {
    for (let tries = 1; ; tries += 1) {
      const at = performance.now();
      try {
        const parameters = [this.ledger, this.incarnation, ...values];
        const [row] = await this.database.query<{ answer: string }>(statement, parameters);
        if (!row) throw new LedgerUnknown(this.ledger);
        const [first = '', ...lines] = row.answer.split('\n');
        // The ledger's line ends with its state, whichever of the two was asked.
        this.openAt = first.endsWith('\topen') ? at : -Infinity;
        return [first, ...lines];
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === ELSEWHERE) {
          this.openAt = -Infinity;
          throw new LedgerFrozen(this.ledger);
        }
        if (!(error instanceof DatabaseUnavailable)) throw meaningOf(this.ledger, error);
        // Neither appends to the ledger: whatever became of the call, nothing was stored.
        if (error.outcome === 'none' || tries === TRIES) throw new DatabaseUnavailable('none', error.cause);
      }
    }
  }
}
