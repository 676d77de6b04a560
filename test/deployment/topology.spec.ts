import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { testDatabase } from '#platform/testing';
import { Caller } from './caller.js';
import { eventServer, redis } from './servers.js';
import type { AddressedServer } from './servers.js';
import { topology } from './topology.js';
import type { Topology } from './topology.js';

let jobs: AddressedServer | undefined;
let events: AddressedServer | undefined;
let town: Topology;

beforeAll(async () => {
  [jobs, events] = await Promise.all([redis(), eventServer()]);
  town = await topology({
    unmigrated: true,
    settings: {
      ...(jobs ? { REDIS_URL: jobs.url } : {}),
      ...(events ? { EVENTSTORE_URL: events.url } : {}),
    },
  });
}, 150_000);

afterAll(async () => {
  await town.close();
  await Promise.all([jobs?.close(), events?.close()]);
});

it('two apis and two workers serve together, and go on without a worker and an api that were killed', async () => {
  const { programs } = town;
  const [first, second, worker, otherWorker] = await Promise.all([
    programs.start('api'),
    programs.start('api'),
    programs.start('worker'),
    programs.start('worker'),
  ]);
  const token = await town.token();
  const [one, other] = [first, second].map(({ url }) => new Caller(token, () => url)) as [Caller, Caller];
  const ledger = 'musterstadt';
  expect(await one.openLedger(ledger)).toMatchObject({ status: 201, number: 1 });

  // Acts through both, read through the one that did not take them.
  const names: string[] = [];
  const register = async (caller: Caller): Promise<number> => {
    const name = `Träger ${String(names.length + 1)}`;
    names.push(name);
    const { status, number } = await caller.registerOrganisation(ledger, name);
    expect({ name, status }).toEqual({ name, status: 201 });
    return number;
  };
  for (let round = 0; round < 5; round += 1) {
    expect(await other.organisations(ledger, await register(one))).toEqual(names);
    expect(await one.organisations(ledger, await register(other))).toEqual(names);
  }

  // Whichever worker had the ledger: one after the other is killed, and the register goes on with who is left.
  for (const killed of [worker, otherWorker]) {
    const replacement = programs.start('worker');
    await killed.kill();
    const started = performance.now();
    expect(await one.organisations(ledger, await register(other))).toEqual(names);
    expect(performance.now() - started).toBeLessThan(10_000);
    await replacement;
  }

  await first.kill();
  await expect(one.registerOrganisation(ledger, 'niemand hört')).rejects.toThrow(/ECONNRE/);
  expect(await other.organisations(ledger, await register(other))).toEqual(names);
  const again = await programs.start('api');
  const returned = new Caller(token, () => again.url);
  expect(await returned.organisations(ledger, await register(returned))).toEqual(names);

  for (const url of [second.url, again.url]) {
    expect(await (await fetch(`${url}/health/ready`)).json()).toMatchObject({ status: 'ready' });
  }
  for (const caller of [one, other, returned]) caller.close();
  expect(await Promise.all([second.end(), again.end()])).toEqual([0, 0]);
}, 150_000);

it('a worker tells its health and what it uses, and ends in order', async () => {
  const worker = await town.programs.start('worker');
  expect(await (await fetch(`${worker.url}/health/live`)).json()).toEqual({ status: 'live' });
  expect(await (await fetch(`${worker.url}/health/ready`)).json()).toEqual({ status: 'ready' });
  const metrics = await (await fetch(`${worker.url}/metrics`)).text();
  expect(metrics).toMatch(/^process_resident_memory_bytes\{app="planbuch-worker"\} \d+/m);
  expect(metrics).toMatch(/^planbuch_database_waiting\{app="planbuch-worker"\} 0$/m);
  expect((await fetch(`${worker.url}/elsewhere`)).status).toBe(404);
  expect(await worker.end()).toBe(0);
});

it('settings at fault are said in two sentences, not as a stack', async () => {
  const start = town.programs.start('api', { PLANBUCH_MASTER_KEY: 'bitte-aendern' });
  await expect(start).rejects.toThrow(/Diese Einstellungen[^]*PLANBUCH_MASTER_KEY[^]*These settings/);
  await expect(start).rejects.not.toThrow(/ at |bitte-aendern/);
});

it('a database that lets nobody in is said in two sentences too, with the variable that names it', async () => {
  const wrong = Object.assign(new URL(town.place.appUrl), { password: 'vergessen' }).href;
  const start = town.programs.start('worker', { DATABASE_URL: wrong });
  await expect(start).rejects.toThrow(
    /\(DATABASE_URL\) lässt uns nicht ein[^]*\(DATABASE_URL\) does not let us/,
  );
  await expect(start).rejects.not.toThrow(/ at |vergessen/);
  expect(await town.programs.doctor({ DATABASE_URL: town.place.ownerUrl })).toContainEqual(
    expect.objectContaining({ name: 'connections', ok: false }),
  );
}, 60_000);

it('a process with another master key than the others is turned away, and doctor says so', async () => {
  const settings = { PLANBUCH_MASTER_KEY: randomBytes(32).toString('hex') };
  for (const kind of ['api', 'worker'] as const)
    await expect(town.programs.start(kind, settings)).rejects.toThrow(
      /Der Hauptschlüssel [^\n]* ist ein anderer[^]*\nThe master key [^\n]* is another one/,
    );
  const wrong = (await town.programs.doctor(settings)).filter(({ ok }) => !ok);
  expect(wrong.map(({ name }) => name)).toEqual(['key-of-place']);
}, 60_000);

it('doctor finds a database fit that no process has met yet, and names what its roles lack', async () => {
  const place = await testDatabase();
  const superuser = new pg.Client({ connectionString: place.superuserUrl });
  const { ownerUrl, appUrl } = place;
  const settings = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl };
  await superuser.connect();
  try {
    const fit = await town.programs.doctor(settings);
    expect(fit.filter(({ ok }) => !ok)).toEqual([]);
    expect(fit).toContainEqual(expect.objectContaining({ name: 'migrations', found: 'noch keines; der erste Start legt es an' })); // prettier-ignore

    await superuser.query(`ALTER ROLE planbuch_app IN DATABASE ${superuser.database!} SET jit = on`);
    await superuser.query('REVOKE EXECUTE ON FUNCTION pg_switch_wal() FROM planbuch_owner');
    const wrong = (await town.programs.doctor(settings)).filter(({ ok }) => !ok);
    expect(wrong.map(({ name }) => name)).toEqual(['role-settings', 'rights-to-forget']);
    expect(wrong[0]?.advice?.en).toContain('ALTER ROLE planbuch_app SET jit = off;');
    expect(wrong[1]?.advice?.de).toContain('GRANT EXECUTE ON FUNCTION pg_switch_wal() TO planbuch_owner;');
  } finally {
    await superuser.end();
    await place.drop();
  }
}, 60_000);
