import type { Planbuch } from '#assembly';

/** Makes a ledger known in PostgreSQL, also where new ones go to an event server: what is set back is the database. */
export async function knownInPostgres({ asOwner }: Pick<Planbuch, 'asOwner'>, ledger: string): Promise<void> {
  await asOwner(({ owner }) =>
    owner.query(`SELECT planbuch.create_ledger($1, 'real', 'postgres')`, [ledger]),
  );
}

/** What restoring a disk does: everything after the event is gone, as if it had never been. */
export function setBackTo(
  { asOwner }: Pick<Planbuch, 'asOwner'>,
  ledger: string,
  number: number,
): Promise<void> {
  return asOwner(({ owner }) =>
    owner.transaction(async (transaction) => {
      await transaction.query('SELECT FROM planbuch.ledgers WHERE ledger = $1 FOR UPDATE', [ledger]);
      for (const table of ['event_tags', 'events', 'disclosures']) {
        await transaction.execute(`ALTER TABLE planbuch.${table} DISABLE TRIGGER USER`);
        await transaction.execute(`DELETE FROM planbuch.${table} WHERE ledger = $1 AND number > $2`, [
          ledger,
          number,
        ]);
        await transaction.execute(`ALTER TABLE planbuch.${table} ENABLE TRIGGER USER`);
      }
      await transaction.execute(
        `UPDATE planbuch.ledgers l SET head = e.number, leaf_hash = e.leaf_hash, recorded_at = e.leaf::json ->> 'recordedAt'
         FROM planbuch.events e WHERE e.ledger = l.ledger AND l.ledger = $1 AND e.number = $2`,
        [ledger, number],
      );
    }),
  );
}
