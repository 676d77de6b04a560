// Fills emmett's tables with as many events as the town's ledger holds.
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { sampleEvent } from '../sample.mjs';
import { takePartOnce } from '../side.mjs';
import { EVENTS } from '../town.mjs';

const STREAM_EVENTS = 1_000;

await takePartOnce(async ({ peerUrl }) => {
  const store = getPostgreSQLEventStore(peerUrl);
  await store.schema.migrate();
  return {
    async perform() {
      for (let first = 0; first < EVENTS; first += STREAM_EVENTS) {
        const events = Array.from({ length: STREAM_EVENTS }, (_, index) => {
          const { type, data, ...metadata } = sampleEvent('bench', first + index);
          return { type, data, metadata };
        });
        await store.appendToStream(`stream-${first}`, events);
      }
      return EVENTS;
    },
    end: () => store.close(),
  };
});
