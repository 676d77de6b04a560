export * from './canonical.js';
export * from './damage.js';
export * from './disclosure.js';
export * from './errors.js';
export * from './envelope.js';
export * from './event-store.js';
export * from './leaf.js';
export * from './placed-event-store.js';
