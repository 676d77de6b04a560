import { CommandLine } from './command-line.js';
import type { Running } from './command-line.js';

/** One filled folder that a service serves; the commands work beside it, at the database and over HTTP. */
const planbuch = new CommandLine();
const data = planbuch.path('data');
let service: Running;
let atHome: string[];
let overHttp: string[];

beforeAll(async () => {
  await planbuch.run(['demo', '--check', '--keep', '--data', data]);
  service = await planbuch.serve(['start', '--data', data]);
  atHome = ['--data', data];
  overHttp = ['--url', service.document.url, '--token', `@${service.document.tokenFile}`];
}, 60_000);

afterAll(async () => {
  await service.interrupt();
  await planbuch.remove();
});

interface Row {
  readonly year: number;
  readonly kind: string;
}

interface Event {
  readonly number: number;
  readonly tags: readonly string[];
}

const musterstadt = ['--ledger', 'musterstadt'];
/** As many as the demo tells. */
const EVENTS = 995;

describe('why', () => {
  it('tells the same at the database and over HTTP, by number and by id', async () => {
    const [home, http] = await Promise.all([
      planbuch.json(['why', 'Z-031', ...atHome]),
      planbuch.json(['why', 'Z-031', ...musterstadt, ...overHttp]),
    ]);
    expect(home).toEqual(http);
    expect(home.document).toMatchObject({ externalNo: 'Z-031', number: EVENTS, findings: [{ rule: 'R3' }] });
    const byId = await planbuch.json(['why', home.document.grant, ...musterstadt, ...atHome]);
    expect(byId).toEqual(home);
  }, 60_000);

  it('draws a tree in which gaps and contradictions stand out, in both languages', async () => {
    const [german, english] = await Promise.all([
      planbuch.run(['why', 'Z-031', ...atHome]),
      planbuch.run(['why', 'Z-031', ...atHome], { environment: { LANG: 'en_GB.UTF-8' } }),
    ]);
    expect(german.out).toMatch(/^Zuwendung Z-031 über 24\.000,00 €.*Mobile Wohnberatung\n/);
    expect(german.out).toMatch(/├─ Empfänger: Träger F/);
    expect(german.out).toMatch(/├─ ✗ widerspricht R3/);
    expect(german.out).toMatch(/└─ \? fehlt: .*\(schuldet: .+\)\n/);
    expect(english.out).toMatch(
      /^Grant Z-031 of €24,000\.00[^]*\? missing: Agreed targets \(owed by: Planning\)/,
    );
  });

  it('knows only what the ledger knew, and says what it does not know at all', async () => {
    const task = 'obligation:0185958e-330c-7000-8000-0794e8c5ad89';
    const [before, unknown, untold] = await Promise.all([
      planbuch.run(['why', 'Z-031', ...musterstadt, '--as-of', '60', ...atHome]),
      planbuch.json(['why', 'Z-999', ...atHome]),
      planbuch.json(['why', task, ...atHome]),
    ]);
    expect(before.code).toBe(1);
    expect(unknown).toMatchObject({ code: 1, document: { code: 'grant-unknown' } });
    expect(untold).toMatchObject({ code: 2, document: { code: 'trace-unknown' } });
  });
});

describe('list', () => {
  it('gives rows that are true at a number, filtered, and the same as CSV', async () => {
    const filter = ['--filter', 'year=2023', '--filter', 'kind=institutional'];
    const [json, csv, table] = await Promise.all([
      planbuch.json(['list', 'grants', ...musterstadt, ...filter, ...atHome]),
      planbuch.run(['list', 'grants', ...musterstadt, ...filter, '--csv', ...overHttp]),
      planbuch.run(['list', 'grants', ...musterstadt, ...filter, ...atHome]),
    ]);
    expect(json.document.number).toBe(EVENTS);
    const rows: Row[] = json.document.rows;
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.every(({ year, kind }) => year === 2023 && kind === 'institutional')).toBe(true);
    expect(csv.out.trimEnd().split('\n')).toHaveLength(rows.length + 1);
    expect(table.out).toContain('37.500,00 €');
    expect(table.err).toContain('weitere Spalten');
  });

  it('goes on behind a page, and says where it stopped', async () => {
    const { out, err } = await planbuch.run([
      'list',
      'budget-lines',
      ...musterstadt,
      '--limit',
      '3',
      ...atHome,
    ]);
    expect(out.trimEnd().split('\n')).toHaveLength(4);
    expect(err).toContain('Es gibt mehr Zeilen');
  });

  it('refuses a register, a column and a filter that do not exist', async () => {
    const [register, column, filter, both] = await Promise.all([
      planbuch.run(['list', 'castles', ...musterstadt, ...overHttp]),
      planbuch.run(['list', 'grants', ...musterstadt, '--filter', 'colour=red', ...overHttp]),
      planbuch.run(['list', 'grants', ...musterstadt, '--filter', 'colour', ...overHttp]),
      planbuch.run(['list', 'grants', ...musterstadt, '--csv', '--json', ...overHttp]),
    ]);
    expect([register.code, column.code, filter.code, both.code]).toEqual([1, 1, 2, 2]);
    expect(register.err).toContain('register-unknown');
    expect(column.err).toContain('colour');
  });
});

