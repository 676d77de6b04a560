import type { Database } from '#platform';
import type { LedgerDamaged, NotedDamage } from '../damage.js';

const NOTE = {
  name: 'planbuch-note-damage',
  text: `INSERT INTO planbuch.damaged_streams AS noted (ledger, incarnation, number, why)
    SELECT ledger, incarnation, $2, $3 FROM planbuch.ledgers WHERE ledger = $1 AND store = 'eventstore'
    ON CONFLICT (ledger) DO UPDATE SET incarnation = excluded.incarnation, number = excluded.number, why = excluded.why, found_at = excluded.found_at
    WHERE (noted.incarnation, noted.number, noted.why) <> (excluded.incarnation, excluded.number, excluded.why)`,
};

const NOTED = {
  name: 'planbuch-noted-damage',
  text: `SELECT ledger, d.number, d.why, to_json(d.found_at AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS since
    FROM planbuch.damaged_streams d JOIN planbuch.ledgers USING (ledger, incarnation) ORDER BY ledger`,
};

/** The damaged streams that workers know of, for all processes (migrations/0045_copy-of-a-stream.sql). */
export class DamageNotes {
  constructor(private readonly database: Database) {}

  /** By name; without those of ledgers that live elsewhere by now. Throws DatabaseUnavailable. */
  all(): Promise<NotedDamage[]> {
    return this.database.query<NotedDamage>(NOTED);
  }

  async note({ ledger, number, why }: LedgerDamaged): Promise<void> {
    await this.database.query(NOTE, [ledger, number, why]);
  }

  async clear(ledger: string): Promise<void> {
    await this.database.query('DELETE FROM planbuch.damaged_streams WHERE ledger = $1', [ledger]);
  }
}
