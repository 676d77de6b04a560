import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Writes what is generated from the source: the spec that looks at those files also writes them. */
const root = fileURLToPath(new URL('../', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    'test/house/generated.spec.ts',
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, PLANBUCH_GENERATE: '1' } },
);
process.exitCode = status ?? 1;
