import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { lawfulHouse, plantedViolations } from './planted-violations.js';

interface Violation {
  rule: { name: string };
  from: string;
}

interface Report {
  summary: { violations: Violation[]; ruleSetUsed: { forbidden: { name: string }[] } };
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds a house in a folder of its own and lets dependency-cruiser look at it with the rules of this repository. */
async function inspect(files: Record<string, string>): Promise<Report> {
  const house = await mkdtemp(join(tmpdir(), 'planbuch-house-'));
  try {
    for (const [path, source] of Object.entries(files)) {
      await mkdir(dirname(join(house, path)), { recursive: true });
      await writeFile(join(house, path), source);
    }
    await cp(join(root, 'package.json'), join(house, 'package.json'));
    await symlink(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
    const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const rules = join(root, '.dependency-cruiser.mjs');
    const args = [cruiser, '--config', rules, '--output-type', 'json', 'apps', 'libs', 'test'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: house, maxBuffer: 2 ** 26 });
    return JSON.parse(stdout) as Report;
  } finally {
    await rm(house, { recursive: true });
  }
}

describe('The arrows between the rooms', () => {
  let report: Report;

  beforeAll(async () => {
    const planted = Object.fromEntries(plantedViolations.map(({ file, source }) => [file, source]));
    report = await inspect({ ...lawfulHouse, ...planted });
  });

  it.each(plantedViolations)('$rule objects to $file', ({ rule, file }) => {
    const objections = report.summary.violations.filter(({ from }) => from === file);

    expect(objections.map((objection) => objection.rule.name)).toContain(rule);
  });

  it('no rule objects to what is lawful', () => {
    const planted = new Set(plantedViolations.map(({ file }) => file));

    expect(report.summary.violations.filter(({ from }) => !planted.has(from))).toEqual([]);
  });

  it('a violation is planted for every rule', () => {
    const rules = report.summary.ruleSetUsed.forbidden.map(({ name }) => name);
    const planted = plantedViolations.map(({ rule }) => rule);

    expect([...new Set(planted)].sort()).toEqual([...new Set(rules)].sort());
  });
});
