import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Build } from './bootstrap/build.mjs';
import { BootstrapFailure } from './bootstrap/failure.mjs';
import { Installation } from './bootstrap/install.mjs';
import { withLock } from './bootstrap/lock.mjs';
import { requireSupportedNode } from './bootstrap/node-version.mjs';

const checkout = new URL('../', import.meta.url);

/** Installs the packages that package-lock.json names, unless node_modules already holds them. */
export async function ensureInstalled(root = checkout) {
  requireSupportedNode(root);
  const installation = new Installation(fileURLToPath(root));
  if (installation.isCurrent()) return;
  await locked(root, async () => {
    if (!installation.isCurrent()) await installation.install();
  });
}

/** Brings dist/ up to date with apps/ and libs/. The packages must be installed. */
export async function ensureBuilt(root = checkout) {
  const folder = fileURLToPath(root);
  const build = new Build(folder, new Installation(folder).lockHash());
  if (build.isCurrent()) return;
  await locked(root, () => build.run());
}

/** Both in order; what a person can act on is printed to standard error and ends the process with its exit code. */
export async function bootstrap(root = checkout) {
  try {
    await ensureInstalled(root);
    await ensureBuilt(root);
  } catch (error) {
    if (!(error instanceof BootstrapFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(error.exitCode);
  }
}

function locked(root, work) {
  return withLock(join(fileURLToPath(root), '.bootstrap.lock'), work);
}
