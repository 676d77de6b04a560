import type { OpenedEventStoreDB } from './opened-eventstoredb.js';

export type { OpenedEventStoreDB } from './opened-eventstoredb.js';

/** Loads the event server's client only where a server is there. */
export async function openEventStoreDB(url: string): Promise<OpenedEventStoreDB> {
  const { openEventStoreDB: open } = await import('./opened-eventstoredb.js');
  return open(url);
}
