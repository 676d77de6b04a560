import { join } from 'node:path';
import { MadeUpFiles, SMALL_BUDGET, SMALL_GRANTS, faultOf, yaml } from '../testing.js';
import { builtInProfiles, loadProfile, parseProfile, profileText } from './load-profile.js';

const files = new MadeUpFiles();
afterAll(() => files.remove());

/** The problems of a small budget profile with these sections changed, as `path: what is expected`. */
async function problemsOf(
  changes: Readonly<Record<string, string>>,
  base: Readonly<Record<string, string>> = SMALL_BUDGET,
) {
  const fault = await faultOf(() => parseProfile(yaml({ ...base, ...changes }), 'made-up.yaml'));
  expect(fault.code).toBe('profile-wrong');
  return fault.problems.map(({ path, expected }) => `${path}: ${expected.en}`);
}

describe('A profile', () => {
  it.each(['kiel-2017', 'hamburg-titel', 'hamburg-inez'])('%s comes with Planbuch', async (name) => {
    expect(await builtInProfiles()).toContain(name);
    expect((await loadProfile(name)).name).toBe(name);
    expect(await profileText(name)).toContain('# ');
  });

  it('of one’s own is read from its path, with or without a byte order mark', async () => {
    expect((await loadProfile(files.text(yaml(SMALL_BUDGET)))).name).toBe('small');
    expect((await loadProfile(files.text(`\uFEFF${yaml(SMALL_BUDGET)}`))).name).toBe('small');
  });

  it('may say whose book its files belong into', () => {
    const ledger = '{ kind: district, federalState: HE, ags: 06534000 }';
    expect(parseProfile(yaml({ ...SMALL_BUDGET, ledger }), 'made up').ledger).toEqual({
      kind: 'district',
      federalState: 'HE',
      ags: '06534000',
    });
  });

  it('keeps every plain value as it is written', () => {
    const profile = parseProfile(
      yaml({
        ...SMALL_BUDGET,
        fields: '{ product: 0110, account: 4.10, kind: expense, note: no, productName: ~ }',
      }),
      'made up',
    );
    expect(profile.fields).toMatchObject({
      product: { constant: '0110' },
      account: { constant: '4.10' },
      note: { constant: 'no' },
      productName: { constant: '~' },
    });
  });
});

