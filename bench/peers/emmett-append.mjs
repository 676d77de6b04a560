// @event-driven-io/emmett-postgresql as its users have it: its own pool, a stream for each aggregate, appendToStream.
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { sampleEvent } from '../sample.mjs';
import { takePart } from '../side.mjs';

await takePart(async ({ peerUrl }) => {
  const store = getPostgreSQLEventStore(peerUrl);
  await store.schema.migrate();
  return {
    async perform(serial) {
      const { type, data, ...metadata } = sampleEvent('bench', serial);
      await store.appendToStream(`grant-${serial}`, [{ type, data, metadata }]);
    },
    end: () => store.close(),
  };
});
