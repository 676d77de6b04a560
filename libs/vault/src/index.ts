import { fileURLToPath } from 'node:url';

export * from './ciphers.js';
export * from './commitment.js';
export * from './master-key.js';
export * from './open.js';
export * from './open-personal.js';
export * from './person-keys.js';
export * from './seal.js';

/** The folder of this room's migrations, for the runner of the platform. */
export const vaultMigrations = fileURLToPath(new URL('./migrations', import.meta.url));
