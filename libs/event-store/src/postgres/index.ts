import { fileURLToPath } from 'node:url';

export { PostgresEventStore } from './postgres-event-store.js';

/** The folder of this store's migrations, for the runner of the platform. */
export const eventStoreMigrations = fileURLToPath(new URL('./migrations', import.meta.url));
