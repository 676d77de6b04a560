export { migrations, openPlanbuch, type OpenOptions } from './open-planbuch.js';
export type { Planbuch } from './planbuch.js';
export { runProgram, type RunningProgram } from './run-program.js';
