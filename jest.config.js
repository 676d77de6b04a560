import { readFileSync } from 'node:fs';

const { imports } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));

/** The rooms as package.json names them (`#kernel` …), read from source instead of from dist. */
const rooms = Object.fromEntries(
  Object.entries(imports).map(([name, built]) => [
    `^${name}$`,
    built.replace('./dist/', '<rootDir>/').replace(/\.js$/, '.ts'),
  ]),
);

/** In a whole run the specs of the pure rooms are one suite; else each is its own. */
const apart =
  process.env.JEST_TOGETHER === '1' ? '/libs/(kernel|planning|read-models|taking-over)/' : '/test/together/';

export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { swcrc: true, module: { type: 'es6' } }],
  },
  moduleNameMapper: { ...rooms, '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testPathIgnorePatterns: ['/node_modules/', apart],
  globalSetup: '<rootDir>/scripts/jest/global-setup.mjs',
  reporters: ['default', '<rootDir>/scripts/jest/announcements.mjs'],
  maxWorkers: 2,
  testTimeout: 30_000,
};