describe('A wrong profile names the place and what is expected there:', () => {
  it.each([
    ['an unknown key', { colour: 'red' }, /^colour: there is no such key here; there is “name”/],
    [
      'an unknown key deep inside',
      { file: '{ encoding: utf-8, delimiter: ";", headerRows: 1, sep: x }' },
      /^file.sep: /,
    ],
    ['a missing section', { numbers: '{ unit: euro }' }, /^numbers.decimalSign: is required/],
    [
      'an unknown federal state',
      { ledger: '{ kind: municipality, federalState: XX }' },
      /^ledger.federalState: one of “BW”/,
    ],
    [
      'a wrong municipality key',
      { ledger: '{ kind: district, federalState: HE, ags: 6534 }' },
      /^ledger.ags: .*8 digits/,
    ],
    ['an unknown unit', { numbers: '{ unit: dollar, decimalSign: "," }' }, /^numbers.unit: one of “euro”/],
    [
      'an encoding that is none',
      { file: '{ encoding: utf-9, delimiter: ";", headerRows: 1 }' },
      /^file.encoding: /,
    ],
    [
      'an encoding of bytes, not of text',
      { file: '{ encoding: base64, delimiter: ";", headerRows: 1 }' },
      /^file.encoding: /,
    ],
    [
      'a delimiter of two characters',
      { file: '{ encoding: utf-8, delimiter: ";;", headerRows: 1 }' },
      /^file.delimiter: /,
    ],
    [
      'a number that is none',
      { file: '{ encoding: utf-8, delimiter: ";", headerRows: one }' },
      /^file.headerRows: a whole number/,
    ],
    [
      'a broken expression',
      { parts: "[{ from: x, pattern: '(?<a>' }]" },
      /^parts\[0\].pattern: a regular expression \(/,
    ],
    [
      'an expression without groups',
      { parts: "[{ from: x, pattern: 'a' }]" },
      /^parts\[0\].pattern: .*named groups/,
    ],
    [
      'a part twice',
      { parts: "[{ from: x, pattern: '(?<a>.)' }, { from: x, pattern: '(?<a>.)' }]" },
      /^parts\[1\].pattern: .*“a”/,
    ],
    ['a part that nobody makes', { identity: '[{ part: year }]' }, /^identity\[0\].part: /],
    [
      'a part that is made later',
      { parts: "[{ from: { part: b }, pattern: '(?<a>.)' }, { from: x, pattern: '(?<b>.)' }]" },
      /^parts\[0\].from.part: /,
    ],
    [
      'two origins at once',
      { identity: '[{ column: a, part: b }]' },
      /^identity\[0\]: a constant or exactly one of/,
    ],
    ['no origin at all', { identity: '[{ default: a }]' }, /^identity\[0\]: /],
    [
      'map and cases together',
      { identity: '[{ column: a, map: { x: y }, cases: [{ matches: x, gives: y }] }]' },
      /^identity\[0\]: either/,
    ],
    [
      'an unknown kind as a constant',
      { fields: '{ product: a, account: b, kind: income }' },
      /^fields.kind: one of “expense”/,
    ],
    [
      'an unknown kind in a map',
      { fields: '{ product: a, account: b, kind: { column: d, map: { E: income } } }' },
      /^fields.kind.map.E: one of/,
    ],
    [
      'an unknown stage',
      { amounts: '[{ from: { column: amount }, year: 2026, stage: planned }]' },
      /^amounts\[0\].stage: one of/,
    ],
    [
      'a placeholder without a reason',
      { numbers: '{ unit: euro, decimalSign: ",", placeholders: [{ text: x, means: zero }] }' },
      /placeholders\[0\].because: is required/,
    ],
    [
      'the same sign twice',
      { numbers: '{ unit: euro, decimalSign: ",", thousandsSign: "," }' },
      /^numbers.thousandsSign: another sign/,
    ],
    [
      'a column by name without a header',
      { file: '{ encoding: utf-8, delimiter: ";", headerRows: 0, columns: 3 }' },
      /^identity\[0\].column: position instead/,
    ],
    [
      'a headerless file of unknown width',
      { file: '{ encoding: utf-8, delimiter: ";", headerRows: 0 }' },
      /^file.columns: /,
    ],
    [
      'a position beyond the width',
      {
        file: '{ encoding: utf-8, delimiter: ";", headerRows: 1, columns: 3 }',
        identity: '[{ position: 4 }]',
      },
      /^identity\[0\].position: at most 3/,
    ],
    [
      'a broken origin where only certain words are allowed',
      { fields: '{ product: a, account: b, kind: { firstOf: expense } }' },
      /^fields.kind.firstOf: a list/,
    ],
    [
      'sources without end',
      { identity: `[${'{ join: [a, '.repeat(9)}b${'] }'.repeat(9)}]` },
      /^identity\[0\]/,
    ],
  ])('%s', async (_, changes, expected) => {
    const problems = await problemsOf(changes);
    expect(problems.filter((problem) => expected.test(problem))).toHaveLength(1);
  });

  it('a date format that is none, and a period without any', async () => {
    expect(await problemsOf({ dates: '{ formats: [DD.MM.YY] }' }, SMALL_GRANTS)).toEqual([
      expect.stringContaining('dates.formats[0]: a date format such as'),
    ]);
    expect(await problemsOf({ dates: '{ formats: [] }' }, SMALL_GRANTS)).toEqual([
      expect.stringContaining('dates.formats'),
    ]);
    const { dates: _, ...withoutDates } = SMALL_GRANTS;
    expect(await problemsOf({}, withoutDates)).toEqual([
      expect.stringContaining('dates: formats with at least one'),
    ]);
  });

  it('every problem at once, each with its line, in both languages', async () => {
    const fault = await faultOf(() =>
      parseProfile(yaml({ ...SMALL_BUDGET, sign: 'plus', amounts: '[]', colour: 'red' }), 'made-up.yaml'),
    );
    expect(fault.problems.map(({ path, line }) => [path, line])).toEqual([
      ['colour', 10],
      ['sign', 6],
      ['amounts', 9],
    ]);
    expect(fault.text.de).toContain('sign (Zeile 6): erwartet: eines von „as-given“');
    expect(fault.text.en).toContain('sign (line 6): expected: one of “as-given”');
    expect(fault.text.de).toContain('docs/profiles.md');
  });
});

describe('A profile that cannot be read', () => {
  it('is not there, and the message names those that are', async () => {
    const fault = await faultOf(() => loadProfile('kiel-2018'));
    expect(fault.code).toBe('profile-not-found');
    expect(fault.text.de).toContain('hamburg-inez, hamburg-titel, kiel-2017');
  });

  it.each([
    ['is no YAML', Buffer.from('name: [a'), 'Zeile 1'],
    ['has a key twice', Buffer.from('name: a\nname: b\n'), 'Zeile 2'],
    ['is no UTF-8', Buffer.from([0x6e, 0xe4, 0x3a, 0x20, 0x61]), 'UTF-8'],
    ['is far too long', Buffer.alloc(300 * 1024, 'a'), '256 KiB'],
    [
      'grows without measure when its aliases are followed',
      Buffer.from(`a: &a [x,x,x,x,x,x,x,x,x]\n${aliases()}`),
      'YAML',
    ],
  ])('%s', async (_, bytes, detail) => {
    const fault = await faultOf(() => loadProfile(files.bytes(bytes)));
    expect(fault.code).toBe('profile-unreadable');
    expect(fault.text.de).toContain(detail);
  });

  it.each(['', '- a\n- b\n', 'just a text', '42'])('%j is no profile', async (text) => {
    expect((await faultOf(() => parseProfile(text, 'made up'))).code).toBe('profile-wrong');
  });

  it('is a folder', async () =>
    expect((await faultOf(() => loadProfile(join(files.folder, '.')))).code).toBe('profile-not-found'));
});

/** Each line lists the line before it nine times over. */
function aliases(): string {
  return [...'bcdefgh']
    .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[index]!}`).join(',')}]\n`)
    .join('');
}
