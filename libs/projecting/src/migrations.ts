import { fileURLToPath } from 'node:url';

/** The folder of this room's migrations; they run after those of the event store. */
export const projectingMigrations = fileURLToPath(new URL('./migrations', import.meta.url));
