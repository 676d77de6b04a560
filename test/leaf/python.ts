import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./leaf.py', import.meta.url));

/** What leaf.py makes of an event and its disclosures. */
export interface Recomputed {
  readonly leaf: string;
  readonly leafHash: string;
  readonly commitments: Readonly<Record<string, string>>;
}

export function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0;
}

/** Recomputes leaves and commitments by the implementation that is not ours and not JavaScript. */
export function recomputedByPython(given: readonly object[]): Recomputed[] {
  const input = given.map((one) => `${JSON.stringify(one)}\n`).join('');
  const { status, stdout, stderr } = spawnSync('python3', [program], {
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`leaf.py ended with ${String(status)}: ${stderr}`);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Recomputed);
}
