import type { ReadModel } from '#kernel';
import { organisations } from './organisations/organisations.read-model.js';

/** Every read model there is; the runner builds them all. */
export const readModels: readonly ReadModel[] = [organisations];
