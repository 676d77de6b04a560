import { readModels } from '#read-models';

/** The registers that the api serves: every read model but those that serve the answers of others. */
export const servedRegisterNames: readonly string[] = readModels
  .map(({ name }) => name)
  .filter((name) => name !== 'links');
