// The client's own appendToStream, one event a call: guarded by the revision before it, or by nothing.
import { ANY, EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { sampleEvent } from '../sample.mjs';
import { takePart } from '../side.mjs';

await takePart(async ({ eventStoreUrl, guarded }) => {
  const client = EventStoreDBClient.connectionString(eventStoreUrl);
  const stream = `peer-${randomUUID()}`;
  let revision = NO_STREAM;
  return {
    async perform(serial) {
      const { type, ...data } = sampleEvent('bench', serial);
      const expectedRevision = guarded ? revision : ANY;
      const told = await client.appendToStream(stream, jsonEvent({ type, data }), { expectedRevision });
      revision = told.nextExpectedRevision;
    },
    end: () => client.dispose(),
  };
});
