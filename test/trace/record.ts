import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Planbuch } from '#assembly';
import type { DecidedEvent, StoredEvent } from '#kernel';
import { planning } from '#planning';
import { seal } from '#vault';

/** Records what happened as it is, without asking whether an act would have allowed it. */
export async function recordIn(
  { store }: Pick<Planbuch, 'store'>,
  ledger: string,
  decided: readonly DecidedEvent[],
): Promise<StoredEvent[]> {
  await store.createLedger(ledger, 'rehearsal');
  for (let at = 0; at < decided.length; at += 100) {
    const key = createHash('sha256').update(v7()).digest();
    const events = decided.slice(at, at + 100).map((each) => sealed(ledger, each));
    await store.append(ledger, { key, bodyMac: key, events });
  }
  const events: StoredEvent[] = [];
  for await (const event of store.read(ledger, { after: 0 })) events.push(event);
  return events;
}

function sealed(ledger: string, decided: DecidedEvent) {
  const type = planning.eventType(decided.type, decided.version);
  if (!type) throw new Error(`${decided.type} is unknown`);
  const envelope = {
    ledger, id: v7(), actor: 'operator:test', role: 'planning', effectiveOn: '2027-03-15', correlationId: v7(), evidence: [],
  }; // prettier-ignore
  return seal(decided, type, envelope, { salt: () => randomBytes(32) });
}
