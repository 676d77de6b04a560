import { openPool } from '#platform';
import type { Database } from '#platform';
import { entryOf, sealed } from '../testing.js';
import { soundBook } from '../testing/contract/book.js';
import { openPostgres } from '../testing/postgres/opened-postgres.js';
import type { OpenedPostgres } from '../testing/postgres/opened-postgres.js';

let opened: OpenedPostgres;
let superuser: Database;

beforeAll(async () => {
  opened = await openPostgres();
  superuser = openPool(opened.place.superuserUrl, { max: 1, name: 'immutability, superuser' });
  await opened.store.createLedger('musterstadt', 'real');
  const disclosures = [{ path: '/reason', salt: '0'.repeat(64), value: 'ein Grund' }];
  await opened.store.append(
    'musterstadt',
    entryOf([sealed('musterstadt', 'need-identified', ['need:a'])], { disclosures }),
  );
});

afterAll(async () => {
  await superuser.close();
  await opened.close();
});

/** SQLSTATE with which a statement is refused. */
async function refusal(of: Promise<unknown>): Promise<string> {
  try {
    await of;
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

const NO_RIGHT = '42501';
const NEVER_CHANGES = 'PB001';

const changes = [
  'UPDATE planbuch.events SET leaf = leaf',
  "UPDATE planbuch.events SET type = 'x' WHERE number = 1",
  'DELETE FROM planbuch.events WHERE number = 1',
  'TRUNCATE planbuch.events',
  'TRUNCATE planbuch.events, planbuch.event_tags, planbuch.ledgers CASCADE',
  'UPDATE planbuch.event_tags SET number = number + 1',
  'DELETE FROM planbuch.event_tags',
  'TRUNCATE planbuch.event_tags',
  'DELETE FROM planbuch.ledgers',
  'TRUNCATE planbuch.ledgers CASCADE',
  'MERGE INTO planbuch.events e USING planbuch.ledgers l ON e.ledger = l.ledger WHEN MATCHED THEN DELETE',
];

describe('What is stored never changes', () => {
  it.each(changes)('the owner is refused: %s', async (change) => {
    expect(await refusal(opened.asOwner(change))).toBe(NEVER_CHANGES);
  });

  it.each(changes)('the superuser is refused: %s', async (change) => {
    expect(await refusal(superuser.query(change))).toBe(NEVER_CHANGES);
  });

  it.each([
    ...changes,
    "INSERT INTO planbuch.events (ledger, number, type, leaf, leaf_hash) VALUES ('musterstadt', 2, 'x', '{}', '')",
    "INSERT INTO planbuch.event_tags VALUES ('musterstadt', 'need:b', 1)",
    "INSERT INTO planbuch.disclosures VALUES ('musterstadt', 2, '[]')",
    "UPDATE planbuch.disclosures SET entries = '[]'",
    'DELETE FROM planbuch.disclosures',
    'TRUNCATE planbuch.disclosures',
    "INSERT INTO planbuch.ledgers (ledger, mode) VALUES ('anderswo', 'real')",
    'UPDATE planbuch.ledgers SET head = 0',
    "UPDATE planbuch.ledgers SET state = 'frozen'",
    'DELETE FROM planbuch.person_keys',
    'UPDATE planbuch.person_keys SET wrapped = wrapped',
    'COPY planbuch.events FROM STDIN',
    'ALTER TABLE planbuch.events DISABLE TRIGGER ALL',
    'DROP TRIGGER events_never_change ON planbuch.events',
    'CREATE TABLE planbuch.mine (x int)',
    'SET ROLE planbuch_owner',
    "SELECT planbuch.forget('musterstadt', 1, 'text-redacted', '{}')",
    "SELECT planbuch.conflicts('musterstadt', '')",
    'SELECT pg_advisory_lock(1), planbuch.refuse_change()',
    'SET session_replication_role = replica',
  ])('the application has no right: %s', async (change) => {
    expect(await refusal(opened.database.query(change))).toBe(NO_RIGHT);
  });

  it('whatever they tried, the book is sound', async () => {
    expect(await soundBook(opened.store, 'musterstadt')).toHaveLength(1);
  });
});

/** What the application may call of this store's functions, and of those for the copy of a stream. */
const CALLABLE = ['append', 'copy_of_stream', 'create_ledger', 'stage', 'sweep_staged'];

describe('The application has these rights and no others', () => {
  it('on tables', async () => {
    const rights = await opened.asOwner<{ right: string }>(
      `SELECT table_name || ' ' || string_agg(privilege_type, ' ' ORDER BY privilege_type) AS right
       FROM information_schema.role_table_grants WHERE table_schema = 'planbuch' AND grantee IN ('planbuch_app', 'PUBLIC')
       GROUP BY table_name ORDER BY table_name`,
    );

    expect(rights.map(({ right }) => right)).toEqual([
      'damaged_streams DELETE INSERT SELECT UPDATE',
      'disclosures SELECT',
      'event_tags SELECT',
      'events SELECT',
      'forgetting SELECT',
      'ledgers SELECT',
      'person_keys INSERT SELECT',
    ]);
  });

  it('on functions', async () => {
    const callable = await opened.asOwner<{ name: string }>(
      `SELECT p.proname AS name FROM pg_proc p WHERE p.pronamespace = 'planbuch'::regnamespace
         AND has_function_privilege('planbuch_app', p.oid, 'EXECUTE') ORDER BY 1`,
    );

    expect(callable.map(({ name }) => name)).toEqual(CALLABLE);
  });

  it('its functions look only where they were told to, whoever calls them', async () => {
    const settings = await opened.asOwner<{ name: string; settings: string[]; secure: boolean }>(
      `SELECT proname AS name, proconfig AS settings, prosecdef AS secure FROM pg_proc
       WHERE pronamespace = 'planbuch'::regnamespace AND proname = ANY ($1) ORDER BY 1`,
      [CALLABLE],
    );

    expect(settings.map(({ name }) => name)).toEqual(CALLABLE);

    for (const { settings: own, secure } of settings) {
      expect(secure).toBe(true);
      expect(own).toContain('search_path=planbuch, pg_temp');
    }
  });
});
