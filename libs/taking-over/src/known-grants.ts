import type { EventStore, RecordedEvent } from '#event-store';
import type { GrantRow } from '#importing';
import { grantNumber, planning } from '#planning';
import { openerFor } from '#vault';
import { freeIds } from './free-ids.js';
import type { Moment } from './free-ids.js';
import { organisationIdOf } from './grant-plan.js';
import type { KnownGrant, KnownGrants } from './grant-plan.js';

const open = openerFor(planning);

/** What the ledger knows of the grants and recipients that the rows name, at one moment. */
export async function readGrants(
  moment: Moment & { readonly store: EventStore },
  rows: readonly GrantRow[],
): Promise<{ readonly seen: number; readonly known: KnownGrants }> {
  const { reader, ledger, ids, store, upTo } = moment;
  const numbers = [...new Set(rows.map(({ externalNo }) => externalNo))];
  const recipients = [...new Set(rows.map(({ recipient }) => organisationIdOf(ids, recipient)))];
  const asked = {
    holders: numbers.map((externalNo) => grantNumber.of(externalNo)),
    registered: recipients.map((id) => planning.existence('organisation').of(id)),
  };
  const { seen, states } = await reader.read(ledger, asked, upTo);
  const held = numbers.flatMap((externalNo, index) => {
    const holder = states.holders[index];
    return holder ? [{ externalNo, ...holder }] : [];
  });
  const grants = new Map<string, KnownGrant>();
  const events = await recorded(
    store,
    ledger,
    held.map(({ number }) => number),
  );
  for (const { externalNo, grantId, number } of held) {
    const event = events.get(number);
    if (event) grants.set(externalNo, { grantId, number, data: { ...open(event).data } });
  }
  const missing = numbers.filter((externalNo) => !grants.has(externalNo));
  return {
    seen,
    known: {
      grants,
      freeIds: await freeIds(moment, 'grant', missing, seen),
      organisations: new Set(recipients.filter((_, index) => states.registered[index] !== undefined)),
    },
  };
}

/** Between two events that are wanted so many others are read along rather than asking once more. */
const READ_ALONG = 50;

/** Events by their numbers. What was imported together stands together, so a few reads bring them all. */
async function recorded(
  store: EventStore,
  ledger: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, RecordedEvent>> {
  const wanted = new Set(numbers);
  const found = new Map<number, RecordedEvent>();
  for (const { first, last } of stretches(numbers)) {
    for await (const event of store.readRecorded(ledger, { after: first - 1, upTo: last }))
      if (wanted.has(event.event.number)) found.set(event.event.number, event);
  }
  return found;
}

function stretches(numbers: readonly number[]) {
  const found: { readonly first: number; last: number }[] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const current = found.at(-1);
    if (current && number - current.last <= READ_ALONG) current.last = number;
    else found.push({ first: number, last: number });
  }
  return found;
}
