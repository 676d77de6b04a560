import type { Planbuch } from '#assembly';
import { setBackTo } from '../moving/set-back.js';

/** As it is where processes died before they copied what they had appended: texts are prepared, and the copy ends before. */
export async function setCopyBack(
  planbuch: Pick<Planbuch, 'asOwner'>,
  ledger: string,
  number: number,
): Promise<void> {
  await planbuch.asOwner(({ owner }) =>
    owner.execute(
      `INSERT INTO planbuch.staged_disclosures (ledger, event_id, entries)
       SELECT d.ledger, (e.leaf::json ->> 'id')::uuid, d.entries FROM planbuch.disclosures d JOIN planbuch.events e USING (ledger, number)
       WHERE ledger = $1 AND number > $2`,
      [ledger, number],
    ),
  );
  await setBackTo(planbuch, ledger, number);
}
