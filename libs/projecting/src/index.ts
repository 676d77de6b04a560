export * from './errors.js';
export type { BuildProgress } from './build-generation.js';
export type { ProjectionLag, Stop } from './lag.js';
export { projectingMigrations } from './migrations.js';
export type { ProjectionOptions } from './projection-context.js';
export { Projections, type RebuildOptions } from './projections.js';
export * from './reading/register-query.js';
export { ReadModels, type ReadModelsOptions } from './reading/read-models.js';
export type { Snapshot } from './reading/snapshot.js';
