import { readFileSync } from 'node:fs';

interface LockedPackage {
  integrity?: string;
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as { packages: Record<string, LockedPackage> };

/** Whether a package is found from another one, in its own node_modules or in that of a folder above. */
function isLocked(name: string, from: string): boolean {
  if (`${from === '' ? '' : `${from}/`}node_modules/${name}` in packages) return true;
  return from !== '' && isLocked(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))));
}

describe('package-lock.json serves a fresh clone on every platform', () => {
  // npm leaves the packages of other platforms out of the lockfile when the registry lacks them at that moment, or when
  // node_modules was there already; `npm ci` then refuses the lockfile.
  it('names the optional packages of all platforms', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !isLocked(name, path))
        .map((name) => `${name} of ${path === '' ? 'planbuch' : path}`),
    );

    expect(missing).toEqual([]);
  });

  it('holds the hash of every package', () => {
    const unhashed = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !integrity);

    expect(unhashed).toEqual([]);
  });
});
