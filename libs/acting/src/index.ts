export * from './errors.js';
export * from './perform-act.js';
export { PerformActHandler } from './perform-act.handler.js';
export { MAX_ACTS, Performer, type PerformerParts } from './performer.js';
export { StateReader, type StatesRead } from './state-reader.js';
