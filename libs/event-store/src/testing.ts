export * from './testing/any-event.js';
export { soundBook } from './testing/contract/book.js';
export * from './testing/contract/event-store-contract.js';
export * from './testing/entries.js';
export * from './testing/postgres/writer-program.js';
export * from './testing/writer.js';
export * from './testing/writer-process.js';
export * from './testing/eventstoredb/event-server-process.js';
export * from './testing/eventstoredb/open.js';
