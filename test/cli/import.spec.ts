import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CommandLine } from './command-line.js';

const planbuch = new CommandLine();
afterAll(() => planbuch.remove());

/** The export of a town and its profile, as docs/profiles.md shows them to whoever writes one. */
const page = readFileSync(new URL('../../docs/profiles.md', import.meta.url), 'utf8');

function documented(name: string, encoding: BufferEncoding = 'utf8'): string {
  const block = new RegExp(`<!-- example: ${name}[^\n]*-->\n\`\`\`[a-z]+\n([^]*?)\`\`\``).exec(page);
  writeFileSync(planbuch.path(name), Buffer.from(block![1]!, encoding));
  return planbuch.path(name);
}

const profile = documented('budget.yaml');
// What windows-1252 and latin1 write differently does not occur in it.
const file = documented('budget.csv', 'latin1');
const data = planbuch.path('data');
const words = ['import', 'budget', file, '--profile', profile, '--ledger', 'musterstadt', '--data', data];
const town = ['--kind', 'municipality', '--federal-state', 'HE'];

describe('profile', () => {
  it('lists, shows and tries', async () => {
    const [listed, shown, tried] = await Promise.all([
      planbuch.json(['profile', 'list']),
      planbuch.run(['profile', 'show', 'kiel-2017']),
      planbuch.json(['profile', 'try', profile, file]),
    ]);
    expect(listed.document).toMatchObject([
      { name: 'hamburg-inez' },
      { name: 'hamburg-titel' },
      { name: 'kiel-2017' },
    ]);
    expect(shown.out).toContain('encoding:');
    expect(tried.code).toBe(0);
    expect(tried.document.readings).toHaveLength(5);
    expect(JSON.stringify(tried.document.readings)).not.toContain('refusals');
  });
});

describe('import', () => {
  it('says what it would do, does it, and does nothing the second time', async () => {
    const dry = await planbuch.json([...words, ...town, '--dry-run']);
    expect(dry).toMatchObject({ code: 0, document: { rows: 5, taken: 5, events: 0, number: 0 } });

    const taken = await planbuch.json([...words, ...town]);
    expect(taken).toMatchObject({ code: 0, document: { rows: 5, taken: 5, refused: [] } });
    expect(taken.document.events).toBe(taken.document.number);

    const again = await planbuch.run([...words, ...town]);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('es hat sich nichts geändert')]);
    const lines = await planbuch.json(['list', 'budget-lines', '--ledger', 'musterstadt', '--data', data]);
    expect(lines.document).toMatchObject({ number: taken.document.number });
  }, 120_000);

  it('takes nothing while a row is refused, names line and column, and skips it on demand', async () => {
    const broken = planbuch.path('broken.csv');
    writeFileSync(broken, readFileSync(file, 'latin1').replace('85.000,00', '85.OOO,00'), 'latin1');
    const attempt = words.map((word) => (word === file ? broken : word));
    const refused = await planbuch.json([...attempt, ...town]);
    expect(refused).toMatchObject({
      code: 1,
      document: {
        isTaken: false,
        events: 0,
        refused: [{ line: 6, column: 'Ansatz / 2026', value: '85.OOO,00' }],
      },
    });
    // What would be refused is said with the exit code of the refusal.
    expect(await planbuch.run([...attempt, ...town, '--dry-run'])).toMatchObject({ code: 1 });
    const skipped = await planbuch.json([...attempt, ...town, '--skip-refused']);
    expect(skipped.code).toBe(0);
    expect(existsSync(skipped.document.refusedFile)).toBe(true);
  }, 120_000);

  it('refuses a file, a profile and a ledger that do not fit, before anything is stored', async () => {
    const elsewhere = ['--ledger', 'anderswo', '--data', data];
    const [missing, kind, whose] = await Promise.all([
      planbuch.run([
        'import',
        'budget',
        planbuch.path('nirgends.csv'),
        '--profile',
        profile,
        ...elsewhere,
        ...town,
      ]),
      planbuch.run(['import', 'grants', file, '--profile', profile, ...elsewhere]),
      planbuch.run(['import', 'budget', file, '--profile', profile, ...elsewhere]),
    ]);
    expect([missing.code, kind.code, whose.code]).toEqual([2, 2, 2]);
    expect(whose.err).toContain('--federal-state');
    const { document } = await planbuch.json(['ledger', 'list', '--data', data]);
    expect(document).toMatchObject([{ ledger: 'musterstadt' }]);
  }, 120_000);
});
