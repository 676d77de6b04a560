import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bench = fileURLToPath(new URL('.', import.meta.url));

/** Installs the peers that bench/package-lock.json names, unless they are there. */
export function ensurePeers() {
  if (isInstalled()) return;
  process.stderr.write('Installing the peers (npm ci in bench/) …\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: bench,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  process.stderr.write(
    'The peers could not be installed: npm ci in bench/ failed. Is the registry reachable?\n',
  );
  process.exit(3);
}

/** npm leaves a copy of what it installed; every package of the lockfile stands in it with its version. */
function isInstalled() {
  const installed = `${bench}node_modules/.package-lock.json`;
  if (!existsSync(installed)) return false;
  const versions = (file) =>
    Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)
      .filter(([name]) => name !== '')
      .map(([name, { version }]) => `${name} ${version}`)
      .join('\n');
  return versions(installed) === versions(`${bench}package-lock.json`);
}
