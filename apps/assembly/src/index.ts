export { migrations, openPlanbuch, type OpenOptions } from './open-planbuch.js';
export type { OwnerParts, Planbuch } from './planbuch.js';
export { runProgram, type RunningProgram } from './run-program.js';
export { openStores, type OpenStores } from './open-stores.js';
