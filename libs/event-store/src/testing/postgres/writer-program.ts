/** A process that appends over a store of its own; its parameter is the URL of the database. */
export const POSTGRES_WRITER = `
  import { createInterface } from 'node:readline';
  import { openPool } from '#platform';
  import { PostgresEventStore } from '#event-store/postgres';
  import { writeAsTold } from '#event-store/testing';
  const [url] = process.argv.slice(1);
  const database = openPool(url, { max: 4, name: 'writer' });
  const store = new PostgresEventStore(database);
  const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n');
  for await (const orders of createInterface({ input: process.stdin })) {
    await writeAsTold(store, JSON.parse(orders), say);
    say({ is: 'finished' });
  }
  await store.close();
  await database.close();
`;
