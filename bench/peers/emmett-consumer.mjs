// emmett's consumer over as many events, with a handler that does nothing, in batches of 1,000.
import { postgreSQLEventStoreConsumer } from '@event-driven-io/emmett-postgresql';
import { takePartOnce } from '../side.mjs';

await takePartOnce(async ({ peerUrl, offset }) => {
  let handled = 0;
  const consumer = postgreSQLEventStoreConsumer({
    connectionString: peerUrl,
    pulling: { batchSize: 1_000 },
    stopWhen: { noMessagesLeft: true },
  });
  consumer.reactor({
    processorId: `bench-${offset}`,
    eachMessage: () => {
      handled += 1;
    },
  });
  return {
    async perform() {
      await consumer.start();
      return handled;
    },
    end: () => consumer.close(),
  };
});
