import { vocabulary } from '#kernel';
import type { Permitted } from '#kernel';
import { registerOrganisation } from './organisation/register-organisation.act.js';
import type { Role } from './roles.js';

/** Every act and who may perform it: the one table of rights to act. An act that is not here does not exist. */
const registry: readonly Permitted<Role>[] = [
  { act: registerOrganisation, by: ['planning', 'treasury', 'council-office', 'administrator'] },
];

export const planning = vocabulary(registry);
