import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { CommandLine } from './command-line.js';
import type { Running } from './command-line.js';

const planbuch = new CommandLine();
const data = planbuch.path('data');
let service: Running;
let superuser: pg.Client;

beforeAll(async () => {
  await planbuch.run(['demo', '--check', '--keep', '--data', data]);
  service = await planbuch.serve(['start', '--data', data]);
  superuser = new pg.Client({
    host: '127.0.0.1',
    port: Number(readFileSync(join(data, 'run', 'port'), 'utf8')),
    user: 'postgres',
    password: readFileSync(join(data, 'secrets', 'postgres.password'), 'utf8').trim(),
    database: 'planbuch',
  });
  await superuser.connect();
}, 60_000);

afterAll(async () => {
  await superuser.end();
  await service.interrupt();
  await planbuch.remove();
});

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  readonly advice?: { readonly de: string; readonly en: string };
}

interface Problem {
  readonly what: string;
  readonly number: number;
}

async function doctor(): Promise<{ code: number | null; ok: boolean; wrong: Check[] }> {
  const { code, document } = await planbuch.json(['doctor', '--data', data]);
  const checks: Check[] = document.checks;
  return { code, ok: document.ok, wrong: checks.filter(({ ok }) => !ok) };
}

describe('doctor', () => {
  it('finds a fresh place in order, and shows no secret', async () => {
    const { code, out } = await planbuch.run(['doctor', '--data', data]);
    expect(code).toBe(0);
    expect(out.match(/^✓/gm)).toHaveLength(21);
    for (const file of ['app.password', 'owner.password', 'postgres.password'])
      expect(out).not.toContain(readFileSync(join(data, 'secrets', file), 'utf8').trim());
  });

  it('notices a right too many, a trigger too few, an open file, and says what to do', async () => {
    chmodSync(join(data, 'secrets', 'master.key'), 0o644);
    await superuser.query('GRANT UPDATE ON planbuch.ledgers TO planbuch_app');
    await superuser.query('ALTER TABLE planbuch.events DISABLE TRIGGER events_never_change');
    const { code, ok, wrong } = await doctor();
    expect([code, ok]).toEqual([1, false]);
    expect(wrong.map(({ name }) => name)).toEqual([
      'data-folder',
      'rights-of-application',
      'rights-of-owner',
    ]);
    expect(wrong[0]!.advice!.de).toContain('chmod');
    expect(wrong[1]!.found).toContain('UPDATE planbuch.ledgers');
    expect(wrong[2]!.advice!.en).toContain('ENABLE TRIGGER');

    chmodSync(join(data, 'secrets', 'master.key'), 0o600);
    await superuser.query('REVOKE UPDATE ON planbuch.ledgers FROM planbuch_app');
    await superuser.query('ALTER TABLE planbuch.events ENABLE TRIGGER events_never_change');
    expect(await doctor()).toMatchObject({ code: 0, ok: true });
  }, 60_000);
});

describe('projections', () => {
  it('lists every read model of every ledger, and builds one anew while it is read', async () => {
    const rebuilt = await planbuch.json(['projections', 'rebuild', 'grants', '--data', data]);
    expect(rebuilt).toMatchObject({ code: 0, document: [{ ledger: 'musterstadt', name: 'grants', lag: 0 }] });
    const listed = await planbuch.json(['projections', 'list', '--data', data]);
    expect(listed.document).toContainEqual(
      expect.objectContaining({ name: 'organisations', ledger: 'musterstadt' }),
    );
    expect((await planbuch.run(['projections', 'rebuild', 'castles', '--data', data])).code).toBe(1);
  });
});

describe('verify', () => {
  it('names what was changed in the ledger and in a read model, and where', async () => {
    await superuser.query(`SET session_replication_role = replica`);
    await superuser.query(
      `UPDATE planbuch.events SET leaf = replace(leaf, '"year":2026', '"year":2025') WHERE ledger = 'musterstadt' AND type = 'fiscal-year-opened' AND leaf LIKE '%"year":2026%'`,
    );
    const { rows } = await superuser.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'read_models' AND column_name = 'pseudonym'`,
    );
    await superuser.query(
      `UPDATE read_models."${rows[0]!.name}" SET pseudonym = 'X' WHERE pseudonym = 'R-Kaemmerei'`,
    );

    const { code, document } = await planbuch.json(['verify', '--data', data]);
    expect([code, document.ok]).toEqual([1, false]);
    const problems: Problem[] = document.ledgers[0].problems;
    const opening = problems.find(({ what }) => what === 'leaf-hash')!.number;
    expect(problems).toContainEqual(
      expect.objectContaining({ what: 'read-model', number: opening, place: 'fiscal-years 2026 year' }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ what: 'read-model', place: expect.stringMatching(/^persons .*pseudonym/) }),
    );

    const { out } = await planbuch.run(['verify', '--data', data, '--lang', 'en']);
    expect(out).toMatch(new RegExp(`#${String(opening)} .*Hash of the leaf\\n\\s+expected: [0-9a-f]{64}`));
  }, 60_000);
});