describe('replay', () => {
  it('tells the whole history, a line an event; what was forgotten stays forgotten', async () => {
    const [story, events] = await Promise.all([
      planbuch.run(['replay', ...musterstadt, ...atHome]),
      planbuch.json(['replay', ...musterstadt, ...overHttp]),
    ]);
    expect(story.out.trimEnd().split('\n')).toHaveLength(EVENTS);
    expect(story.out).toMatch(/^1 {2}09\.01\.2023 {2}Verwaltung des Planungsbuchs: .*erfunden/);
    const numbers = (events.document as Event[]).map(({ number }) => number);
    expect(numbers).toEqual([...Array(EVENTS).keys()].map((n) => n + 1));
    for (const told of [story.out, JSON.stringify(events.document)]) {
      expect(told).not.toContain('Elterninitiative Sonnenhang');
      expect(told).not.toContain('ausgeschiedenes Mitglied');
    }
    expect(JSON.stringify(events.document)).toContain('[geschwärzt]');
  });

  it('tells a part: up to an event or a day, of a type, of a tag', async () => {
    const ask = (...words: string[]) => planbuch.json(['replay', ...musterstadt, ...words, ...overHttp]);
    const [until, day, type, tag] = await Promise.all([
      ask('--until', '5'),
      ask('--until', '2023-01-16'),
      ask('--type', 'event-corrected'),
      ask('--tag', 'fiscal-year:2027'),
    ]);
    expect(until.document).toHaveLength(5);
    expect(day.document.at(-1)).toMatchObject({ recordedAt: expect.stringMatching(/^2023-01-16/) });
    expect(type.document).toMatchObject([{ type: 'event-corrected' }]);
    expect((tag.document as Event[]).every(({ tags }) => tags.includes('fiscal-year:2027'))).toBe(true);
  });
});

describe('act', () => {
  const organisation = (name: string) => JSON.stringify({ name, kind: 'organisation' });

  it('performs an act, once for each key; a dry run stores nothing', async () => {
    const words = ['act', 'register-organisation', '--ledger', 'musterstadt'];
    const dry = await planbuch.json([...words, '--dry-run', ...overHttp], { input: organisation('Probe') });
    expect(dry).toMatchObject({
      code: 0,
      document: { number: EVENTS, events: [{ type: 'organisation-registered' }] },
    });
    const first = await planbuch.json([...words, '--key', 'eins', ...atHome], {
      input: organisation('Träger M'),
    });
    expect(first).toMatchObject({ code: 0, document: { number: EVENTS + 1 } });
    const again = await planbuch.json([...words, '--key', 'eins', ...overHttp], {
      input: organisation('Träger M'),
    });
    expect(again).toEqual(first);
  });

  it('says what is wrong: the shape, the rule, the act, the ledger, the input', async () => {
    const act = (words: string[], input: string) => planbuch.json(['act', ...words, ...overHttp], { input });
    const [shape, rule, unknown, ledger, input, empty] = await Promise.all([
      act(['register-organisation', ...musterstadt], '{"colour":"red"}'),
      act(['open-fiscal-year', ...musterstadt], '{"year":2026}'),
      act(['dance', ...musterstadt], '{}'),
      act(['register-organisation', '--ledger', 'nirgends'], organisation('X')),
      act(['register-organisation', ...musterstadt], '{'),
      act(['register-organisation', ...musterstadt], ''),
    ]);
    expect(shape).toMatchObject({ code: 1, document: { status: 400, fields: expect.any(Array) } });
    expect(rule).toMatchObject({ code: 1, document: { status: 409, code: 'id-taken' } });
    expect(unknown).toMatchObject({ code: 1, document: { code: 'act-unknown' } });
    expect(ledger).toMatchObject({ code: 1, document: { code: 'ledger-unknown' } });
    expect(input).toMatchObject({ code: 2, document: { code: 'input-no-json' } });
    expect(empty).toMatchObject({ code: 2, document: { code: 'input-no-json' } });
  });

  it('lists the acts with who may perform them', async () => {
    const { document } = await planbuch.json(['acts', ...overHttp]);
    expect(document).toContainEqual(
      expect.objectContaining({ act: 'take-over-grant', label: 'Zuwendung übernehmen' }),
    );
  });
});

describe('token', () => {
  it('makes a caller who may read and not act, and ends it', async () => {
    const made = await planbuch.json(['token', 'create', '--name', 'Leserin', '--role', 'reader', ...atHome]);
    const { token, id } = made.document;
    const reader = ['--url', service.document.url, '--token', token];
    const [read, acted, listed] = await Promise.all([
      planbuch.json(['ledger', 'list', ...reader]),
      planbuch.json(['act', 'open-fiscal-year', ...musterstadt, ...reader], { input: '{"year":2030}' }),
      planbuch.run(['token', 'list', ...atHome]),
    ]);
    expect(read).toMatchObject({ code: 0, document: [{ ledger: 'musterstadt' }] });
    expect(acted).toMatchObject({
      code: 1,
      document: { status: 403, roles: expect.arrayContaining(['treasury']) },
    });
    expect(listed.out).toContain('Leserin');
    expect(listed.out).not.toContain(token);

    const revoked = await planbuch.run(['token', 'revoke', id, ...atHome]);
    expect(revoked.code).toBe(0);
    // A revoked token works for at most a second in a running process.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await planbuch.json(['ledger', 'list', ...reader])).toMatchObject({
      code: 1,
      document: { status: 401 },
    });
    expect((await planbuch.run(['token', 'revoke', id, ...atHome])).code).toBe(1);
  }, 60_000);

  it('says of every option that is wrong what it should be', async () => {
    const { code, err } = await planbuch.run([
      'token',
      'create',
      '--name',
      ' ',
      '--role',
      'emperor',
      ...atHome,
    ]);
    expect(code).toBe(2);
    expect(err).toMatch(/--name: .*\n.*--role: .*administrator/);
  });
});
