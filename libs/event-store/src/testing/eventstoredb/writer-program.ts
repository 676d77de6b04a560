/** A process that appends over a store of its own; its parameters are the URLs of the database and the event server. */
export const EVENTSTOREDB_WRITER = `
  import { createInterface } from 'node:readline';
  import { openPool, systemClock } from '#platform';
  import { EventServer, EventStoreDBEventStore } from '#event-store/eventstoredb';
  import { writeAsTold } from '#event-store/testing';
  const [url, eventServerUrl] = process.argv.slice(1);
  const database = openPool(url, { max: 4, name: 'writer' });
  const server = new EventServer(eventServerUrl);
  const store = new EventStoreDBEventStore({ server, database, clock: systemClock });
  const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n');
  for await (const orders of createInterface({ input: process.stdin })) {
    await writeAsTold(store, JSON.parse(orders), say);
    say({ is: 'finished' });
  }
  await store.close();
  await server.close();
  await database.close();
`;
