import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unrepeatableLines } from './determinism.js';

const libs = fileURLToPath(new URL('../../libs/', import.meta.url));

/** Product files of a room, from its `src`; none while the room has not been opened. */
function sourcesOf(room: string, role = ''): string[] {
  return readdirSync(libs, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.startsWith(join(room, 'src')) && path.endsWith(`${role}.ts`))
    .filter((path) => !/\.spec\.ts$|[\\/]testing(\.ts$|[\\/])/.test(path));
}

describe('Acts and projections answer the same on every replay', () => {
  const pure = [...sourcesOf('kernel'), ...sourcesOf('planning'), ...sourcesOf('read-models', '.read-model')];

  it.each(['kernel', 'planning', 'read-models'])('files of %s are looked at', (room) => {
    expect(pure.filter((path) => path.startsWith(room))).not.toEqual([]);
  });

  it('no file of theirs asks a clock, a die, or the machine for its language', () => {
    const found = pure.flatMap((path) =>
      unrepeatableLines(readFileSync(join(libs, path), 'utf8')).map((line) => `${path}:${line}`),
    );

    expect(found).toEqual([]);
  });

  it.each([
    'const now = Date.now();',
    'const today = new Date();',
    'const text = Date();',
    'const salt = Math.random();',
    "import { randomUUID } from 'node:crypto';",
    'crypto.getRandomValues(bytes);',
    'const start = performance.now();',
    'names.sort((a, b) => a.localeCompare(b));',
    'const shown = amountCents.toLocaleString();',
  ])('it would be seen: %s', (planted) => {
    expect(unrepeatableLines(`const before = 1;\n${planted}\n`)).toEqual([`2: ${planted}`]);
  });

  it('a comment may name what is forbidden, and a given time may be read', () => {
    const lawful = [
      '// Never Date.now() here.',
      '/* nor',
      ' Math.random() */',
      'new Date(context.now).getTime();',
    ];

    expect(unrepeatableLines(lawful.join('\n'))).toEqual([]);
  });
});
