import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from '#access';
import { Performer } from '#acting';
import { eventStoreMigrations, PostgresEventStore } from '#event-store/postgres';
import { Forgetting } from '#forgetting';
import { Jobs, jobsBeside, jobsMigrations, queues, Uploads } from '#jobs';
import { planning } from '#planning';
import {
  createLogger,
  migrate,
  openPool,
  openWorkplace,
  systemClock,
  systemIds,
  systemRandomness,
} from '#platform';
import type { Database, Workplace } from '#platform';
import { Projections, projectingMigrations } from '#projecting';
import { readModels } from '#read-models';
import { ERASED, openPersonal, openerFor, PersonKeys, REDACTED } from '#vault';

const caller: Caller = { actor: 'operator:test', roles: ['administrator', 'planning', 'treasury'] };
const ledger = 'musterstadt';
const secret = 'Zwiebelfisch-Verein zur Probe';
const erika = 'Erika Geheimnisträgerin';

let workplace: Workplace;
let database: Database;
let store: PostgresEventStore;
let performer: Performer;
let projections: Projections;
let forgetting: Forgetting;
let keys: PersonKeys;

beforeAll(async () => {
  const data = mkdtempSync(join(tmpdir(), 'planbuch-forgetting-'));
  await chmod(data, 0o755);
  workplace = await openWorkplace({ data });
  const { ownerUrl, appUrl } = workplace;
  await migrate({
    ownerUrl,
    dirs: [eventStoreMigrations, projectingMigrations, jobsMigrations],
    schema: 'planbuch',
  });
  database = openPool(appUrl, { max: 6, name: 'forgetting spec' });
  store = new PostgresEventStore(database);
  keys = new PersonKeys(database, workplace.masterKey());
  const logger = createLogger({ level: 'silent', name: 'spec' });
  performer = new Performer({
    store, vocabulary: planning, personKeys: keys, masterKey: workplace.masterKey(),
    clock: systemClock, ids: systemIds, randomness: systemRandomness(),
  }); // prettier-ignore
  projections = new Projections({ database, store, readModels, open: openerFor(planning), logger });
  const beside = jobsBeside(database);
  forgetting = new Forgetting({ store, database, ownerUrl, projections, readModels, logger, beside });
});

afterAll(async () => {
  await projections.stop();
  await store.close();
  await database.close();
  await workplace.remove();
});

function perform(act: string, body: object) {
  return performer.perform({ ledger, acts: [{ act, body }], caller });
}

/** An import that was given up: its file still lies there, and its report names what stands in a refused row. */
async function reportOn(text: string): Promise<void> {
  const jobs = new Jobs({ database, ids: systemIds });
  const file = Readable.from([Buffer.from(`name\n${text}\n`)]);
  const id = systemIds.uuidv7();
  const sha256 = await new Uploads(database).keep(id, 'zuwendungen.csv', file);
  const asked = {
    ledger,
    sha256,
    kind: 'grants',
    dryRun: false,
    skipRefused: false,
    language: 'de',
  } as const;
  await jobs.ask(queues.imports, asked, { id });
  await database.execute(
    `UPDATE planbuch.jobs SET state = 'dead', ended_at = now(), result = to_json($2::text) WHERE id = $1`,
    [id, text],
  );
}

/** Every file of the database that still holds these bytes. */
function filesWith(text: string): string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (statSync(path).size > 0 && readFileSync(path).includes(text)) found.push(path);
    }
  };
  walk(join(workplace.folder, 'database'));
  return found;
}

/** The rows of all read models, in every version and generation. */
async function rowsWith(text: string): Promise<number> {
  const tables = await database.query<{ name: string }>(
    `SELECT format('read_models.%I', tablename) AS name FROM pg_tables WHERE schemaname = 'read_models'`,
  );
  let count = 0;
  for (const { name } of tables) {
    const [row] = await database.query<{ n: number }>(
      `SELECT count(*) AS n FROM ${name} t WHERE t::text LIKE '%' || $1 || '%'`,
      [text],
    );
    count += row?.n ?? 0;
  }
  return count;
}

