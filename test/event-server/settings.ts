/**
 * With TEST_EVENTSTORE_URL, the address of a real event server that is running, the whole-system tests keep their ledgers
 * there; without it in PostgreSQL. They are the same tests.
 */
export function storeSettings(): Record<string, string> {
  const url = process.env['TEST_EVENTSTORE_URL'];
  return url === undefined ? {} : { EVENTSTORE_URL: url };
}

/** The statement by which an append meets PostgreSQL, whichever store holds the ledger. */
export const APPEND_STATEMENT = 'EVENTSTORE_URL' in storeSettings() ? 'planbuch-stage' : 'planbuch-append';
