import { openStores } from '#assembly';
import type { OpenStores } from '#assembly';
import { damages } from '#event-store';
import type { LedgerDamaged } from '#event-store';
import type { Language } from '#kernel';
import { createLogger, openPool, systemClock } from '#platform';
import type { Config } from '#platform';
import { label } from '../language.js';
import { fine, wrong } from './check.js';
import type { Check } from './check.js';

/** Whoever waits for doctor wants to know whether something is wrong; verify names everything. */
const LEDGERS_LOOKED_AT = 1_000;

/** Whether the event server lets us in, and the streams of its ledgers still are what was written to them. */
export async function eventServerCheck(config: Config, appUrl: string, isFresh: boolean): Promise<Check> {
  const logger = createLogger({ level: 'silent', name: 'doctor' });
  const database = openPool(appUrl, { max: 2, name: 'planbuch doctor' });
  try {
    // Without a schema there is no ledger that could be kept elsewhere.
    const isProbed = !isFresh || config.eventStoreUrl !== undefined;
    const stores = await openStores({ config, database, clock: systemClock, logger, isProbed });
    return await looked(stores, isFresh);
  } finally {
    await database.close();
  }
}

async function looked(stores: OpenStores, isFresh: boolean): Promise<Check> {
  try {
    const all = isFresh ? [] : await stores.store.ledgers();
    const kept = all.filter(({ store }) => store === 'eventstore').slice(0, LEDGERS_LOOKED_AT);
    const found: LedgerDamaged[] = [];
    for (const { ledger } of kept) {
      const damage = await stores.streamCopies?.look(ledger);
      if (damage) found.push(damage);
    }
    const [first] = found;
    if (first) return damagedCheck(first.ledger, found);
    const place = stores.streamCopies
      ? label(
          `erreichbar; Planungsbücher dort: ${String(kept.length)}`,
          `reachable; ledgers there: ${String(kept.length)}`,
        )
      : label('keiner genannt; Bücher liegen in PostgreSQL', 'none named; ledgers lie in PostgreSQL');
    return fine('event-server', place);
  } finally {
    await stores.close();
  }
}

function damagedCheck(ledger: string, found: readonly LedgerDamaged[]): Check {
  const told = (event: string, of: Language): string =>
    found
      .map((each) => `${each.ledger}, ${event} ${String(each.number)}: ${damages[each.why][of]}`)
      .join('; ');
  return wrong(
    'event-server',
    label(told('Ereignis', 'de'), told('event', 'en')),
    label(
      `Lesen Sie in docs/operations.md „Ein fremdes Ereignis in einem Strom“; „planbuch verify --ledger ${ledger}“ vergleicht den ganzen Strom.`,
      `Read “A foreign event in a stream” in docs/operations.md; “planbuch verify --ledger ${ledger}” compares the whole stream.`,
    ),
  );
}
