export { startApi, type ApiOptions, type RunningApi } from './start-api.js';
export { problemOf } from './problems/problem-of.js';
export { written } from './problems/written.js';
