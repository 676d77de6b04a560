import { readFileSync } from 'node:fs';
import { BootstrapFailure } from './failure.mjs';

/** Refuses a Node that is older than package.json's `engines.node` (a plain `>=major.minor`). */
export function requireSupportedNode(root, running = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const needed = engines.node.replace('>=', '');
  const [neededMajor, neededMinor] = needed.split('.').map(Number);
  const [major, minor] = running.split('.').map(Number);
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  throw new BootstrapFailure(
    `Planbuch braucht Node ${needed} oder neuer, hier läuft Node ${running}. Bitte ein neueres Node installieren (https://nodejs.org) und den Befehl wiederholen.`,
    `Planbuch needs Node ${needed} or newer, this is Node ${running}. Please install a newer Node (https://nodejs.org) and repeat the command.`,
    2,
  );
}
