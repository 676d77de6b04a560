import type { Database } from '#platform';
import { LedgerDamaged } from '../damage.js';
import type { LedgerHead } from '../event-store.js';
import { leafHash } from '../leaf.js';
import type { EventServer } from './event-server.js';
import { streamOf } from './stream-name.js';
import { readBack } from './written-event.js';

/** As the reader of a stream takes them. */
const PAGE = 500;

const HASHES = {
  name: 'planbuch-leaf-hashes',
  text: `SELECT leaf_hash AS hash FROM planbuch.events WHERE ledger = $1 AND number > $2 AND number <= $3
         ORDER BY number LIMIT ${String(PAGE)}`,
};

/** The first place at which a ledger's stream is not what its copy says. Reads the whole stream, in pages. */
export async function firstDifference(
  { ledger, incarnation, number: head }: LedgerHead,
  { server, database }: { readonly server: EventServer; readonly database: Database },
): Promise<LedgerDamaged | undefined> {
  const stream = streamOf(ledger, incarnation);
  try {
    for (let length = 0; length < head;) {
      const written = await server.read(stream, length, Math.min(PAGE, head - length));
      const copied = await database.query<{ hash: Buffer }>(HASHES, [
        ledger,
        length,
        length + written.length,
      ]);
      if (written.length === 0) return new LedgerDamaged(ledger, length + 1, 'ended');
      for (const [index, event] of written.entries()) {
        const { leaf } = readBack(ledger, length, event);
        length += 1;
        if (copied[index]?.hash.equals(leafHash(leaf)) !== true)
          return new LedgerDamaged(ledger, length, 'other-event');
      }
    }
    return undefined;
  } catch (error) {
    if (error instanceof LedgerDamaged) return error;
    throw error;
  }
}
