// The client's own appendToStream, guarded by nothing; the events of all callers who come at once share a call, and one call is under way.
import { ANY, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { sampleEvent } from '../sample.mjs';
import { takePart } from '../side.mjs';

await takePart(async ({ eventStoreUrl }) => {
  const client = EventStoreDBClient.connectionString(eventStoreUrl);
  const stream = `peer-${randomUUID()}`;
  const waiting = [];
  let sending = false;
  async function send() {
    sending = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0);
      const events = batch.map(({ event }) => event);
      await client.appendToStream(stream, events, { expectedRevision: ANY });
      for (const { resolve } of batch) resolve();
      await setImmediate();
    }
    sending = false;
  }
  return {
    perform(serial) {
      const { type, ...data } = sampleEvent('bench', serial);
      return new Promise((resolve) => {
        waiting.push({ event: jsonEvent({ type, data }), resolve });
        if (!sending) void send();
      });
    },
    end: () => client.dispose(),
  };
});
