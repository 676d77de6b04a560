// Planbuch: one event a call under a condition of two query items, with tag index and disclosures.
import { PostgresEventStore } from '../../dist/libs/event-store/src/postgres/index.js';
import { openPool } from '../../dist/libs/platform/src/index.js';
import { appending } from '../appending.mjs';
import { takePart } from '../side.mjs';

await takePart(async ({ appUrl, ledger }) => {
  const database = openPool(appUrl, { max: 16, name: 'bench append' });
  const store = new PostgresEventStore(database);
  return {
    perform: await appending(store, ledger),
    async end() {
      await store.close();
      await database.close();
    },
  };
});
