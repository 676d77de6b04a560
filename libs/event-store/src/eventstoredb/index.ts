export { CopyKeeper } from './copy-keeper.js';
export { EventServer } from './event-server.js';
export { EventStoreDBEventStore } from './eventstoredb-event-store.js';
