import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const { imports } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/**
 * dependency-cruiser reads its resolver's settings in the form webpack has them. The rooms of package.json (`#kernel` …) are
 * resolved to their sources below the folder that is looked at, instead of to dist/.
 */
export default {
  resolve: {
    alias: Object.fromEntries(
      Object.entries(imports).map(([name, built]) => [
        `${name}$`,
        resolve(built.replace('./dist/', './').replace(/\.js$/, '.ts')),
      ]),
    ),
  },
};