it('drives a redacted text out of every way of reading and out of the files, and leaves the leaf as it was', async () => {
  await perform('open-ledger', {
    title: 'Musterstadt',
    mode: 'real',
    kind: 'municipality',
    federalState: 'HE',
  });
  const { number } = await perform('register-organisation', { name: secret, kind: 'organisation' });
  await projections.catchUp();
  await reportOn(secret);
  expect(await rowsWith(secret)).toBe(1);
  expect(filesWith(secret)).not.toEqual([]);
  const leafBefore = await leafOf(number);

  const { number: order } = await perform('redact-text', {
    eventNumber: number,
    path: '/data/name',
    legalBasis: 'personality-rights',
    reason: 'Antrag der Organisation',
  });
  // The text is gone with the event that orders it; what is left is under way.
  for await (const { disclosures } of store.readRecorded(ledger, { after: number - 1, upTo: number }))
    expect(disclosures).toEqual([]);
  expect(await forgetting.state({ ledger, number: order })).toBe('in-progress');

  await projections.catchUp();
  await forgetting.finishOpen();
  expect(await forgetting.state({ ledger, number: order })).toBe('done');
  expect(await rowsWith(secret)).toBe(0);
  expect(await rowsWith(REDACTED)).toBeGreaterThan(0);
  expect(filesWith(secret)).toEqual([]);
  expect(await leafOf(number)).toEqual(leafBefore);
});

it('destroys the key and the data of an erased person', async () => {
  const registered = await perform('register-person', { pseudonym: 'P-017', name: erika });
  const [event] = registered.events;
  const recorded = async () => {
    for await (const each of store.readRecorded(ledger, {
      after: registered.number - 1,
      upTo: registered.number,
    }))
      return each;
    throw new Error('not there');
  };
  expect([...(await openPersonal(await recorded(), planning, keys)).values()]).toEqual([erika]);
  expect(filesWith(erika)).toEqual([]);

  await perform('erase-personal-data', {
    personId: event?.subject.slice('person:'.length),
    legalBasis: 'consent-withdrawn',
    reason: 'Antrag',
  });
  expect([...(await openPersonal(await recorded(), planning, keys)).values()]).toEqual([ERASED]);
  await forgetting.finishOpen();
  expect((await database.query('SELECT FROM planbuch.person_keys')).length).toBe(0);
});

it('lets appends pass while a long reader keeps it from writing a table anew', async () => {
  const { events } = await perform('register-person', { pseudonym: 'P-018', name: erika });
  let leave: () => void = () => undefined;
  const reading = database.transaction(async (transaction) => {
    await transaction.query('SELECT count(*) FROM planbuch.disclosures');
    await new Promise<void>((resolve) => (leave = resolve));
  });
  const personId = events[0]?.subject.slice('person:'.length);
  const { number } = await perform('erase-personal-data', {
    personId,
    legalBasis: 'consent-withdrawn',
    reason: 'Antrag',
  });

  const finished = forgetting.finishOpen();
  await until(() => waitsForDisclosures());
  await perform('register-person', { pseudonym: 'P-019', name: 'Jemand anderes' });
  expect(await forgetting.state({ ledger, number })).toBe('in-progress');

  leave();
  await reading;
  await finished;
  expect(await forgetting.state({ ledger, number })).toBe('done');
});

/** Whether somebody stands in line for the table, with everybody who comes later behind. */
async function waitsForDisclosures(): Promise<boolean> {
  const waiting = await database.query(
    `SELECT FROM pg_locks WHERE NOT granted AND relation = 'planbuch.disclosures'::regclass`,
  );
  return waiting.length > 0;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20);
}

async function leafOf(number: number): Promise<unknown> {
  return database.query('SELECT leaf, leaf_hash FROM planbuch.events WHERE ledger = $1 AND number = $2', [
    ledger,
    number,
  ]);
}
