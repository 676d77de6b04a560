import { fileURLToPath } from 'node:url';
import common from '../../jest.config.js';

const here = fileURLToPath(new URL('./', import.meta.url));
const [[sources, [, options]]] = Object.entries(common.transform);

/** As the suites run, but with mutants in the sources and one suite that runs the others. */
export default {
  ...common,
  rootDir: fileURLToPath(new URL('../../', import.meta.url)),
  testMatch: [`${here}surviving-mutants.mjs`],
  transform: { [sources]: [`${here}transform.mjs`, options] },
  setupFiles: [`${here}switch.mjs`],
  globalSetup: undefined,
  reporters: [['default', { summaryThreshold: 1_000 }]],
  cache: false,
  maxWorkers: 1,
};
