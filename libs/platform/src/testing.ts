export { cuttingProxy, type CutMoment, type CuttingProxy } from './testing/cutting-proxy.js';
export { testDatabase, type TestDatabase } from './testing/test-database.js';
