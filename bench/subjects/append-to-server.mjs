// Planbuch over an event server: one event a call under a condition of two query items, with disclosures and request key.
import { EventServer, EventStoreDBEventStore } from '../../dist/libs/event-store/src/eventstoredb/index.js';
import { openPool, systemClock } from '../../dist/libs/platform/src/index.js';
import { appending } from '../appending.mjs';
import { takePart } from '../side.mjs';

await takePart(async ({ appUrl, eventStoreUrl, ledger, disclosed }) => {
  const database = openPool(appUrl, { max: 16, name: 'bench append' });
  const server = new EventServer(eventStoreUrl);
  const store = new EventStoreDBEventStore({ server, database, clock: systemClock });
  return {
    perform: await appending(store, ledger, disclosed),
    async end() {
      await store.close();
      await server.close();
      await database.close();
    },
  };
});
